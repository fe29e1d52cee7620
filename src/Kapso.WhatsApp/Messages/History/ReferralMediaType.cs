using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The kind of media that an ad shows.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ReferralMediaType>))]
public readonly record struct ReferralMediaType(string Value) : IOpenEnum<ReferralMediaType>
{
    /// <summary>The advertisement shows a picture.</summary>
    public static ReferralMediaType Image { get; } = new("image");

    /// <summary>The advertisement shows a video.</summary>
    public static ReferralMediaType Video { get; } = new("video");

    /// <inheritdoc/>
    public static IReadOnlyList<ReferralMediaType> Known { get; } = [Image, Video];

    static ReferralMediaType IOpenEnum<ReferralMediaType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
