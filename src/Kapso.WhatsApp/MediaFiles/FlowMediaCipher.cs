using System.Security.Cryptography;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>
/// Opens the bytes of a <see cref="FlowMedia"/>: AES-256-CBC, with ten bytes of an HMAC over the initial vector and the ciphertext behind them. Both digests and the HMAC are
/// compared before a byte is handed out.
/// </summary>
internal sealed class FlowMediaCipher
{
    /// <summary>The number of bytes of the HMAC that follow the ciphertext.</summary>
    public const int MacBytes = 10;

    private const int IvBytes = 16;
    private const int KeyBytes = 32;

    private readonly byte[] _encryptedHash;
    private readonly byte[] _plaintextHash;
    private readonly byte[] _iv;
    private readonly byte[] _encryptionKey;
    private readonly byte[] _hmacKey;

    private FlowMediaCipher(Rules rules, FlowMediaKeys keys)
    {
        _encryptedHash = Read(rules, keys.EncryptedHash, SHA256.HashSizeInBytes, "encryptedHash");
        _iv = Read(rules, keys.Iv, IvBytes, "iv");
        _encryptionKey = Read(rules, keys.EncryptionKey, KeyBytes, "encryptionKey");
        _hmacKey = Read(rules, keys.HmacKey, KeyBytes, "hmacKey");
        _plaintextHash = Read(rules, keys.PlaintextHash, SHA256.HashSizeInBytes, "plaintextHash");
    }

    /// <summary>Reads the keys; what is missing or has another length is a broken rule.</summary>
    public static FlowMediaCipher? Read(Rules rules, FlowMediaKeys? keys)
    {
        if (!rules.NotNull(keys, "encryptionMetadata"))
        {
            return null;
        }

        using (rules.In("encryptionMetadata"))
        {
            return new FlowMediaCipher(rules, keys);
        }
    }

    /// <summary>Opens a file of encrypted bytes, which is cut at its end; null when it is not what the keys say.</summary>
    public async Task<Stream?> OpenAsync(FileStream file, CancellationToken cancellationToken)
    {
        if (file.Length < MacBytes || !await HashIsAsync(file, _encryptedHash, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        byte[] mac = new byte[MacBytes];
        file.Position = file.Length - MacBytes;
        await file.ReadExactlyAsync(mac, cancellationToken).ConfigureAwait(false);
        file.SetLength(file.Length - MacBytes);
        if (!CryptographicOperations.FixedTimeEquals((await MacAsync(file, cancellationToken).ConfigureAwait(false)).AsSpan(0, MacBytes), mac))
        {
            return null;
        }

        try
        {
            using CryptoStream checking = Decrypt(file, leaveOpen: true);
            if (!CryptographicOperations.FixedTimeEquals(await SHA256.HashDataAsync(checking, cancellationToken).ConfigureAwait(false), _plaintextHash))
            {
                return null;
            }
        }
        catch (CryptographicException)
        {
            return null;
        }

        return Decrypt(file, leaveOpen: false);
    }

    private static byte[] Read(Rules rules, string? base64, int length, string path)
    {
        byte[] bytes = new byte[length + 2];
        if (base64 is null || base64.Length > bytes.Length * 2 || !Convert.TryFromBase64String(base64, bytes, out int read) || read != length)
        {
            rules.Add(path, "base64", $"must be {length} bytes in Base64", $"{length}");
        }

        return bytes[..length];
    }

    private static async Task<bool> HashIsAsync(FileStream file, byte[] hash, CancellationToken cancellationToken)
    {
        file.Position = 0;
        return CryptographicOperations.FixedTimeEquals(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false), hash);
    }

    private async Task<byte[]> MacAsync(FileStream file, CancellationToken cancellationToken)
    {
        using IncrementalHash mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _hmacKey);
        mac.AppendData(_iv);
        byte[] piece = new byte[64 * 1024];
        file.Position = 0;
        for (int read; (read = await file.ReadAsync(piece, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            mac.AppendData(piece.AsSpan(0, read));
        }

        return mac.GetHashAndReset();
    }

    private CryptoStream Decrypt(FileStream file, bool leaveOpen)
    {
        file.Position = 0;
        using Aes aes = Aes.Create();
        (aes.Mode, aes.Padding) = (CipherMode.CBC, PaddingMode.PKCS7);
        return new CryptoStream(file, aes.CreateDecryptor(_encryptionKey, _iv), CryptoStreamMode.Read, leaveOpen);
    }
}
