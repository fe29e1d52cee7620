using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.InboxEmbeds;

internal static class InboxEmbedOperations
{
    public static readonly ListOperation<InboxEmbed> List =
        new("listInboxEmbeds", "inbox_embeds", ApiSurface.Platform, InboxEmbedsJson.Default.InboxEmbed, Paging.Numbers) { ClientMethod = "InboxEmbeds.List" };

    public static readonly Operation<NewInboxEmbed, CreatedInboxEmbed> Create =
        new("createInboxEmbed", HttpMethod.Post, "inbox_embeds", ApiSurface.Platform, Replay.Never,
            Body.Json(InboxEmbedsJson.Default.NewInboxEmbed, "inbox_embed"), Answer.Data(InboxEmbedsJson.Default.CreatedInboxEmbed))
        {
            ClientMethod = "InboxEmbeds.CreateAsync",
        };

    public static readonly Operation<InboxEmbed> Get =
        new("getInboxEmbed", HttpMethod.Get, "inbox_embeds/{inbox_embed_id}", ApiSurface.Platform, Replay.Safe, Answer.Data(InboxEmbedsJson.Default.InboxEmbed)) { ClientMethod = "InboxEmbeds.GetAsync" };

    public static readonly Operation<InboxEmbedUpdate, InboxEmbed> Update =
        new("updateInboxEmbed", HttpMethod.Patch, "inbox_embeds/{inbox_embed_id}", ApiSurface.Platform, Replay.Safe,
            Body.Json(InboxEmbedsJson.Default.InboxEmbedUpdate, "inbox_embed"), Answer.Data(InboxEmbedsJson.Default.InboxEmbed))
        {
            ClientMethod = "InboxEmbeds.UpdateAsync",
        };

    public static readonly Operation<Done> Delete =
        new("deleteInboxEmbed", HttpMethod.Delete, "inbox_embeds/{inbox_embed_id}", ApiSurface.Platform, Replay.Safe, Answer.Done) { ClientMethod = "InboxEmbeds.DeleteAsync" };
}
