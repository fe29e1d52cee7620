using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Funding;

/// <summary>The kind of usage that a charge is for.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<UsageKind>))]
public readonly record struct UsageKind(string Value) : IOpenEnum<UsageKind>
{
    /// <summary>The charges are for messages.</summary>
    public static UsageKind Messaging { get; } = new("messaging");

    /// <summary>The charges are for calls.</summary>
    public static UsageKind Calling { get; } = new("calling");

    /// <inheritdoc/>
    public static IReadOnlyList<UsageKind> Known { get; } = [Messaging, Calling];

    static UsageKind IOpenEnum<UsageKind>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
