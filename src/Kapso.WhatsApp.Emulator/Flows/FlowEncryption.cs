using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>The encryption of one request to a flow's endpoint, as a phone does it: a key of its own, wrapped for the number's public key.</summary>
internal sealed class FlowEncryption
{
    private const int KeyBytes = 16;
    private const int NonceBytes = 16;
    private const int TagBits = 128;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(KeyBytes);
    private readonly byte[] _nonce = RandomNumberGenerator.GetBytes(NonceBytes);

    public byte[] Wrap(JsonObject request, string publicKeyPem)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(publicKeyPem);
        return Json.Utf8(new JsonObject
        {
            ["encrypted_flow_data"] = Convert.ToBase64String(Apply(forEncryption: true, _nonce, Json.Utf8(request))),
            ["encrypted_aes_key"] = Convert.ToBase64String(rsa.Encrypt(_key, RSAEncryptionPadding.OaepSHA256)),
            ["initial_vector"] = Convert.ToBase64String(_nonce),
        });
    }

    /// <summary>Opens an answer; null when it was not encrypted as it should be, or is not a JSON object.</summary>
    public JsonObject? Open(string answer)
    {
        try
        {
            byte[] inverted = [.. _nonce.Select(part => (byte)~part)];
            return JsonNode.Parse(Encoding.UTF8.GetString(Apply(forEncryption: false, inverted, Convert.FromBase64String(answer)))) as JsonObject;
        }
        catch (Exception broken) when (broken is FormatException or CryptoException or ArgumentException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private byte[] Apply(bool forEncryption, byte[] nonce, byte[] input)
    {
        GcmBlockCipher cipher = new(new AesEngine());
        cipher.Init(forEncryption, new AeadParameters(new KeyParameter(_key), TagBits, nonce));
        byte[] output = new byte[cipher.GetOutputSize(input.Length)];
        cipher.DoFinal(output, cipher.ProcessBytes(input, 0, input.Length, output, 0));
        return output;
    }
}
