using System.Text;
using System.Text.Json;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>
/// What WhatsApp wraps a flow's requests in: AES-128-GCM with a nonce of 16 bytes, which the framework's own GCM does not take, under a key that is wrapped
/// with RSA-OAEP. The answer goes back under the same key with every bit of the nonce inverted.
/// </summary>
internal sealed class FlowEncryption
{
    public const int KeyBytes = 16;
    public const int NonceBytes = 16;
    public const int TagBytes = 16;

    private readonly byte[] _key;
    private readonly byte[] _answerNonce;

    private FlowEncryption(byte[] key, byte[] nonce)
    {
        _key = key;
        _answerNonce = [.. nonce.Select(static part => (byte)~part)];
    }

    /// <summary>Opens a request's body.</summary>
    /// <param name="body">The three texts in Base64, as JSON.</param>
    /// <param name="keys">The private keys that it may have been encrypted for.</param>
    /// <param name="plaintext">What it says.</param>
    /// <returns>What encrypts the answer; null when the body cannot be decrypted with any key, or was changed.</returns>
    /// <exception cref="JsonException">The body is not what WhatsApp sends.</exception>
    public static FlowEncryption? Open(ReadOnlySpan<byte> body, IReadOnlyList<FlowPrivateKey> keys, out byte[] plaintext)
    {
        plaintext = [];
        FlowEnvelope envelope = FlowEnvelope.Read(body);
        if (FromBase64(envelope.WrappedKey) is not { } wrapped || FromBase64(envelope.Nonce) is not { Length: NonceBytes } nonce || FromBase64(envelope.Data) is not { Length: >= TagBytes } data)
        {
            return null;
        }

        foreach (FlowPrivateKey key in keys)
        {
            if (key.Unwrap(wrapped) is { Length: KeyBytes } aes && Apply(forEncryption: false, aes, nonce, data) is { } opened)
            {
                plaintext = opened;
                return new FlowEncryption(aes, nonce);
            }
        }

        return null;
    }

    /// <summary>Encrypts the response, as the Base64 text that is sent.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> answer) => Encoding.ASCII.GetBytes(Convert.ToBase64String(Apply(forEncryption: true, _key, _answerNonce, answer)!));

    /// <summary>Encrypts, or decrypts and verifies; null when the tag is not that of the bytes.</summary>
    internal static byte[]? Apply(bool forEncryption, byte[] key, byte[] nonce, ReadOnlySpan<byte> input)
    {
        GcmBlockCipher cipher = new(new AesEngine());
        cipher.Init(forEncryption, new AeadParameters(new KeyParameter(key), TagBytes * 8, nonce));
        byte[] output = new byte[cipher.GetOutputSize(input.Length)];
        try
        {
            int written = cipher.ProcessBytes(input, output);
            cipher.DoFinal(output.AsSpan(written));
            return output;
        }
        catch (InvalidCipherTextException)
        {
            return null;
        }
    }

    private static byte[]? FromBase64(string text)
    {
        byte[] bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : null;
    }
}

/// <summary>An encrypted request as it is sent.</summary>
internal readonly record struct FlowEnvelope(string Data, string WrappedKey, string Nonce)
{
    /// <exception cref="JsonException">The body is not what WhatsApp sends.</exception>
    public static FlowEnvelope Read(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        (string? data, string? key, string? nonce) = (null, null, null);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("encrypted_flow_data"u8))
            {
                data = TextOf(ref reader);
            }
            else if (reader.ValueTextEquals("encrypted_aes_key"u8))
            {
                key = TextOf(ref reader);
            }
            else if (reader.ValueTextEquals("initial_vector"u8))
            {
                nonce = TextOf(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        // What follows the object is read, too, so that it is refused.
        reader.Read();
        return new FlowEnvelope(data ?? throw new JsonException(), key ?? throw new JsonException(), nonce ?? throw new JsonException());
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        try
        {
            return reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException();
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A text is not valid.", broken);
        }
    }
}
