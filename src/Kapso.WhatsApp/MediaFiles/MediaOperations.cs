using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.MediaFiles;

internal static class MediaOperations
{
    public static readonly Operation Upload = new("uploadMedia", HttpMethod.Post, "{phone_number_id}/media", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "Media.UploadAsync",
        OnMeta = true,
    };

    public static readonly Operation Get = new("getMediaUrl", HttpMethod.Get, "{media_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Media.GetAsync",
        OnMeta = true,
    };

    public static readonly Operation Delete = new("deleteMedia", HttpMethod.Delete, "{media_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Media.DeleteAsync",
        OnMeta = true,
    };

    /// <summary>Also downloads from every other address that files lie at.</summary>
    public static readonly Operation Download = new("downloadMedia", HttpMethod.Get, "media_download", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Media.DownloadAsync",
        OnMeta = true,
    };

    public static readonly Operation Ingest = new("uploadWhatsappMedia", HttpMethod.Post, "whatsapp/media", Api.Platform, Replay.Never)
    {
        ClientMethod = "Media.IngestAsync",
    };
}
