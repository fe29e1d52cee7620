using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>One of the kinds of media that WhatsApp takes, with its MIME types and its limit.</summary>
internal sealed record MediaKind(string Name, long Limit, params string[] ContentTypes)
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;
    private const long AnimatedStickerLimit = 500 * Kilobyte;

    private static readonly MediaKind[] All =
    [
        new("image", 5 * Megabyte, "image/jpeg", "image/png"),
        new("video", 16 * Megabyte, "video/mp4", "video/3gpp"),
        new("audio", 16 * Megabyte, "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus"),
        new("sticker", 100 * Kilobyte, "image/webp"),
        new(
            "document",
            UploadForm.LongestFile,
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];

    public static IEnumerable<string> AllContentTypes => All.SelectMany(kind => kind.ContentTypes);

    /// <summary>The kind of a MIME type, whatever parameters that has; null when WhatsApp does not take it.</summary>
    public static MediaKind? Of(string? contentType)
    {
        string? bare = contentType?.Split(';')[0].Trim();
        return Array.Find(All, kind => kind.ContentTypes.Contains(bare, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>How long a file of this kind may be, in bytes.</summary>
    public long LimitOf(StoredFile file) => Name == "sticker" && IsAnimated(file) ? AnimatedStickerLimit : Limit;

    /// <summary>A moving sticker may be longer; WebP says so in a flag of its extended header.</summary>
    private static bool IsAnimated(StoredFile file)
    {
        const int flagsAt = 20;
        const byte animation = 0x02;
        Span<byte> head = stackalloc byte[flagsAt + 1];
        using FileStream stream = file.Open();
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head[..4].SequenceEqual("RIFF"u8)
            && head[8..16].SequenceEqual("WEBPVP8X"u8)
            && (head[flagsAt] & animation) != 0;
    }
}
