using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Broadcasts;

internal static class BroadcastOperations
{
    public static readonly Operation List = new("listWhatsappBroadcasts", HttpMethod.Get, "whatsapp/broadcasts", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Broadcasts.List",
    };

    public static readonly Operation Create = new("createWhatsappBroadcast", HttpMethod.Post, "whatsapp/broadcasts", Api.Platform, Replay.Never)
    {
        ClientMethod = "Broadcasts.CreateAsync",
    };

    public static readonly Operation Get = new("getWhatsappBroadcast", HttpMethod.Get, "whatsapp/broadcasts/{broadcast_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Broadcasts.GetAsync",
    };

    /// <summary>Stopping twice changes nothing.</summary>
    public static readonly Operation Stop = new("updateWhatsappBroadcastStatus", HttpMethod.Patch, "whatsapp/broadcasts/{broadcast_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Broadcasts.StopAsync",
    };

    public static readonly Operation ListRecipients = new("listWhatsappBroadcastRecipients", HttpMethod.Get, "whatsapp/broadcasts/{broadcast_id}/recipients", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Broadcasts.ListRecipients",
    };

    /// <summary>Recipients that are there already are skipped and counted.</summary>
    public static readonly Operation AddRecipients = new("addWhatsappBroadcastRecipients", HttpMethod.Post, "whatsapp/broadcasts/{broadcast_id}/recipients", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Broadcasts.AddRecipientsAsync",
    };

    public static readonly Operation ClearRecipients = new("clearWhatsappBroadcastRecipients", HttpMethod.Delete, "whatsapp/broadcasts/{broadcast_id}/recipients", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Broadcasts.ClearRecipientsAsync",
    };

    public static readonly Operation Send = new("sendWhatsappBroadcast", HttpMethod.Post, "whatsapp/broadcasts/{broadcast_id}/send", Api.Platform, Replay.Never)
    {
        ClientMethod = "Broadcasts.SendAsync",
    };

    public static readonly Operation Schedule = new("scheduleWhatsappBroadcast", HttpMethod.Post, "whatsapp/broadcasts/{broadcast_id}/schedule", Api.Platform, Replay.Never)
    {
        ClientMethod = "Broadcasts.ScheduleAsync",
    };

    /// <summary>Cancelling twice sends nothing, which is what it is for.</summary>
    public static readonly Operation Cancel = new("cancelWhatsappBroadcast", HttpMethod.Post, "whatsapp/broadcasts/{broadcast_id}/cancel", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Broadcasts.CancelAsync",
    };
}
