using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>What the numbers of a finding count.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingUnit>))]
public readonly record struct FindingUnit(string Value) : IOpenEnum<FindingUnit>
{
    /// <summary>The numbers count conversations in which the event occurred.</summary>
    public static FindingUnit Conversations { get; } = new("conversations");

    /// <summary>The numbers count the events themselves.</summary>
    public static FindingUnit Events { get; } = new("events");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingUnit> Known { get; } = [Conversations, Events];

    static FindingUnit IOpenEnum<FindingUnit>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
