using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>Where Meta keeps a number's messages.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<StorageStatus>))]
public readonly record struct StorageStatus(string Value) : IOpenEnum<StorageStatus>
{
    /// <summary>Where Meta keeps them for everybody.</summary>
    public static StorageStatus Default { get; } = new("default");

    /// <summary>In a chosen country.</summary>
    public static StorageStatus InCountry { get; } = new("in_country_storage_enabled");

    /// <inheritdoc/>
    public static IReadOnlyList<StorageStatus> Known { get; } = [Default, InCountry];

    static StorageStatus IOpenEnum<StorageStatus>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
