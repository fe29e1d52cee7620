using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Logs;

/// <summary>The source of a log event.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<LogSource>))]
public readonly record struct LogSource(string Value) : IOpenEnum<LogSource>
{
    /// <summary>All sources together; only for a search.</summary>
    public static LogSource All { get; } = new("all");

    /// <summary>Calls of Kapso's API.</summary>
    public static LogSource ApiCall { get; } = new("external_api_log");

    /// <summary>Events that Meta delivered to Kapso.</summary>
    public static LogSource WhatsAppEvent { get; } = new("whatsapp_webhook_event");

    /// <summary>Events of workflow executions.</summary>
    public static LogSource WorkflowEvent { get; } = new("flow_event");

    /// <summary>Deliveries of events to the webhooks of the project.</summary>
    public static LogSource WebhookDelivery { get; } = new("webhook_delivery");

    /// <inheritdoc/>
    public static IReadOnlyList<LogSource> Known { get; } = [All, ApiCall, WhatsAppEvent, WorkflowEvent, WebhookDelivery];

    static LogSource IOpenEnum<LogSource>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
