using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The kind of a number: a real one, or one of the sandbox.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PhoneNumberKind>))]
public readonly record struct PhoneNumberKind(string Value) : IOpenEnum<PhoneNumberKind>
{
    /// <summary>A number of the customer's own.</summary>
    public static PhoneNumberKind Production { get; } = new("production");

    /// <summary>Kapso's shared number for trying things out.</summary>
    public static PhoneNumberKind Sandbox { get; } = new("sandbox");

    /// <inheritdoc/>
    public static IReadOnlyList<PhoneNumberKind> Known { get; } = [Production, Sandbox];

    static PhoneNumberKind IOpenEnum<PhoneNumberKind>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
