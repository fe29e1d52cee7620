using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>The format of a header: a text, a file or a location.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<HeaderFormat>))]
public readonly record struct HeaderFormat(string Value) : IOpenEnum<HeaderFormat>
{
    /// <summary>A text of at most 60 characters with at most one placeholder.</summary>
    public static HeaderFormat Text { get; } = new("TEXT");

    /// <summary>The header shows a picture.</summary>
    public static HeaderFormat Image { get; } = new("IMAGE");

    /// <summary>The header shows a video.</summary>
    public static HeaderFormat Video { get; } = new("VIDEO");

    /// <summary>The header shows a document.</summary>
    public static HeaderFormat Document { get; } = new("DOCUMENT");

    /// <summary>A moving picture (mp4, at most 3.5 MB); marketing messages only.</summary>
    public static HeaderFormat Gif { get; } = new("GIF");

    /// <summary>The header shows a location on the map.</summary>
    public static HeaderFormat Location { get; } = new("LOCATION");

    /// <summary>A product of the catalog.</summary>
    public static HeaderFormat Product { get; } = new("PRODUCT");

    /// <inheritdoc/>
    public static IReadOnlyList<HeaderFormat> Known { get; } = [Text, Image, Video, Document, Gif, Location, Product];

    static HeaderFormat IOpenEnum<HeaderFormat>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
