using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>The side of WhatsApp: wraps requests for a public key and opens the answers.</summary>
internal sealed class Phone(string publicKeyPem)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(FlowEncryption.KeyBytes);
    private readonly byte[] _nonce = RandomNumberGenerator.GetBytes(FlowEncryption.NonceBytes);

    public byte[] Wrap(string request) => Wrap(Encoding.UTF8.GetBytes(request));

    public byte[] Wrap(byte[] request)
    {
        using RSA rsa = RSA.Create();
        rsa.ImportFromPem(publicKeyPem);
        return Envelope(FlowEncryption.Apply(forEncryption: true, _key, _nonce, request)!, rsa.Encrypt(_key, RSAEncryptionPadding.OaepSHA256), _nonce);
    }

    public static byte[] Envelope(byte[] data, byte[] wrappedKey, byte[] nonce) => Encoding.UTF8.GetBytes(
        $$"""{"encrypted_flow_data":"{{Convert.ToBase64String(data)}}","encrypted_aes_key":"{{Convert.ToBase64String(wrappedKey)}}","initial_vector":"{{Convert.ToBase64String(nonce)}}"}""");

    public string Open(string answer) =>
        Encoding.UTF8.GetString(FlowEncryption.Apply(forEncryption: false, _key, [.. _nonce.Select(part => (byte)(part ^ 0xFF))], Convert.FromBase64String(answer)) ?? throw new CryptographicException());

    public static string Request(string action, string? screen = null, string data = "{}", string? token = "token-1", string version = "3.0", string more = "") =>
        $$"""{"version":"{{version}}","action":"{{action}}"{{Member("screen", screen)}}{{Member("flow_token", token)}},"data":{{data}}{{more}}}""";

    private static string Member(string name, string? value) => value is null ? "" : $",\"{name}\":{JsonSerializer.Serialize(value)}";
}
