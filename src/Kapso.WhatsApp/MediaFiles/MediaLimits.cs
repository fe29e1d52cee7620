using System.Collections.Frozen;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>WhatsApp's limits for the types and sizes of files.</summary>
public static class MediaLimits
{
    /// <summary>The most bytes a picture may have: 5 MB.</summary>
    public const long MaxImageBytes = 5 * Megabyte;

    /// <summary>The most bytes a video or a sound may have: 16 MB.</summary>
    public const long MaxVideoOrAudioBytes = 16 * Megabyte;

    /// <summary>The most bytes a document may have: 100 MB. No file can be larger.</summary>
    public const long MaxDocumentBytes = 100 * Megabyte;

    /// <summary>The most bytes a sticker may have: 500 KB for an animated one; one that does not move may have 100 KB.</summary>
    public const long MaxStickerBytes = 500 * 1024;

    private const long Megabyte = 1024 * 1024;

    private static readonly FrozenDictionary<string, long> MaxBytesByType = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = MaxImageBytes,
        ["image/png"] = MaxImageBytes,
        ["image/webp"] = MaxStickerBytes,
        ["video/mp4"] = MaxVideoOrAudioBytes,
        ["video/3gpp"] = MaxVideoOrAudioBytes,
        ["audio/aac"] = MaxVideoOrAudioBytes,
        ["audio/amr"] = MaxVideoOrAudioBytes,
        ["audio/mpeg"] = MaxVideoOrAudioBytes,
        ["audio/mp4"] = MaxVideoOrAudioBytes,
        ["audio/ogg"] = MaxVideoOrAudioBytes,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> TypesByExtension = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".mp4"] = "video/mp4",
        [".3gp"] = "video/3gpp",
        [".3gpp"] = "video/3gpp",
        [".aac"] = "audio/aac",
        [".amr"] = "audio/amr",
        [".mp3"] = "audio/mpeg",
        [".m4a"] = "audio/mp4",
        [".ogg"] = "audio/ogg",
        [".opus"] = "audio/ogg",
        [".txt"] = "text/plain",
        [".pdf"] = "application/pdf",
        [".doc"] = "application/msword",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xls"] = "application/vnd.ms-excel",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".ppt"] = "application/vnd.ms-powerpoint",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The content type of a file by its name.</summary>
    /// <param name="fileName">The name with its extension, for example <c>photo.jpg</c>.</param>
    /// <returns>The type; null for an extension that WhatsApp has no type for.</returns>
    public static string? GetContentType(string fileName) =>
        TypesByExtension.GetValueOrDefault(Path.GetExtension(fileName ?? throw new ArgumentNullException(nameof(fileName))));

    /// <summary>Returns the greatest size of a file of a type.</summary>
    /// <param name="contentType">The type, for example <c>image/png</c>.</param>
    /// <returns>The most bytes; null for a picture, video or sound of a type that WhatsApp does not take. Anything else can go as a document.</returns>
    public static long? GetMaxBytes(string contentType)
    {
        ArgumentNullException.ThrowIfNull(contentType);
        string type = contentType.Split(';')[0].Trim();
        return MaxBytesByType.TryGetValue(type, out long max) ? max
            : type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) ? null
            : MaxDocumentBytes;
    }
}
