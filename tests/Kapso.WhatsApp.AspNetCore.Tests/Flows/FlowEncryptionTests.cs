using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>The encryption against known bytes, against every changed bit, and against bodies of chance.</summary>
public sealed class FlowEncryptionTests
{
    private const string Plaintext = """{"version":"3.0","action":"ping"}""";
    private const string Encrypted = "vryB0w/BTee4OvmgkgEf9dnfQfwZb8iWi7yl5iotFMJeuQl749lOptdzv/L1T2V2PA==";
    private const string Nonce = "EBESExQVFhcYGRobHB0eHw==";

    private static readonly byte[] Key = Convert.FromHexString("000102030405060708090a0b0c0d0e0f");

    private static byte[] WrappedKey
    {
        get
        {
            using RSA rsa = RSA.Create();
            rsa.ImportFromPem(FlowServer.Key.ExportPublicKeyPem());
            return rsa.Encrypt(Key, RSAEncryptionPadding.OaepSHA256);
        }
    }

    [Fact]
    public void Known_bytes_are_decrypted_and_encrypted()
    {
        FlowEncryption encryption = Open(Convert.FromBase64String(Encrypted), WrappedKey, Convert.FromBase64String(Nonce), out string plaintext)!;

        plaintext.Should().Be(Plaintext);
        Encoding.ASCII.GetString(encryption.Encrypt(FlowReplyWriter.Active(null))).Should().Be("IHgL0mWXHJ6FDPLH6+aygF5BfT+mPzwvzktiKvlmYpg8eFKqJX/07YVStaI=");
    }

    [Fact]
    public void A_key_that_is_wrapped_with_another_hash_is_refused()
    {
        using RSA rsa = RSA.Create();
        rsa.ImportFromPem(FlowServer.Key.ExportPublicKeyPem());

        Open(Convert.FromBase64String(Encrypted), rsa.Encrypt(Key, RSAEncryptionPadding.OaepSHA1), Convert.FromBase64String(Nonce), out _).Should().BeNull();
    }

    [Theory]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(32)]
    public void A_key_of_another_length_is_refused(int length)
    {
        using RSA rsa = RSA.Create();
        rsa.ImportFromPem(FlowServer.Key.ExportPublicKeyPem());

        Open(Convert.FromBase64String(Encrypted), rsa.Encrypt(new byte[length], RSAEncryptionPadding.OaepSHA256), Convert.FromBase64String(Nonce), out _).Should().BeNull();
    }

    /// <summary>The data with its tag, and the nonce.</summary>
    [Fact]
    [Trait("Category", "Load")]
    public void Every_changed_bit_is_noticed()
    {
        byte[] data = Convert.FromBase64String(Encrypted);
        byte[] nonce = Convert.FromBase64String(Nonce);
        byte[] wrapped = WrappedKey;

        foreach (byte[] part in new[] { data, nonce, wrapped })
        {
            for (int bit = 0; bit < part.Length * 8; bit++)
            {
                part[bit / 8] ^= (byte)(1 << (bit % 8));
                Open(data, wrapped, nonce, out _).Should().BeNull();
                part[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        Open(data, wrapped, nonce, out _).Should().NotBeNull();
    }

    [Fact]
    public void What_is_cut_off_is_noticed()
    {
        byte[] data = Convert.FromBase64String(Encrypted);
        byte[] wrapped = WrappedKey;

        for (int length = 0; length < data.Length; length++)
        {
            Open(data[..length], wrapped, Convert.FromBase64String(Nonce), out _).Should().BeNull();
        }
    }

    [Fact]
    [Trait("Category", "Load")]
    public async Task Bodies_of_chance_do_no_harm()
    {
        const int count = 100_000;
        WhatsAppFlowOptions options = new() { PrivateKeys = { FlowServer.Key }, AppSecrets = { FlowServer.AppSecret } };
        FlowEndpoint endpoint = new(
            new([new(IsDefault: true, _ => true, (_, _, _) => throw new InvalidOperationException("Something got through."))]), new([]), new Always(options), TimeProvider.System, NullLogger<FlowEndpoint>.Instance);
        byte[] valid = Phone.Envelope(Convert.FromBase64String(Encrypted), WrappedKey, Convert.FromBase64String(Nonce));
        Random random = new(7);
        Dictionary<int, int> statuses = [];

        for (int i = 0; i < count; i++)
        {
            byte[] body = Chance(random, valid, i);
            DefaultHttpContext http = new() { Request = { Body = new MemoryStream(body) } };
            http.Request.Headers["X-Hub-Signature-256"] = $"sha256={WebhookSignature.Compute(body, FlowServer.AppSecret)}";
            await endpoint.ReceiveAsync(http);
            statuses[http.Response.StatusCode] = statuses.GetValueOrDefault(http.Response.StatusCode) + 1;
        }

        statuses.Keys.Should().BeSubsetOf([400, 421]);
        statuses.Values.Sum().Should().Be(count);
        statuses[421].Should().BePositive();
    }

    /// <summary>Mostly noise and noise in the shape of JSON, which cost little; one in fifty is a valid body with a few bytes changed.</summary>
    private static byte[] Chance(Random random, byte[] valid, int number)
    {
        if (number % 50 == 0)
        {
            byte[] spoiled = [.. valid];
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                int place = random.Next(spoiled.Length);
                spoiled[place] = (byte)(spoiled[place] + random.Next(1, 256));
            }

            // The last digit of a Base64 text has bits that mean nothing.
            return SaysTheSame(spoiled, valid) ? [] : spoiled;
        }

        byte[] noise = new byte[random.Next(0, 400)];
        random.NextBytes(noise);
        return number % 2 == 0 ? noise : Phone.Envelope(noise, noise[..(noise.Length / 2)], noise[..Math.Min(16, noise.Length)]);
    }

    private static bool SaysTheSame(byte[] spoiled, byte[] valid)
    {
        try
        {
            return Decoded(spoiled).SequenceEqual(Decoded(valid));
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            return false;
        }

        static byte[] Decoded(byte[] body)
        {
            FlowEnvelope envelope = FlowEnvelope.Read(body);
            return [.. Convert.FromBase64String(envelope.Data), .. Convert.FromBase64String(envelope.WrappedKey), .. Convert.FromBase64String(envelope.Nonce)];
        }
    }

    private static FlowEncryption? Open(byte[] data, byte[] wrappedKey, byte[] nonce, out string plaintext)
    {
        FlowEncryption? encryption = FlowEncryption.Open(Phone.Envelope(data, wrappedKey, nonce), [FlowServer.Key], out byte[] bytes);
        plaintext = Encoding.UTF8.GetString(bytes);
        return encryption;
    }

    private sealed class Always(WhatsAppFlowOptions options) : IOptionsMonitor<WhatsAppFlowOptions>
    {
        public WhatsAppFlowOptions CurrentValue => options;

        public WhatsAppFlowOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<WhatsAppFlowOptions, string?> listener) => null;
    }
}
