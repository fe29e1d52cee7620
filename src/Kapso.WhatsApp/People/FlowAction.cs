using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>The action with which a flow is opened.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowAction>))]
public readonly record struct FlowAction(string Value) : IOpenEnum<FlowAction>
{
    /// <summary>The flow opens on a given screen.</summary>
    public static FlowAction Navigate { get; } = new("navigate");

    /// <summary>The flow's endpoint is asked which screen to show.</summary>
    public static FlowAction DataExchange { get; } = new("data_exchange");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowAction> Known { get; } = [Navigate, DataExchange];

    /// <inheritdoc/>
    static FlowAction IOpenEnum<FlowAction>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
