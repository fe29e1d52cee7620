using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.DisplayNames;

internal static class DisplayNameOperations
{
    private const string Requests = "whatsapp/phone_numbers/{phone_number_id}/display_name_requests";

    public static readonly Operation List = new("listWhatsappDisplayNameRequests", HttpMethod.Get, Requests, Api.Platform, Replay.Safe)
    {
        ClientMethod = "DisplayNames.List",
    };

    public static readonly Operation Create = new("createWhatsappDisplayNameRequest", HttpMethod.Post, Requests, Api.Platform, Replay.Never)
    {
        ClientMethod = "DisplayNames.CreateAsync",
    };

    public static readonly Operation Get = new("getWhatsappDisplayNameRequest", HttpMethod.Get, Requests + "/{request_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "DisplayNames.GetAsync",
    };
}
