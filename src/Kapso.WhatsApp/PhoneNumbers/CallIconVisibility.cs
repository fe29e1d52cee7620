using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>Whether customers see the call button.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallIconVisibility>))]
public readonly record struct CallIconVisibility(string Value) : IOpenEnum<CallIconVisibility>
{
    /// <summary>Customers see the call button.</summary>
    public static CallIconVisibility Visible { get; } = new("visible");

    /// <summary>Customers do not see the call button.</summary>
    public static CallIconVisibility Hidden { get; } = new("hidden");

    /// <summary>The call button is shown wherever calls are possible.</summary>
    public static CallIconVisibility Default { get; } = new("DEFAULT");

    /// <summary>The call button is not shown anywhere.</summary>
    public static CallIconVisibility DisableAll { get; } = new("DISABLE_ALL");

    /// <inheritdoc/>
    public static IReadOnlyList<CallIconVisibility> Known { get; } = [Visible, Hidden, Default, DisableAll];

    static CallIconVisibility IOpenEnum<CallIconVisibility>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
