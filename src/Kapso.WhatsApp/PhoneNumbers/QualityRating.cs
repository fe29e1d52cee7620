using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>How customers have received a number's messages of late.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<QualityRating>))]
public readonly record struct QualityRating(string Value) : IOpenEnum<QualityRating>
{
    /// <summary>High.</summary>
    public static QualityRating Green { get; } = new("GREEN");

    /// <summary>Medium.</summary>
    public static QualityRating Yellow { get; } = new("YELLOW");

    /// <summary>Low: the messaging limit may be lowered.</summary>
    public static QualityRating Red { get; } = new("RED");

    /// <summary>Not determined yet.</summary>
    public static QualityRating NotAvailable { get; } = new("NA");

    /// <summary>Not known.</summary>
    public static QualityRating Unknown { get; } = new("UNKNOWN");

    /// <inheritdoc/>
    public static IReadOnlyList<QualityRating> Known { get; } = [Green, Yellow, Red, NotAvailable, Unknown];

    static QualityRating IOpenEnum<QualityRating>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
