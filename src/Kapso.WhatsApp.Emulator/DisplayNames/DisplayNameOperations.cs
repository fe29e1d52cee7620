using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.DisplayNames;

/// <summary>Takes requests for display names; each is granted when its review is over.</summary>
internal sealed class DisplayNameOperations(EmulatedProject project, ListStore<DisplayNameRequest> requests)
{
    private const int MaxNameLength = 256;
    private const string Requests = "/whatsapp/phone_numbers/{phone_number_id}/display_name_requests";

    public IEnumerable<Operation> All =>
    [
        new("listWhatsappDisplayNameRequests", Surface.Platform, "GET", Requests, List),
        new("createWhatsappDisplayNameRequest", Surface.Platform, "POST", Requests, Create),
        new("getWhatsappDisplayNameRequest", Surface.Platform, "GET", Requests + "/{request_id}", Get),
    ];

    private Reply List(EmulatorRequest request)
    {
        ConnectedNumber number = project.Connected(request.Route("phone_number_id"), Surface.Platform);
        return NumberedPage.Answer(
            request, [.. requests.NewestFirst.Where(known => known.Number == number)], known => known.Show(), "current_page");
    }

    private Reply Create(EmulatorRequest request)
    {
        ConnectedNumber number = project.Connected(request.Route("phone_number_id"), Surface.Platform);
        string name = request.JsonBody()["display_name_request"].Object()["new_display_name"].Text(MaxNameLength);
        DisplayNameRequest asked = new(number, name, project.Now);
        requests.Add(asked);
        project.Schedule.After(project.Options.DisplayNameReviewTime, () => asked.Apply(project.Now));
        return Reply.Json(201, Json.Data(asked.Show()));
    }

    private Reply Get(EmulatorRequest request)
    {
        ConnectedNumber number = project.Connected(request.Route("phone_number_id"), Surface.Platform);
        return Reply.Ok(Json.Data(requests.Get(request, "request_id", "Display name request", known => known.Number == number).Show()));
    }
}
