using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks;

/// <summary>What the server answers about webhooks, and what a request is compared with.</summary>
internal static class WebhookAnswers
{
    public const string One = """
        {"data":{"id":"790e8400-e29b-41d4-a716-446655440000","url":"https://example.com/hooks","kind":"kapso",
        "events":["whatsapp.message.received","whatsapp.tomorrow"],"active":true,"created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-03T00:04:05.5-03:00",
        "project_id":"p1","phone_number_id":"647","secret_key":"s3cret","headers":{"X-Team":"blue"},"buffer_enabled":true,"buffer_window_seconds":5,
        "max_buffer_size":50,"buffer_events":["whatsapp.message.received"],"inactivity_minutes":60,"payload_version":"v3",
        "team":"blue","last_failure":{"status":500}},"request":"r1"}
        """;

    public const string Page = """
        {"data":[{"id":"w2","url":"https://example.com/2","kind":"meta","events":[],"active":true},{"id":"w1","kind":"of_tomorrow"}],
        "meta":{"page":2,"per_page":50,"total_pages":3,"total_count":101}}
        """;

    public static Webhook OneAsModel { get; } = new()
    {
        Id = "790e8400-e29b-41d4-a716-446655440000",
        Url = "https://example.com/hooks",
        Kind = WebhookKind.Kapso,
        Events = [WebhookEventType.MessageReceived, new WebhookEventType("whatsapp.tomorrow")],
        Active = true,
        CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2026, 1, 3, 3, 4, 5, 500, TimeSpan.Zero),
        ProjectId = "p1",
        PhoneNumberId = "647",
        SecretKey = "s3cret",
        Headers = new Dictionary<string, string> { ["X-Team"] = "blue" },
        BufferEnabled = true,
        BufferWindow = TimeSpan.FromSeconds(5),
        MaxBufferSize = 50,
        BufferEvents = [WebhookEventType.MessageReceived],
        Inactivity = TimeSpan.FromMinutes(60),
        PayloadVersion = new WebhookPayloadVersion("v3"),
    };

    /// <summary>One request was made, and it was this. The body is compared character by character, but for the line breaks of the test.</summary>
    public static void Saw(KapsoUnderTest kapso, HttpMethod method, string address, string? body = null)
    {
        SeenRequest request = kapso.Transport.Requests.Should().ContainSingle().Subject;
        request.Method.Should().Be(method);
        request.Uri.AbsoluteUri.Should().Be(address);
        request.Headers["X-API-Key"].Should().Be(KapsoUnderTest.ApiKey);
        request.Body.Should().Be(body?.ReplaceLineEndings(""));
    }
}
