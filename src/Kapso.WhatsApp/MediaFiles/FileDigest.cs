using System.Security.Cryptography;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>Reads the SHA-256 digest of a file in the notations in which servers write one.</summary>
internal static class FileDigest
{
    private static readonly string[] Names = ["sha256", "sha-256"];

    /// <summary>
    /// Reads hexadecimal digits, Base64 and Base64Url, with or without padding, also behind the algorithm's name (<c>sha256:…</c>, <c>sha256-…</c>, <c>sha-256=…</c>). Returns
    /// false for anything else: what cannot be read cannot be compared.
    /// </summary>
    /// <param name="text">The digest as it was told.</param>
    /// <param name="digest">Its bytes; null when none was told.</param>
    public static bool TryRead(string? text, out byte[]? digest)
    {
        digest = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        string bare = WithoutName(text.Trim());
        if (bare.Length == 2 * SHA256.HashSizeInBytes && bare.All(char.IsAsciiHexDigit))
        {
            digest = Convert.FromHexString(bare);
            return true;
        }

        string base64 = bare.Trim(':').TrimEnd('=').Replace('-', '+').Replace('_', '/') + "=";
        byte[] bytes = new byte[SHA256.HashSizeInBytes + 2];
        if (base64.Length != 44 || !Convert.TryFromBase64String(base64, bytes, out int length) || length != SHA256.HashSizeInBytes)
        {
            return false;
        }

        digest = bytes[..length];
        return true;
    }

    private static string WithoutName(string text)
    {
        string? name = Names.FirstOrDefault(name => text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && text.Length > name.Length && text[name.Length] is (':' or '=' or '-'));
        return name is null ? text : text[(name.Length + 1)..];
    }
}
