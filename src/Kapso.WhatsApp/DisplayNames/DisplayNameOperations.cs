using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.DisplayNames;

internal static class DisplayNameOperations
{
    private const string Requests = "whatsapp/phone_numbers/{phone_number_id}/display_name_requests";

    public static readonly ListOperation<DisplayNameRequest> List =
        new("listWhatsappDisplayNameRequests", Requests, ApiSurface.Platform, DisplayNamesJson.Default.DisplayNameRequest, Paging.Numbers) { ClientMethod = "DisplayNames.List" };

    public static readonly Operation<NewDisplayName, DisplayNameRequest> Create =
        new("createWhatsappDisplayNameRequest", HttpMethod.Post, Requests, ApiSurface.Platform, Replay.Never,
            Body.Json(DisplayNamesJson.Default.NewDisplayName, "display_name_request"), Answer.Data(DisplayNamesJson.Default.DisplayNameRequest))
        {
            ClientMethod = "DisplayNames.CreateAsync",
        };

    public static readonly Operation<DisplayNameRequest> Get =
        new("getWhatsappDisplayNameRequest", HttpMethod.Get, Requests + "/{request_id}", ApiSurface.Platform, Replay.Safe,
            Answer.Data(DisplayNamesJson.Default.DisplayNameRequest)) { ClientMethod = "DisplayNames.GetAsync" };
}
