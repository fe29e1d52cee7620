using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>The form in which a file that Kapso fetches becomes available.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MediaDelivery>))]
public readonly record struct MediaDelivery(string Value) : IOpenEnum<MediaDelivery>
{
    /// <summary>It is uploaded like any file: the answer has a media id, which works for 30 days.</summary>
    public static MediaDelivery MetaMedia { get; } = new("meta_media");

    /// <summary>It becomes an asset: the answer has a handle, for the example of a template's header or for a profile picture.</summary>
    public static MediaDelivery MetaResumableAsset { get; } = new("meta_resumable_asset");

    /// <inheritdoc/>
    public static IReadOnlyList<MediaDelivery> Known { get; } = [MetaMedia, MetaResumableAsset];

    static MediaDelivery IOpenEnum<MediaDelivery>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
