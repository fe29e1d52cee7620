using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The quality rating of a number, by how customers have received recent messages.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<QualityRating>))]
public readonly record struct QualityRating(string Value) : IOpenEnum<QualityRating>
{
    /// <summary>The quality rating is high.</summary>
    public static QualityRating Green { get; } = new("GREEN");

    /// <summary>The quality rating is medium.</summary>
    public static QualityRating Yellow { get; } = new("YELLOW");

    /// <summary>The quality rating is low: the messaging limit may be lowered.</summary>
    public static QualityRating Red { get; } = new("RED");

    /// <summary>The quality has not been determined yet.</summary>
    public static QualityRating NotAvailable { get; } = new("NA");

    /// <summary>The quality is not known to Meta.</summary>
    public static QualityRating Unknown { get; } = new("UNKNOWN");

    /// <inheritdoc/>
    public static IReadOnlyList<QualityRating> Known { get; } = [Green, Yellow, Red, NotAvailable, Unknown];

    static QualityRating IOpenEnum<QualityRating>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
