using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.MediaFiles;

internal static class MediaOperations
{
    public static readonly Operation<UploadedMedia> Upload =
        new("uploadMedia", HttpMethod.Post, "{phone_number_id}/media", ApiSurface.WhatsApp, Replay.Never, Answer.Json(MediaJson.Default.UploadedMedia))
        {
            ClientMethod = "Media.UploadAsync",
        };

    public static readonly Operation<MediaDetails> Get =
        new("getMediaUrl", HttpMethod.Get, "{media_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(MediaJson.Default.MediaDetails))
        {
            ClientMethod = "Media.GetAsync",
        };

    public static readonly Operation<Done> Delete =
        new("deleteMedia", HttpMethod.Delete, "{media_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Done)
        {
            ClientMethod = "Media.DeleteAsync",
        };

    /// <summary>Also downloads from every other address that files lie at.</summary>
    public static readonly Operation Download = new("downloadMedia", HttpMethod.Get, "media_download", ApiSurface.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Media.DownloadAsync",
    };

    public static readonly Operation<NewMediaIngest, MediaIngest> Ingest =
        new("uploadWhatsappMedia", HttpMethod.Post, "whatsapp/media", ApiSurface.Platform, Replay.Never,
            Body.Json(MediaJson.Default.NewMediaIngest, "media_ingest"), Answer.Data(MediaJson.Default.MediaIngest))
        {
            ClientMethod = "Media.IngestAsync",
        };
}
