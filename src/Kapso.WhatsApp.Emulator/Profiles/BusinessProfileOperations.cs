using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Profiles;

/// <summary>What people see when they open a number's profile.</summary>
internal sealed class BusinessProfileOperations(EmulatedProject project)
{
    private const string Profile = "/{phone_number_id}/whatsapp_business_profile";

    private static readonly string[] Verticals =
    [
        "ALCOHOL", "APPAREL", "AUTO", "BEAUTY", "EDU", "ENTERTAIN", "EVENT_PLAN", "FINANCE", "GROCERY", "GOVT", "HOTEL", "HEALTH", "NONPROFIT",
        "ONLINE_GAMBLING", "OTC_DRUGS", "OTHER", "PHYSICAL_GAMBLING", "PROF_SERVICES", "RESTAURANT", "RETAIL", "TRAVEL",
    ];

    public IEnumerable<Operation> All =>
    [
        new("getBusinessProfile", Surface.WhatsApp, "GET", Profile, Get),
        new("updateBusinessProfile", Surface.WhatsApp, "POST", Profile, Update),
    ];

    private ConnectedNumber Find(EmulatorRequest request) => project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);

    private Reply Get(EmulatorRequest request)
    {
        JsonObject chosen = FieldChoice.Take(Find(request).Profile, $"{request.Query("fields") ?? "about"},messaging_product");
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray(chosen) });
    }

    private Reply Update(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        if (number.Number.IsSandbox)
        {
            throw new RefusalException(MetaError.Answer(403, 403, "Forbidden", "The profile of the sandbox number cannot be changed."));
        }

        Field body = request.JsonBody();
        body["messaging_product"].OneOf("whatsapp");
        Check(body);
        foreach (string name in new[] { "about", "address", "description", "email", "vertical", "websites" })
        {
            if (body[name].Exists)
            {
                number.Profile[name] = body[name].ToNode();
            }
        }

        if (body["profile_picture_handle"].OptionalText() is { } handle)
        {
            number.Profile["profile_picture_url"] = $"https://pictures.example.com/{Uri.EscapeDataString(handle)}";
        }

        return Json.Done;
    }

    private static void Check(Field body)
    {
        body["about"].OptionalText(139);
        CheckLength(body["address"], 256);
        CheckLength(body["description"], 512);
        CheckLength(body["email"], 128);
        body["vertical"].OptionalOneOf(Verticals);
        foreach (Field website in body["websites"].OptionalItems(2))
        {
            CheckLength(website, 256);
            website.OptionalWebAddress();
        }
    }

    // An empty text is allowed: it takes the member away.
    private static void CheckLength(Field field, int max)
    {
        if (field.Exists && field.Value.ValueKind is not System.Text.Json.JsonValueKind.String)
        {
            throw field.Malformed("must be a string");
        }

        if (field.Exists && field.Value.GetString()!.Length > 0)
        {
            field.Text(max);
        }
    }
}
