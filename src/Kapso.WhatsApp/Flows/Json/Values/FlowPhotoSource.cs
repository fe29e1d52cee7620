using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The sources that photos can come from.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowPhotoSource>))]
public readonly record struct FlowPhotoSource(string Value) : IOpenEnum<FlowPhotoSource>
{
    /// <summary>The camera or the gallery.</summary>
    public static FlowPhotoSource CameraAndGallery { get; } = new("camera_gallery");

    /// <summary>Photos can only be taken with the camera.</summary>
    public static FlowPhotoSource Camera { get; } = new("camera");

    /// <summary>Photos can only be chosen from the gallery.</summary>
    public static FlowPhotoSource Gallery { get; } = new("gallery");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowPhotoSource> Known { get; } = [CameraAndGallery, Camera, Gallery];

    static FlowPhotoSource IOpenEnum<FlowPhotoSource>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
