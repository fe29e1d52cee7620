using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Broadcasts;

internal static class BroadcastOperations
{
    private const string Broadcasts = "whatsapp/broadcasts";
    private const string One = Broadcasts + "/{broadcast_id}";
    private const string Wrapper = "whatsapp_broadcast";

    private static readonly Answer<Broadcast> Broadcast = Answer.Data(BroadcastsJson.Default.Broadcast);

    private static readonly Answer<BroadcastStatusUpdate> State = Answer.Data(BroadcastsJson.Default.BroadcastStatusUpdate);

    public static readonly ListOperation<Broadcast> List =
        new("listWhatsappBroadcasts", Broadcasts, ApiSurface.Platform, BroadcastsJson.Default.Broadcast, Paging.Numbers) { ClientMethod = "Broadcasts.List" };

    public static readonly Operation<NewBroadcast, Broadcast> Create =
        new("createWhatsappBroadcast", HttpMethod.Post, Broadcasts, ApiSurface.Platform, Replay.Never,
            Body.Json(BroadcastsJson.Default.NewBroadcast, Wrapper), Broadcast) { ClientMethod = "Broadcasts.CreateAsync" };

    public static readonly Operation<Broadcast> Get =
        new("getWhatsappBroadcast", HttpMethod.Get, One, ApiSurface.Platform, Replay.Safe, Broadcast) { ClientMethod = "Broadcasts.GetAsync" };

    /// <summary>Stopping twice changes nothing.</summary>
    public static readonly Operation<BroadcastStatusChange, Broadcast> Stop =
        new("updateWhatsappBroadcastStatus", HttpMethod.Patch, One, ApiSurface.Platform, Replay.Safe,
            Body.Json(BroadcastsJson.Default.BroadcastStatusChange, Wrapper), Broadcast) { ClientMethod = "Broadcasts.StopAsync" };

    public static readonly ListOperation<BroadcastRecipient> ListRecipients =
        new("listWhatsappBroadcastRecipients", One + "/recipients", ApiSurface.Platform, BroadcastsJson.Default.BroadcastRecipient, Paging.Numbers) { ClientMethod = "Broadcasts.ListRecipients" };

    /// <summary>Recipients that are there already are skipped and counted.</summary>
    public static readonly Operation<IReadOnlyList<NewBroadcastRecipient>, AddedRecipients> AddRecipients =
        new("addWhatsappBroadcastRecipients", HttpMethod.Post, One + "/recipients", ApiSurface.Platform, Replay.Safe,
            Body.Written<IReadOnlyList<NewBroadcastRecipient>>(NewBroadcastRecipient.WriteAll), Answer.Data(BroadcastsJson.Default.AddedRecipients))
        {
            ClientMethod = "Broadcasts.AddRecipientsAsync",
        };

    public static readonly Operation<Broadcast> ClearRecipients =
        new("clearWhatsappBroadcastRecipients", HttpMethod.Delete, One + "/recipients", ApiSurface.Platform, Replay.Safe, Broadcast) { ClientMethod = "Broadcasts.ClearRecipientsAsync" };

    public static readonly Operation<BroadcastStatusUpdate> Send =
        new("sendWhatsappBroadcast", HttpMethod.Post, One + "/send", ApiSurface.Platform, Replay.Never, State) { ClientMethod = "Broadcasts.SendAsync" };

    public static readonly Operation<BroadcastSchedule, BroadcastStatusUpdate> Schedule =
        new("scheduleWhatsappBroadcast", HttpMethod.Post, One + "/schedule", ApiSurface.Platform, Replay.Never,
            Body.Json(BroadcastsJson.Default.BroadcastSchedule), State) { ClientMethod = "Broadcasts.ScheduleAsync" };

    /// <summary>Cancelling twice sends nothing, which is what it is for.</summary>
    public static readonly Operation<BroadcastStatusUpdate> Cancel =
        new("cancelWhatsappBroadcast", HttpMethod.Post, One + "/cancel", ApiSurface.Platform, Replay.Safe, State) { ClientMethod = "Broadcasts.CancelAsync" };
}
