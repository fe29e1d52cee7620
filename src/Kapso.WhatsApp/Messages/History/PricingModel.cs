using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What WhatsApp counts when it bills.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PricingModel>))]
public readonly record struct PricingModel(string Value) : IOpenEnum<PricingModel>
{
    /// <summary>Conversations; the model until July 2025.</summary>
    public static PricingModel PerConversation { get; } = new("CBP");

    /// <summary>Each message is charged (per-message pricing).</summary>
    public static PricingModel PerMessage { get; } = new("PMP");

    /// <inheritdoc/>
    public static IReadOnlyList<PricingModel> Known { get; } = [PerConversation, PerMessage];

    static PricingModel IOpenEnum<PricingModel>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
