using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>What to change about a webhook. What is not mentioned stays as it is; the kind cannot be changed.</summary>
public sealed record WebhookUpdate : KapsoRecord, ICheckable, IHasSecrets
{
    /// <summary>The https address to deliver to, by the rules of <see cref="WebhookDefinition.Url"/>; null leaves it.</summary>
    public string? Url { get; init; }

    /// <summary>The secret with which deliveries are signed; <c>null</c> takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> SecretKey { get; init; }

    /// <summary>All the events to subscribe to from now on; null leaves them.</summary>
    public IReadOnlyList<WebhookEventType>? Events { get; init; }

    /// <summary>Whether to deliver; null leaves it. True also starts a webhook again that Kapso has paused.</summary>
    public bool? Active { get; init; }

    /// <summary>Whether messages are gathered by conversation and delivered together; null leaves it. Not for the kind meta.</summary>
    public bool? BufferEnabled { get; init; }

    /// <summary>How long a conversation must be quiet until its gathered messages are delivered, in whole seconds from 1 to 60; <c>null</c> goes back to the server's default.</summary>
    [JsonPropertyName("buffer_window_seconds"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), JsonConverter(typeof(OptionalSecondsConverter))]
    public Optional<TimeSpan?> BufferWindow { get; init; }

    /// <summary>How many messages are delivered together at most, 1 to 100; <c>null</c> goes back to the server's default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> MaxBufferSize { get; init; }

    /// <summary>The events to gather, of which only <see cref="WebhookEventType.MessageReceived"/> can be; null leaves them.</summary>
    public IReadOnlyList<WebhookEventType>? BufferEvents { get; init; }

    /// <summary>After how long without a message a conversation is inactive, in whole minutes, at least one; <c>null</c> goes back to the server's default.</summary>
    [JsonPropertyName("inactivity_minutes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), JsonConverter(typeof(OptionalMinutesConverter))]
    public Optional<TimeSpan?> Inactivity { get; init; }

    /// <summary>All the headers that every delivery is to have besides Kapso's own; <c>null</c> takes them away. Write <c>new(headers)</c> for a read-only dictionary.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyDictionary<string, string>> Headers { get; init; }

    /// <summary>The form of what is delivered; <c>null</c> goes back to the server's default. Not for the kind meta.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<WebhookPayloadVersion?> PayloadVersion { get; init; }

    /// <summary>Names the change without secret, headers and address.</summary>
    private protected override string Describe() => $"{nameof(WebhookUpdate)} {{ {nameof(Active)} = {Active} }}";

    IReadOnlyList<string?> IHasSecrets.Secrets => [SecretKey.Value, .. Headers.Value?.Values ?? []];

    void ICheckable.Check(Rules rules) => Check(rules, null);

    /// <param name="rules">Where broken rules go.</param>
    /// <param name="scope">What the webhook is known to hear of; null when it may be either.</param>
    internal void Check(Rules rules, WebhookScope? scope)
    {
        rules.Changes(this, new WebhookUpdate());
        if (Url is not null)
        {
            rules.CallbackAddress(Url, "url");
        }

        rules.OptionalRequired(SecretKey.Value, "secretKey");
        WebhookRules.CheckEvents(rules, Events, scope);
        WebhookRules.CheckBuffer(rules, BufferWindow.Value, MaxBufferSize.Value, BufferEvents);
        WebhookRules.CheckInactivity(rules, Inactivity.Value);
        WebhookRules.CheckHeaders(rules, Headers.Value);
    }
}

/// <summary>A change of a webhook that is known to belong to a number.</summary>
internal sealed record NumberWebhookUpdate(WebhookUpdate Update) : ICheckable, IHasSecrets
{
    public static Body<NumberWebhookUpdate> Body { get; } = Http.Body.Json(WebhooksJson.Default.WebhookUpdate, "whatsapp_webhook").Of(static (NumberWebhookUpdate number) => number.Update);

    IReadOnlyList<string?> IHasSecrets.Secrets => ((IHasSecrets)Update).Secrets;

    void ICheckable.Check(Rules rules) => Update.Check(rules, WebhookScope.PhoneNumber);
}
