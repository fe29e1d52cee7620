using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.QrCodes;

/// <summary>A QR code and a link that open a chat with the business, with a message that is written already.</summary>
public sealed record QrCode : KapsoModel
{
    /// <summary>The id of the code, 14 letters and digits.</summary>
    public string? Code { get; init; }

    /// <summary>The message that the customer finds written in the chat.</summary>
    public string? PrefilledMessage { get; init; }

    /// <summary>The link that opens the chat, <c>https://wa.me/message/…</c>.</summary>
    public string? DeepLinkUrl { get; init; }

    /// <summary>The address of the picture, which works for a while; null when no picture was asked for.</summary>
    public string? QrImageUrl { get; init; }

    /// <summary>When the code was created, or null when Meta does not tell.</summary>
    [JsonPropertyName("creation_time")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>A single code may come as a list of one.</summary>
    [JsonInclude]
    internal IReadOnlyList<QrCode>? Data { get; init => field = value.WithoutNulls(); }
}

/// <summary>The format of a QR code's picture.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<QrImageFormat>))]
public readonly record struct QrImageFormat(string Value) : IOpenEnum<QrImageFormat>
{
    /// <summary>A picture that consists of pixels (PNG).</summary>
    public static QrImageFormat Png { get; } = new("PNG");

    /// <summary>A picture that can be scaled (SVG).</summary>
    public static QrImageFormat Svg { get; } = new("SVG");

    /// <inheritdoc/>
    public static IReadOnlyList<QrImageFormat> Known { get; } = [Png, Svg];

    static QrImageFormat IOpenEnum<QrImageFormat>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
