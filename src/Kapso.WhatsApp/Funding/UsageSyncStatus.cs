using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Funding;

/// <summary>How fresh the charges of a kind of usage are.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<UsageSyncStatus>))]
public readonly record struct UsageSyncStatus(string Value) : IOpenEnum<UsageSyncStatus>
{
    /// <summary>The charges are fresh: at most 15 minutes old for messages, an hour for calls.</summary>
    public static UsageSyncStatus Synced { get; } = new("synced");

    /// <summary>The charges are older than they should be.</summary>
    public static UsageSyncStatus Delayed { get; } = new("delayed");

    /// <summary>No charges have been observed yet.</summary>
    public static UsageSyncStatus Unknown { get; } = new("unknown");

    /// <summary>There are no charges of this kind to be had.</summary>
    public static UsageSyncStatus NotAvailable { get; } = new("not_available");

    /// <inheritdoc/>
    public static IReadOnlyList<UsageSyncStatus> Known { get; } = [Synced, Delayed, Unknown, NotAvailable];

    static UsageSyncStatus IOpenEnum<UsageSyncStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
