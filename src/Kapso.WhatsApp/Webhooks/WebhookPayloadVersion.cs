using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The form of what a webhook of kind kapso delivers.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WebhookPayloadVersion>))]
public readonly record struct WebhookPayloadVersion(string Value) : IOpenEnum<WebhookPayloadVersion>
{
    /// <summary>The old form, with the number's configuration in every payload.</summary>
    public static WebhookPayloadVersion V1 { get; } = new("v1");

    /// <summary>The form of new webhooks: messages as Meta has them, with Kapso's additions beside.</summary>
    public static WebhookPayloadVersion V2 { get; } = new("v2");

    /// <inheritdoc/>
    public static IReadOnlyList<WebhookPayloadVersion> Known { get; } = [V1, V2];

    static WebhookPayloadVersion IOpenEnum<WebhookPayloadVersion>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
