using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>Where Meta keeps a number's messages.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<StorageStatus>))]
public readonly record struct StorageStatus(string Value) : IOpenEnum<StorageStatus>
{
    /// <summary>Meta keeps the messages where it does so by default.</summary>
    public static StorageStatus Default { get; } = new("default");

    /// <summary>Meta keeps the messages in a chosen country.</summary>
    public static StorageStatus InCountry { get; } = new("in_country_storage_enabled");

    /// <inheritdoc/>
    public static IReadOnlyList<StorageStatus> Known { get; } = [Default, InCountry];

    /// <summary>Whether Meta keeps the messages in a chosen country, in whatever case the server writes it.</summary>
    public bool IsInCountry => string.Equals(Value, InCountry.Value, StringComparison.OrdinalIgnoreCase);

    static StorageStatus IOpenEnum<StorageStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
