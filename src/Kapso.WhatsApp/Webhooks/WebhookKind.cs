using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The kind of events that a webhook delivers: Kapso's or Meta's.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WebhookKind>))]
public readonly record struct WebhookKind(string Value) : IOpenEnum<WebhookKind>
{
    /// <summary>The events it subscribes to, in Kapso's form; messages can be buffered.</summary>
    public static WebhookKind Kapso { get; } = new("kapso");

    /// <summary>Everything that Meta sends for the number, in Meta's form: no choice of events and no buffering.</summary>
    public static WebhookKind Meta { get; } = new("meta");

    /// <inheritdoc/>
    public static IReadOnlyList<WebhookKind> Known { get; } = [Kapso, Meta];

    static WebhookKind IOpenEnum<WebhookKind>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
