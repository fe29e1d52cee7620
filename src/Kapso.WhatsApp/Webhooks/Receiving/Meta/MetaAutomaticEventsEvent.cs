using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Leads and purchases that Meta recognized in conversations. <c>automatic_events</c></summary>
public sealed record MetaAutomaticEventsEvent : MetaEvent
{
    /// <summary>The leads and purchases that Meta recognized.</summary>
    public IReadOnlyList<MetaAutomaticEvent> AutomaticEvents { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A lead or a purchase that Meta recognized in a conversation.</summary>
public sealed record MetaAutomaticEvent : KapsoModel
{
    /// <summary>The id of the message.</summary>
    public string? Id { get; init; }

    /// <summary>The kind of event: <c>LeadSubmitted</c> or <c>Purchase</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>When the event happened.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The click on the advertisement.</summary>
    public string? CtwaClid { get; init; }

    /// <summary>The currency and the value of a purchase, as JSON.</summary>
    public JsonElement? CustomData { get; init; }
}
