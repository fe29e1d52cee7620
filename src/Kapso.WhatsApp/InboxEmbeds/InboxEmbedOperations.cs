using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.InboxEmbeds;

internal static class InboxEmbedOperations
{
    public static readonly Operation List = new("listInboxEmbeds", HttpMethod.Get, "inbox_embeds", Api.Platform, Replay.Safe)
    {
        ClientMethod = "InboxEmbeds.List",
    };

    public static readonly Operation Create = new("createInboxEmbed", HttpMethod.Post, "inbox_embeds", Api.Platform, Replay.Never)
    {
        ClientMethod = "InboxEmbeds.CreateAsync",
    };

    public static readonly Operation Get = new("getInboxEmbed", HttpMethod.Get, "inbox_embeds/{inbox_embed_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "InboxEmbeds.GetAsync",
    };

    public static readonly Operation Update = new("updateInboxEmbed", HttpMethod.Patch, "inbox_embeds/{inbox_embed_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "InboxEmbeds.UpdateAsync",
    };

    public static readonly Operation Delete = new("deleteInboxEmbed", HttpMethod.Delete, "inbox_embeds/{inbox_embed_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "InboxEmbeds.DeleteAsync",
    };
}
