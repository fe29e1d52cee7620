using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Funding;

/// <summary>Whether the currency of the accounts is supported for a kind of usage.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<UsageCoverageStatus>))]
public readonly record struct UsageCoverageStatus(string Value) : IOpenEnum<UsageCoverageStatus>
{
    /// <summary>All accounts with funding have a supported currency.</summary>
    public static UsageCoverageStatus Supported { get; } = new("supported");

    /// <summary>Some of the accounts with funding have a supported currency.</summary>
    public static UsageCoverageStatus Partial { get; } = new("partial");

    /// <summary>None of the accounts with funding has a supported currency.</summary>
    public static UsageCoverageStatus Unsupported { get; } = new("unsupported");

    /// <summary>No account has active funding.</summary>
    public static UsageCoverageStatus NotAvailable { get; } = new("not_available");

    /// <inheritdoc/>
    public static IReadOnlyList<UsageCoverageStatus> Known { get; } = [Supported, Partial, Unsupported, NotAvailable];

    static UsageCoverageStatus IOpenEnum<UsageCoverageStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
