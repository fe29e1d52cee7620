using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>What new webhooks of numbers and of the project have in common.</summary>
public abstract record WebhookDefinition : KapsoRecord
{
    private protected WebhookDefinition()
    {
    }

    /// <summary>The https address to deliver to; for a client that talks to a server on this machine, such as the emulator, also an http address on this machine.</summary>
    public required string Url { get; init; }

    /// <summary>What to deliver; <see cref="WebhookKind.Kapso"/> when null. Cannot be changed later.</summary>
    public WebhookKind? Kind { get; init; }

    /// <summary>The events to subscribe to: at least one, and for the kind meta none.</summary>
    public IReadOnlyList<WebhookEventType>? Events { get; init; }

    /// <summary>Whether to deliver at once; the server's default when null.</summary>
    public bool? Active { get; init; }

    /// <summary>Whether messages are gathered by conversation and delivered together. Not for the kind meta.</summary>
    public bool? BufferEnabled { get; init; }

    /// <summary>Gets how long a conversation must be quiet until its gathered messages are delivered, in whole seconds from 1 to 60; 5 seconds when null.</summary>
    [JsonPropertyName("buffer_window_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? BufferWindow { get; init; }

    /// <summary>How many messages are delivered together at most, 1 to 100; the server's default when null.</summary>
    public int? MaxBufferSize { get; init; }

    /// <summary>The events to gather; only <see cref="WebhookEventType.MessageReceived"/> can be.</summary>
    public IReadOnlyList<WebhookEventType>? BufferEvents { get; init; }

    /// <summary>Gets after how long without a message <see cref="WebhookEventType.ConversationInactive"/> is delivered, in whole minutes, at least one.</summary>
    [JsonPropertyName("inactivity_minutes"), JsonConverter(typeof(MinutesConverter))]
    public TimeSpan? Inactivity { get; init; }

    /// <summary>Headers that every delivery is to have besides Kapso's own.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The form of what is delivered; v2 when null. Not for the kind meta.</summary>
    public WebhookPayloadVersion? PayloadVersion { get; init; }

    private protected void Check(Rules rules, WebhookScope scope)
    {
        rules.CallbackAddress(Url, "url");
        WebhookRules.CheckBuffer(rules, BufferWindow, MaxBufferSize, BufferEvents);
        WebhookRules.CheckInactivity(rules, Inactivity);
        WebhookRules.CheckHeaders(rules, Headers);
        if (Kind == WebhookKind.Meta)
        {
            CheckMeta(rules);
        }
        else
        {
            CheckEvents(rules, scope);
        }
    }

    private void CheckEvents(Rules rules, WebhookScope scope)
    {
        // A kind that is not known here may need no events.
        if ((Kind is null || Kind == WebhookKind.Kapso) && Events is not { Count: > 0 })
        {
            rules.Add("events", "min-count", "a webhook of kind kapso needs at least one event", "1", "0");
        }

        WebhookRules.CheckEvents(rules, Events, scope);
    }

    private void CheckMeta(Rules rules)
    {
        WebhookRules.NotForMeta(rules, Events is { Count: > 0 }, "events", "it delivers everything that Meta sends");
        WebhookRules.NotForMeta(rules, BufferEnabled is true, "bufferEnabled", "it cannot gather messages");
        WebhookRules.NotForMeta(rules, BufferWindow is not null, "bufferWindow", "it cannot gather messages");
        WebhookRules.NotForMeta(rules, MaxBufferSize is not null, "maxBufferSize", "it cannot gather messages");
        WebhookRules.NotForMeta(rules, BufferEvents is { Count: > 0 }, "bufferEvents", "it cannot gather messages");
        WebhookRules.NotForMeta(rules, PayloadVersion is not null, "payloadVersion", "it delivers Meta's own form");
    }
}

/// <summary>A webhook of a number to create.</summary>
public sealed record NewWebhook : WebhookDefinition, ICheckable, IHasSecrets
{
    /// <summary>A secret of your own, with which deliveries are signed. The server never makes one up.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Names the webhook without its secret, headers and address.</summary>
    private protected override string Describe() => $"{nameof(NewWebhook)} {{ {nameof(Kind)} = {Kind}, {nameof(Active)} = {Active} }}";

    IReadOnlyList<string?> IHasSecrets.Secrets => [SecretKey, .. Headers?.Values ?? []];

    void ICheckable.Check(Rules rules)
    {
        Check(rules, WebhookScope.PhoneNumber);
        rules.Required(SecretKey, "secretKey");
    }
}

/// <summary>A webhook to create for the project, or by way of the project for a number.</summary>
public sealed record NewProjectWebhook : WebhookDefinition, ICheckable, IHasSecrets
{
    /// <summary>The id of the WhatsApp number whose events are delivered; null for the events of the project. Needed for the kind meta.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>A secret of your own, with which deliveries are signed. The server never makes one up, so without one nothing proves who sent a delivery.</summary>
    public string? SecretKey { get; init; }

    /// <summary>Names the webhook without its secret, headers and address.</summary>
    private protected override string Describe() =>
        $"{nameof(NewProjectWebhook)} {{ {nameof(PhoneNumberId)} = {PhoneNumberId}, {nameof(Kind)} = {Kind}, {nameof(Active)} = {Active} }}";

    IReadOnlyList<string?> IHasSecrets.Secrets => [SecretKey, .. Headers?.Values ?? []];

    void ICheckable.Check(Rules rules)
    {
        Check(rules, PhoneNumberId is null ? WebhookScope.Project : WebhookScope.PhoneNumber);
        rules.OptionalRequired(SecretKey, "secretKey");
        rules.OptionalId(PhoneNumberId, "phoneNumberId");
        if (Kind == WebhookKind.Meta && PhoneNumberId is null)
        {
            rules.Add("phoneNumberId", "meta", "a webhook of kind meta belongs to a number", value: "null");
        }
    }
}

/// <summary>The event to send as a test; the server chooses when null.</summary>
internal sealed record WebhookTestBody(WebhookEventType? EventType) : ICheckable
{
    void ICheckable.Check(Rules rules)
    {
        if (EventType is { } chosen)
        {
            rules.Required(chosen.Value, "eventType");
        }
    }
}
