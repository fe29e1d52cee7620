using System.Text;
using Org.BouncyCastle.Asn1.Misc;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>
/// A private key's block of PEM, found in a text and laid out anew. Environment variables and <c>.env</c> files put quotes around a key, write its line breaks as <c>\n</c>, replace
/// them by spaces, or hold all of it in base64.
/// </summary>
internal sealed class PemBlock
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const string PrivateKey = "PRIVATE KEY";
    private const string EncryptionHeader = "DEK-Info:";
    private const int LineLength = 64;

    private PemBlock(string label, string? encryption, string base64) => (Label, Encryption, Base64) = (label, encryption, base64);

    /// <summary>What the block says that it holds, as <c>RSA PRIVATE KEY</c>.</summary>
    private string Label { get; }

    /// <summary>How an encrypted PKCS#1 key is encrypted: algorithm and initial vector; null for any other key.</summary>
    private string? Encryption { get; }

    private string Base64 { get; }

    /// <summary>Whether a passphrase is needed.</summary>
    public bool IsEncrypted => Encryption is not null || Label.StartsWith("ENCRYPTED", StringComparison.Ordinal);

    /// <summary>Finds the first private key in a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">There is none, or it is cut off; the message says which and never shows the text.</exception>
    public static PemBlock Find(string text)
    {
        string pem = Unescaped(text);
        if (!pem.Contains(Begin, StringComparison.Ordinal) && TryDecode(pem) is { } decoded)
        {
            pem = Unescaped(decoded);
        }

        bool hasPublicKey = false;
        for (int start = pem.IndexOf(Begin, StringComparison.Ordinal); start >= 0; start = pem.IndexOf(Begin, start + Begin.Length, StringComparison.Ordinal))
        {
            int labelStart = start + Begin.Length;
            int labelEnd = pem.IndexOf(Dashes, labelStart, StringComparison.Ordinal);
            string label = labelEnd < 0 ? "" : pem[labelStart..labelEnd].Trim();
            hasPublicKey |= label.EndsWith("PUBLIC KEY", StringComparison.Ordinal);
            if (label.EndsWith(PrivateKey, StringComparison.Ordinal))
            {
                int bodyStart = labelEnd + Dashes.Length;
                int end = pem.IndexOf(End, bodyStart, StringComparison.Ordinal);
                return end < 0
                    ? throw new ArgumentException(
                        "The private key is cut off: its END line is missing. Where a value ends at its first line break, as in many .env files, put it in quotes or write its line breaks as \\n.")
                    : Read(label, pem[bodyStart..end]);
            }
        }

        throw new ArgumentException(
            hasPublicKey ? "The text holds a public key; the private one is needed."
            : "The text holds no private RSA key in PEM: there is no line \"-----BEGIN PRIVATE KEY-----\" or \"-----BEGIN RSA PRIVATE KEY-----\" in it. If it is the path of a file, call FromPemFile.");
    }

    /// <summary>Checks that the key is encrypted in a way that can be undone, so that a passphrase that fits is not blamed.</summary>
    /// <exception cref="ArgumentException">It is not, or what says how it is encrypted is damaged.</exception>
    public void CheckEncryption()
    {
        if (Encryption is not null)
        {
            CheckHeader(Encryption.Split(','));
        }
        else if (KeyDerivation() is { } derivation && derivation != PkcsObjectIdentifiers.IdPbkdf2.Id)
        {
            string name = derivation == MiscObjectIdentifiers.id_scrypt.Id ? "scrypt" : $"a key derivation ({derivation})";
            throw new ArgumentException($"The private key is encrypted with {name}, which is not supported. Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in <file> -out <new file>");
        }
    }

    /// <summary>The block in the layout that every reader of PEM takes.</summary>
    public override string ToString()
    {
        StringBuilder text = new StringBuilder(Begin).Append(Label).Append(Dashes).Append('\n');
        if (Encryption is not null)
        {
            text.Append("Proc-Type: 4,ENCRYPTED\n").Append(EncryptionHeader).Append(' ').Append(Encryption).Append("\n\n");
        }

        for (int i = 0; i < Base64.Length; i += LineLength)
        {
            text.Append(Base64, i, Math.Min(LineLength, Base64.Length - i)).Append('\n');
        }

        return text.Append(End).Append(Label).Append(Dashes).Append('\n').ToString();
    }

    private static PemBlock Read(string label, string body)
    {
        if (label.StartsWith("OPENSSH", StringComparison.Ordinal))
        {
            throw new ArgumentException("The private key has OpenSSH's own format. Convert it to PEM: ssh-keygen -p -m PEM -f <file>");
        }

        int header = body.IndexOf(EncryptionHeader, StringComparison.Ordinal);
        if (header < 0)
        {
            return new PemBlock(label, null, Padded(WithoutWhitespace(body)));
        }

        // Algorithm and initial vector have no blank between them; what follows is the key, with a blank line between them or, all in one line, a space.
        string[] parts = body[(header + EncryptionHeader.Length)..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 2 && parts[0].Contains(',', StringComparison.Ordinal)
            ? new PemBlock(label, parts[0], Padded(WithoutWhitespace(parts[1])))
            : throw new ArgumentException("The private key is cut off: what says how it is encrypted (DEK-Info), or the key behind it, is missing.");
    }

    private static void CheckHeader(string[] parts)
    {
        string[] supported = ["AES-", "DES-", "BF-", "RC2-"];
        if (parts is not [{ } algorithm, { Length: > 0 } vector] || vector.Length % 2 != 0 || !vector.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException("The private key is damaged: its line DEK-Info, which says how it is encrypted, cannot be read.");
        }

        if (!supported.Any(start => algorithm.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
        {
            string name = algorithm.Length <= 32 && algorithm.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-') ? algorithm : "an unknown algorithm";
            throw new ArgumentException($"The private key is encrypted with {name}, which is not supported. Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in <file> -out <new file>");
        }
    }

    /// <summary>How an encrypted PKCS#8 key makes its key from the passphrase, as an object identifier; null for the older ways, and when that cannot be read.</summary>
    private string? KeyDerivation()
    {
        try
        {
            AlgorithmIdentifier encryption = EncryptedPrivateKeyInfo.GetInstance(Convert.FromBase64String(Base64)).EncryptionAlgorithm;
            return encryption.Algorithm.Equals(PkcsObjectIdentifiers.IdPbeS2) ? PbeS2Parameters.GetInstance(encryption.Parameters).KeyDerivationFunc.Algorithm.Id : null;
        }
        catch (Exception damaged) when (damaged is FormatException or ArgumentException or InvalidCastException or IOException or InvalidOperationException)
        {
            // Reading the key itself fails too, and says so.
            return null;
        }
    }

    /// <summary>The text with line breaks in place of their escapes, however often those were escaped; PEM has no backslashes of its own.</summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            while (i + 1 < text.Length && text[i + 1] == '\\')
            {
                i++;
            }

            if (i + 1 < text.Length && text[i + 1] is 'n' or 'r')
            {
                i++;
            }

            // A backslash at the end of a line, or before a quote or a slash, goes as well.
            plain.Append(text[i] is 'n' or 'r' ? '\n' : ' ');
        }

        return plain.ToString();
    }

    /// <summary>The PEM whose base64 the text is; null when it is none.</summary>
    private static string? TryDecode(string text)
    {
        string base64 = Padded(WithoutWhitespace(text).Trim('"', '\''));
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int length) && Encoding.ASCII.GetString(bytes, 0, length) is { } decoded && decoded.Contains(Begin, StringComparison.Ordinal)
            ? decoded
            : null;
    }

    /// <summary>The base64 with the signs at its end that some tools leave out.</summary>
    private static string Padded(string base64) => base64.PadRight((base64.Length + 3) / 4 * 4, '=');

    private static string WithoutWhitespace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
