using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What a user tapped before writing.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ReferralSourceType>))]
public readonly record struct ReferralSourceType(string Value) : IOpenEnum<ReferralSourceType>
{
    /// <summary>An ad that opens WhatsApp.</summary>
    public static ReferralSourceType Ad { get; } = new("ad");

    /// <summary>A post with a WhatsApp button.</summary>
    public static ReferralSourceType Post { get; } = new("post");

    /// <inheritdoc/>
    public static IReadOnlyList<ReferralSourceType> Known { get; } = [Ad, Post];

    static ReferralSourceType IOpenEnum<ReferralSourceType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
