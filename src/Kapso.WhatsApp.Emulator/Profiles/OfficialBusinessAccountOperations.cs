using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Profiles;

/// <summary>The request for a number's blue check. Its status is read with the number.</summary>
internal sealed class OfficialBusinessAccountOperations(EmulatedProject project)
{
    private const int MinLinks = 5;
    private const int MaxLinks = 10;

    private static readonly string[] Open = ["PENDING", "UNDER_REVIEW", "APPROVED"];

    public IEnumerable<Operation> All =>
    [
        new("requestOfficialBusinessAccount", Surface.WhatsApp, "POST", "/{phone_number_id}/official_business_account", Request),
    ];

    private Reply Request(EmulatorRequest request)
    {
        ConnectedNumber number = project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);
        Field body = request.JsonBody();
        _ = body["business_website_url"].OptionalWebAddress() ?? throw body["business_website_url"].Missing();
        body["primary_country_of_operation"].Text();
        body["primary_language"].OptionalText();
        body["parent_business_or_brand"].OptionalText();
        body["additional_supporting_information"].OptionalText();
        if (body["supporting_links"].Exists)
        {
            foreach (Field link in body["supporting_links"].Items(MinLinks, MaxLinks))
            {
                link.OptionalWebAddress();
            }
        }

        if (Open.Contains((string?)number.OfficialBusinessAccount["oba_status"]))
        {
            throw new RefusalException(MetaError.Answer(400, 100, "Invalid parameter", "A request is open or was approved."));
        }

        number.OfficialBusinessAccount = new JsonObject { ["oba_status"] = "PENDING", ["status_message"] = "The request was submitted." };
        JsonObject status = (JsonObject)number.OfficialBusinessAccount.DeepClone();
        status["id"] = number.Number.Id;
        return Reply.Ok(new JsonObject { ["success"] = true, ["message"] = "The request was submitted.", ["updated_status"] = status, ["tracking_id"] = $"oba_req_{Guid.NewGuid():N}" });
    }
}
