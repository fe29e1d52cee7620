using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>Makes responses whose body is a file.</summary>
internal static class FileReply
{
    public static Reply NotFound { get; } = new(404, default, null);

    public static Reply Of(MediaFile media, string cacheControl) => new(200, default, media.ContentType)
    {
        File = media.Stored.Open(),
        Headers = new Dictionary<string, string>
        {
            ["Content-Disposition"] = $"inline; filename=\"{media.Id}\"",
            ["Cache-Control"] = cacheControl,
        },
    };
}
