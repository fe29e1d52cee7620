using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>
/// Checking the signature of a webhook and reading it, compared with the floor under which nothing can be had that does both: the hash of the body and
/// one pass over its JSON that keeps nothing.
/// </summary>
[MemoryDiagnoser]
public class Webhooks
{
    private const string Secret = "benchmark-webhook-secret";

    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Secret);
    private static readonly WebhookRequestHeaders Headers = new() { Event = "whatsapp.message.received", IdempotencyKey = "benchmark", PayloadVersion = WebhookPayloadVersion.V2 };

    /// <summary>One text message.</summary>
    internal static readonly byte[] Single = Encoding.UTF8.GetBytes(Received(0));

    /// <summary>A batch of 100 text messages.</summary>
    internal static readonly byte[] Batch = Encoding.UTF8.GetBytes($$$"""
        {"type":"whatsapp.message.received","batch":true,"data":[{{{string.Join(',', Enumerable.Range(0, 100).Select(Received))}}}],"batch_info":{"size":100,"window_ms":5000,"first_sequence":1,"last_sequence":100,"conversation_id":"6f9b2c1e-1d2f-4a1b-9c3d-1a2b3c4d5e6f"}}
        """);

    private readonly string _singleSignature = WebhookSignature.Compute(Single, Secret);
    private readonly string _batchSignature = WebhookSignature.Compute(Batch, Secret);

    /// <summary>Checks and reads one message.</summary>
    [Benchmark]
    [BenchmarkCategory("single")]
    public int SdkSingle() => CheckAndRead(Single, _singleSignature);

    /// <summary>The floor for one message.</summary>
    [Benchmark]
    [BenchmarkCategory("single")]
    public int FloorSingle() => HashAndPass(Single);

    /// <summary>Checks and reads a batch.</summary>
    [Benchmark]
    [BenchmarkCategory("batch")]
    public int SdkBatch() => CheckAndRead(Batch, _batchSignature);

    /// <summary>The floor for a batch.</summary>
    [Benchmark]
    [BenchmarkCategory("batch")]
    public int FloorBatch() => HashAndPass(Batch);

    private static int CheckAndRead(byte[] body, string signature) =>
        WebhookSignature.IsValid(body, signature, Secret) ? WebhookReader.Read(body, Headers).Events.Count : throw new InvalidOperationException("The signature does not match.");

    private static int HashAndPass(byte[] body)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, body, hash);
        Utf8JsonReader reader = new(body);
        int tokens = hash[0];
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    internal static string Received(int number) => $$$"""
        {"message":{"id":"wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5QTNDQTVCM0Q0Q{{{number:D6}}}","timestamp":"1730092{{{number % 1000:D3}}}","type":"text","from":"15551234567","from_user_id":"US.13491208655302741918","username":"alex.example","text":{"body":"Where is my order number {{{number}}}? I have been waiting since Monday."},"context":null,"kapso":{"direction":"inbound","status":"received","processing_status":"pending","origin":"cloud_api","phone_number":"+15551234567","has_media":false,"content":"Where is my order number {{{number}}}? I have been waiting since Monday."}},"conversation":{"id":"6f9b2c1e-1d2f-4a1b-9c3d-1a2b3c4d5e6f","phone_number":"+15551234567","business_scoped_user_id":"US.13491208655302741918","username":"alex.example","contact_name":"Alex Example","status":"active","last_active_at":"2025-10-28T05:06:40Z","created_at":"2025-10-27T12:00:00Z","updated_at":"2025-10-28T05:06:40Z","metadata":{},"phone_number_id":"647015955153740","kapso":{"contact_name":"Alex Example","messages_count":{{{number}}},"last_message_id":"wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5QTNDQTVCM0Q0Q{{{number:D6}}}","last_message_type":"text","last_message_timestamp":"2025-10-28T05:06:40Z","last_message_text":"Where is my order number {{{number}}}? I have been waiting since Monday.","last_inbound_at":"2025-10-28T05:06:40Z","last_outbound_at":null}},"is_new_conversation":false,"phone_number_id":"647015955153740"}
        """;
}
