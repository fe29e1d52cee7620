using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>What happens when a flow is opened.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowAction>))]
public readonly record struct FlowAction(string Value) : IOpenEnum<FlowAction>
{
    /// <summary>It opens on a screen.</summary>
    public static FlowAction Navigate { get; } = new("navigate");

    /// <summary>Its endpoint is asked which screen to show.</summary>
    public static FlowAction DataExchange { get; } = new("data_exchange");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowAction> Known { get; } = [Navigate, DataExchange];

    /// <inheritdoc/>
    static FlowAction IOpenEnum<FlowAction>.Create(string value) => new(value);

    /// <summary>The text on the wire.</summary>
    public override string ToString() => Value ?? "";
}
