using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Pkcs;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>The private half of the RSA key pair that the requests of a flow are encrypted for. The public half belongs to the WhatsApp number. It is never shown.</summary>
public sealed class FlowPrivateKey
{
    /// <summary>The smallest key that is accepted, in bits; WhatsApp's are of this size.</summary>
    public const int MinBits = 2048;

    // An RSA object is not for several threads at a time; made anew from this it costs little beside the decryption.
    private readonly byte[] _pkcs8;
    private readonly int _wrappedBytes;

    private FlowPrivateKey(byte[] pkcs8, int bits) => (_pkcs8, _wrappedBytes) = (pkcs8, bits / 8);

    /// <summary>
    /// Reads a key from PEM: PKCS#8 or PKCS#1, in the clear or encrypted, also as environment variables and <c>.env</c> files hold it: in quotes, with line breaks written as <c>\n</c> or
    /// replaced by spaces, or all of it in base64.
    /// </summary>
    /// <param name="pem">The text with <c>-----BEGIN …PRIVATE KEY-----</c> in it. The first private key is read; what stands around it does not matter.</param>
    /// <param name="passphrase">The passphrase of an encrypted key; not needed for any other.</param>
    /// <exception cref="ArgumentException">It holds no private RSA key or only the beginning of one, the passphrase is missing or does not fit, or the key is smaller than <see cref="MinBits"/>.</exception>
    public static FlowPrivateKey FromPem(string pem, string? passphrase = null)
    {
        ArgumentNullException.ThrowIfNull(pem);
        using RSA rsa = RSA.Create();
        PemBlock block = PemBlock.Find(pem);
        if (!block.IsEncrypted)
        {
            Import(() => rsa.ImportFromPem(block.ToString()), "The text holds no private RSA key in PEM: what stands between BEGIN and END is damaged, or a key of another kind.");
        }
        else if (passphrase is null)
        {
            throw new ArgumentException("The private key is encrypted: give its passphrase.", nameof(passphrase));
        }
        else
        {
            block.CheckEncryption();
            Import(() => rsa.ImportPkcs8PrivateKey(Decrypt(block.ToString(), passphrase), out _), "The passphrase does not fit the private key, or it is no RSA key.");
        }

        return rsa.KeySize >= MinBits
            ? new FlowPrivateKey(rsa.ExportPkcs8PrivateKey(), rsa.KeySize)
            : throw new ArgumentException($"The private key has {rsa.KeySize} bits; at least {MinBits} are needed.", nameof(pem));
    }

    /// <summary>Reads a key from a PEM file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="passphrase">The passphrase of an encrypted key.</param>
    /// <exception cref="ArgumentException">It holds no private RSA key, the passphrase does not fit, or the key is smaller than <see cref="MinBits"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FlowPrivateKey FromPemFile(string path, string? passphrase = null) => FromPem(File.ReadAllText(path), passphrase);

    /// <summary>Makes a new key of <see cref="MinBits"/> bits, for tests.</summary>
    public static FlowPrivateKey Generate()
    {
        using RSA rsa = RSA.Create(MinBits);
        return new FlowPrivateKey(rsa.ExportPkcs8PrivateKey(), MinBits);
    }

    /// <summary>The public half in PEM, to be uploaded for the WhatsApp number.</summary>
    public string ExportPublicKeyPem()
    {
        using RSA rsa = Open();
        return rsa.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>Returns the type's name and nothing of the key.</summary>
    public override string ToString() => nameof(FlowPrivateKey);

    /// <summary>Takes a request's AES key out of its wrapping; null when it was not wrapped for this key.</summary>
    internal byte[]? Unwrap(byte[] wrapped)
    {
        if (wrapped.Length != _wrappedBytes)
        {
            return null;
        }

        using RSA rsa = Open();
        try
        {
            return rsa.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA256);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Keys in the older of the two encrypted forms, which Meta's own script makes, are beyond the framework.
    private static byte[] Decrypt(string pem, string passphrase)
    {
        using PemReader reader = new(new StringReader(pem), new Passphrase(passphrase));
        object? key = reader.ReadObject();
        return PrivateKeyInfoFactory.CreatePrivateKeyInfo(key is AsymmetricCipherKeyPair pair ? pair.Private : (AsymmetricKeyParameter?)key ?? throw new IOException()).GetDerEncoded();
    }

    // The causes are not passed on: their texts could show parts of the key. Damaged keys end in exceptions of every kind.
    private static void Import(Action import, string problem)
    {
        try
        {
            import();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new ArgumentException(problem);
        }
    }

    private RSA Open()
    {
        RSA rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(_pkcs8, out _);
        return rsa;
    }

    private sealed class Passphrase(string passphrase) : IPasswordFinder
    {
        public char[] GetPassword() => passphrase.ToCharArray();
    }
}
