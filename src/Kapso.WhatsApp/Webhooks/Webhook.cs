using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>An address to which Kapso delivers what happens to a number or in the project.</summary>
public sealed record Webhook : KapsoModel
{
    /// <summary>Gets the id of the webhook, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the address that deliveries go to.</summary>
    public string? Url { get; init; }

    /// <summary>The kind of events that the webhook delivers; chosen at creation.</summary>
    public WebhookKind? Kind { get; init; }

    /// <summary>The events that it subscribes to; none for the kind meta, which delivers everything.</summary>
    public IReadOnlyList<WebhookEventType> Events { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Whether it delivers. Kapso itself pauses a webhook whose deliveries fail too often.</summary>
    public bool? Active { get; init; }

    /// <summary>Gets when the webhook was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the webhook was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Gets the id of the Kapso project that the webhook belongs to.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The id of the WhatsApp number whose events are delivered; null for a webhook of the project.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The secret that deliveries are signed with; keep it out of logs. Null when the server left it out.</summary>
    public string? SecretKey { get; init; }

    /// <summary>Headers that every delivery has besides Kapso's own. They may hold secrets; keep them out of logs.</summary>
    [JsonConverter(typeof(WebhookHeadersConverter))]
    public IReadOnlyDictionary<string, string> Headers { get => field ?? new Dictionary<string, string>(); init => field = value.WithoutNulls(); }

    /// <summary>Whether messages are gathered and delivered together.</summary>
    public bool? BufferEnabled { get; init; }

    /// <summary>Gets how long a conversation must be quiet until its gathered messages are delivered.</summary>
    [JsonPropertyName("buffer_window_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? BufferWindow { get; init; }

    /// <summary>The greatest number of messages of a conversation that are gathered.</summary>
    public int? MaxBufferSize { get; init; }

    /// <summary>Gets the events that are gathered before they are delivered.</summary>
    public IReadOnlyList<WebhookEventType> BufferEvents { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets after how long without a message a conversation counts as inactive.</summary>
    [JsonPropertyName("inactivity_minutes"), JsonConverter(typeof(MinutesConverter))]
    public TimeSpan? Inactivity { get; init; }

    /// <summary>The form of what it delivers.</summary>
    public WebhookPayloadVersion? PayloadVersion { get; init; }

    /// <summary>Names the webhook without its secret, headers and address.</summary>
    private protected override string Describe() => $"{nameof(Webhook)} {{ {nameof(Id)} = {Id}, {nameof(Kind)} = {Kind}, {nameof(Active)} = {Active} }}";
}
