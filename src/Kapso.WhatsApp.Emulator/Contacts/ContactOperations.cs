using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contacts;

/// <summary>Contacts on both surfaces. Marketing preferences follow how a test lets a recipient behave.</summary>
internal sealed class ContactOperations(EmulatedProject project)
{
    private static readonly TimeSpan ErasureTime = TimeSpan.FromSeconds(10);

    public IEnumerable<Operation> All =>
    [
        new("listContacts", Surface.Proxy, "GET", "/{phone_number_id}/contacts", ListOfNumber),
        new("getContact", Surface.Proxy, "GET", "/{phone_number_id}/contacts/{wa_id}", GetOfNumber),
        new("listWhatsappContactsPlatform", Surface.Platform, "GET", "/whatsapp/contacts", ListOfProject),
        new("createWhatsappContactPlatform", Surface.Platform, "POST", "/whatsapp/contacts", Create),
        new("getWhatsappContactPlatform", Surface.Platform, "GET", "/whatsapp/contacts/{identifier}", request => Reply.Ok(Json.Data(Find(request).Show()))),
        new("updateWhatsappContactPlatform", Surface.Platform, "PATCH", "/whatsapp/contacts/{identifier}", Update),
        new("eraseWhatsappContact", Surface.Platform, "DELETE", "/whatsapp/contacts/{identifier}", Erase),
        new("listWhatsappContactMarketingPreferences", Surface.Platform, "GET", "/whatsapp/contacts/{identifier}/marketing_preferences", ListPreferences),
        new("getWhatsappContactMarketingPreference", Surface.Platform, "GET", "/whatsapp/contacts/{identifier}/marketing_preferences/{phone_number_id}", GetPreference),
    ];

    private Contact Find(EmulatorRequest request) => project.Contacts.Find(request.Route("identifier")) ?? throw Surface.Platform.NotFound("WhatsApp contact", "");

    private Reply ListOfNumber(EmulatorRequest request)
    {
        project.Number(request.Route("phone_number_id"), Surface.Proxy);
        var (waId, customer, hasCustomer) = (request.Query("wa_id"), request.Query("customer_id"), QueryFilter.Flag(request, "has_customer"));
        var page = CursorPage<Contact>.Cut(request, Surface.Proxy, project.Contacts.NewestFirst(), contact =>
            (waId is null || contact.Who.WaId == waId.TrimStart('+')) && (customer is null || contact.CustomerId == customer) && (hasCustomer is null || hasCustomer == (contact.CustomerId is not null)));
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(contact => contact.Show())]), ["paging"] = page.Cursors() });
    }

    private Reply GetOfNumber(EmulatorRequest request)
    {
        project.Number(request.Route("phone_number_id"), Surface.Proxy);
        var waId = request.Route("wa_id");
        return Reply.Ok((project.Contacts.Find(waId) ?? throw Surface.Proxy.NotFound("Contact", waId)).Show());
    }

    private Reply ListOfProject(EmulatorRequest request)
    {
        var (customer, external, hasCustomer) = (request.Query("customer_id"), request.Query("customer_external_id"), QueryFilter.Flag(request, "has_customer"));
        var (name, waId, userId) = (request.Query("profile_name_contains"), request.Query("wa_id_contains"), request.Query("business_scoped_user_id"));
        var created = CreatedBetween.Read(request);
        var owner = external is null ? null : project.Customers.Find(known => known.ExternalId == external)?.Id ?? "";
        var page = CursorPage<Contact>.Cut(request, Surface.Platform, project.Contacts.NewestFirst(), contact =>
            (customer is null || contact.CustomerId == customer)
            && (owner is null || contact.CustomerId == owner)
            && (hasCustomer is null || hasCustomer == (contact.CustomerId is not null))
            && (name is null || contact.ProfileName?.Contains(name, StringComparison.OrdinalIgnoreCase) == true)
            && (waId is null || contact.Who.WaId?.Contains(waId, StringComparison.Ordinal) == true)
            && (userId is null || contact.Who.UserId == userId)
            && created.Allows(contact.CreatedAt));
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(contact => contact.Show())]), ["paging"] = page.CursorsAndLinks(request) });
    }

    private Reply Create(EmulatorRequest request)
    {
        var body = request.JsonBody()["contact"].Object();
        var waId = Identity.ReadPhone(body["wa_id"].Text()) ?? throw body["wa_id"].Malformed("must be a phone number");
        if (project.Contacts.Find(waId) is not null)
        {
            throw new RefusalException(Reply.Error(422, "Wa has already been taken"));
        }

        RequireCustomer(body["customer_id"]);
        var contact = project.Contacts.Add(new Identity(waId, null));
        Fill(contact, body);
        return Reply.Json(201, Json.Data(contact.Show()));
    }

    private Reply Update(EmulatorRequest request)
    {
        var contact = Find(request);
        var body = request.JsonBody()["contact"].Object();
        RequireCustomer(body["customer_id"]);
        if (body["wa_id"].OptionalText() is { } given)
        {
            project.Contacts.Renumber(contact, Identity.ReadPhone(given) ?? throw body["wa_id"].Malformed("must be a phone number"));
        }

        Fill(contact, body);
        return Reply.Ok(Json.Data(contact.Show()));
    }

    private void RequireCustomer(Field id)
    {
        if (id.OptionalText() is { } customer && !project.Customers.Exists(known => known.Id == customer))
        {
            throw id.NotAllowed("is no customer of the project");
        }
    }

    private void Fill(Contact contact, Field body)
    {
        contact.ProfileName = body["profile_name"].OptionalText() ?? contact.ProfileName;
        contact.DisplayName = body["display_name"].OptionalText() ?? contact.DisplayName;
        contact.CustomerId = body["customer_id"].OptionalText() ?? contact.CustomerId;
        contact.Metadata = body["metadata"].Exists ? body["metadata"].Object().ToNode() : contact.Metadata;
        contact.UpdatedAt = project.Now;
    }

    private Reply Erase(EmulatorRequest request)
    {
        var contact = Find(request);
        project.Schedule.After(ErasureTime, () => project.Erase(contact));
        return Json.NoContent;
    }

    private Reply ListPreferences(EmulatorRequest request)
    {
        var contact = Find(request);
        return Reply.Ok(Json.Data(new JsonArray([.. HasStopped(contact) ? project.Numbers.Select(number => ShowPreference(contact, number)) : []])));
    }

    private Reply GetPreference(EmulatorRequest request)
    {
        var contact = Find(request);
        var number = project.Connected(request.Route("phone_number_id"), Surface.Platform);
        return HasStopped(contact) ? Reply.Ok(Json.Data(ShowPreference(contact, number))) : throw Surface.Platform.NotFound("Marketing preference", "");
    }

    private bool HasStopped(Contact contact) => project.BehaviourOf(contact.Who).HasStoppedMarketing;

    private static JsonObject ShowPreference(Contact contact, ConnectedNumber number) => new()
    {
        ["id"] = number.Number.Id,
        ["phone_number_id"] = number.Number.Id,
        ["status"] = "stopped",
        ["detail"] = null,
        ["source"] = "meta_webhook",
        ["marketing_allowed"] = false,
        ["config_display_name"] = number.DisplayName,
        ["last_event_at"] = Json.Time(contact.CreatedAt),
        ["whatsapp_contact_id"] = contact.Id,
        ["internal_id"] = contact.Id,
        ["whatsapp_config_id"] = number.InternalId,
        ["whatsapp_config_internal_id"] = number.InternalId,
        ["created_at"] = Json.Time(contact.CreatedAt),
        ["updated_at"] = Json.Time(contact.CreatedAt),
    };
}
