using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contacts;

/// <summary>Contacts on both surfaces.</summary>
internal sealed class ContactOperations(EmulatedProject project, ContactStore contacts, ICustomers customers)
{
    private const int MaxLegacyPage = 50;
    private const int MaxLegacyWindow = 5000;

    private static readonly TimeSpan ErasureTime = TimeSpan.FromSeconds(10);

    public IEnumerable<Operation> All =>
    [
        new("listContacts", Surface.WhatsApp, "GET", "/{phone_number_id}/contacts", ListOfNumber),
        new("getContact", Surface.WhatsApp, "GET", "/{phone_number_id}/contacts/{wa_id}", GetOfNumber),
        new("updateContact", Surface.WhatsApp, "PATCH", "/{phone_number_id}/contacts/{wa_id}", UpdateOfNumber),
        new("listWhatsappContactsPlatform", Surface.Platform, "GET", "/whatsapp/contacts", ListOfProject),
        new("createWhatsappContactPlatform", Surface.Platform, "POST", "/whatsapp/contacts", Create),
        new("getWhatsappContactPlatform", Surface.Platform, "GET", "/whatsapp/contacts/{identifier}", request => Reply.Ok(Json.Data(Find(request).Show()))),
        new("updateWhatsappContactPlatform", Surface.Platform, "PATCH", "/whatsapp/contacts/{identifier}", Update),
        new("eraseWhatsappContact", Surface.Platform, "DELETE", "/whatsapp/contacts/{identifier}", Erase),
        new("listWhatsappContactMarketingPreferences", Surface.Platform, "GET", "/whatsapp/contacts/{identifier}/marketing_preferences", ListPreferences),
        new("getWhatsappContactMarketingPreference", Surface.Platform, "GET", "/whatsapp/contacts/{identifier}/marketing_preferences/{phone_number_id}", GetPreference),
    ];

    private Contact Find(EmulatorRequest request) => contacts.Find(request.Route("identifier")) ?? throw UnknownContact();

    /// <summary>Where business-scoped user ids do not serve.</summary>
    private Contact FindByIdOrPhone(EmulatorRequest request)
    {
        string identifier = request.Route("identifier");
        return contacts.FindById(identifier) ?? contacts.FindByPhone(identifier) ?? throw UnknownContact();
    }

    private static RefusalException UnknownContact() => Surface.Platform.NotFound("WhatsApp contact", "");

    private Reply ListOfNumber(EmulatorRequest request)
    {
        project.Number(request.Route("phone_number_id"), Surface.WhatsApp);
        KapsoFields.Read(request);
        (string? waId, string? customer, bool? hasCustomer) = (request.Query("wa_id"), request.Query("customer_id"), QueryFilter.Flag(request, "has_customer"));
        CursorPage<Contact> page = CursorPage<Contact>.Cut(request, Surface.WhatsApp, contacts.NewestFirst(), contact =>
            (waId is null || contact.Who.WaId == waId.TrimStart('+')) && (customer is null || contact.CustomerId == customer) && (hasCustomer is null || hasCustomer == (contact.CustomerId is not null)));
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(contact => contact.ShowOnProxy())]), ["paging"] = page.Cursors() });
    }

    private Reply GetOfNumber(EmulatorRequest request)
    {
        Contact contact = FindOfNumber(request);
        KapsoFields.Read(request);
        return Reply.Ok(contact.ShowOnProxy());
    }

    /// <summary>No document describes it; Kapso's JavaScript client calls it, with the members at the top.</summary>
    private Reply UpdateOfNumber(EmulatorRequest request)
    {
        Contact contact = FindOfNumber(request);
        Field body = request.JsonBody();
        RequireCustomer(body["customer_id"]);
        Fill(contact, body);
        return Json.Done;
    }

    private Contact FindOfNumber(EmulatorRequest request)
    {
        project.Number(request.Route("phone_number_id"), Surface.WhatsApp);
        string waId = request.Route("wa_id");
        return contacts.FindByPhone(waId) ?? throw Surface.WhatsApp.NotFound("Contact", waId);
    }

    private Reply ListOfProject(EmulatorRequest request)
    {
        (string? customer, string? external, bool? hasCustomer) = (request.Query("customer_id"), request.Query("customer_external_id"), QueryFilter.Flag(request, "has_customer"));
        (string? name, string? waId, string? userId) = (request.Query("profile_name_contains"), request.Query("wa_id_contains"), request.Query("business_scoped_user_id"));
        CreatedBetween created = CreatedBetween.Read(request);
        string? owner = external is null ? null : customers.FindByExternalId(external)?.Id ?? "";
        bool IsWanted(Contact contact) =>
            (customer is null || contact.CustomerId == customer)
            && (owner is null || contact.CustomerId == owner)
            && (hasCustomer is null || hasCustomer == (contact.CustomerId is not null))
            && (name is null || contact.ProfileName?.Contains(name, StringComparison.OrdinalIgnoreCase) == true)
            && (waId is null || contact.Who.WaId?.Contains(waId.TrimStart('+'), StringComparison.Ordinal) == true)
            && (userId is null || contact.Who.UserId == userId)
            && created.Allows(contact.CreatedAt);

        if (request.Query("page") is not null || request.Query("per_page") is not null)
        {
            return LegacyPage(request, [.. contacts.NewestFirst().Where(IsWanted)]);
        }

        CursorPage<Contact> page = CursorPage<Contact>.Cut(request, Surface.Platform, contacts.NewestFirst(), IsWanted);
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(contact => contact.Show())]), ["paging"] = page.CursorsAndLinks(request) });
    }

    /// <summary>The numbered pages of old, which end early.</summary>
    private static Reply LegacyPage(EmulatorRequest request, IReadOnlyList<Contact> wanted)
    {
        (int page, int size) = (QueryFilter.Number(request, "page", int.MaxValue, 1), QueryFilter.Limit(request, "per_page"));
        return page <= MaxLegacyPage
            ? NumberedPage.Answer(request, wanted, contact => contact.Show())
            : Reply.Json(400, new JsonObject
            {
                ["message"] = "legacy_offset_pagination_limit_exceeded",
                ["detail"] = $"Numbered pages end after page {MaxLegacyPage}; use limit with the cursors after and before.",
                ["requested_page"] = page,
                ["requested_per_page"] = size,
                ["requested_window"] = (long)page * size,
                ["max_page"] = MaxLegacyPage,
                ["max_window"] = MaxLegacyWindow,
                ["cursor_example"] = $"{request.Url}?limit={size}",
            });
    }

    private Reply Create(EmulatorRequest request)
    {
        Field body = request.JsonBody()["contact"].Object();
        string waId = ReadFreeNumber(body["wa_id"], owner: null);
        RequireCustomer(body["customer_id"]);
        Contact contact = contacts.Add(new Identity(waId, null));
        Fill(contact, body);
        return Reply.Json(201, Json.Data(contact.Show()));
    }

    private Reply Update(EmulatorRequest request)
    {
        Contact contact = Find(request);
        Field body = request.JsonBody()["contact"].Object();
        RequireCustomer(body["customer_id"]);
        if (body["wa_id"].Exists)
        {
            contacts.Renumber(contact, ReadFreeNumber(body["wa_id"], contact));
        }

        Fill(contact, body);
        return Reply.Ok(Json.Data(contact.Show()));
    }

    /// <summary>A phone number that no other contact has.</summary>
    private string ReadFreeNumber(Field field, Contact? owner)
    {
        string waId = Identity.ReadPhone(field.Text()) ?? throw field.Malformed("must be a phone number");
        return contacts.FindByPhone(waId) is { } known && known != owner ? throw new RefusalException(Reply.Error(422, "Wa has already been taken")) : waId;
    }

    private void RequireCustomer(Field id)
    {
        if (id.OptionalText() is { } customer && customers.Find(customer) is null)
        {
            throw id.NotAllowed("is not a customer of the project");
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
        string identifier = request.Route("identifier");
        Contact? contact = contacts.Find(identifier);
        if (contact is null && !Guid.TryParseExact(identifier, "D", out _) && Identity.Read(identifier) is null)
        {
            throw new RefusalException(Reply.Error(422, "Identifier is not a valid phone number"));
        }

        // Messages that arrive before the erasure are erased too; a second request changes nothing.
        if (contact is { IsBeingErased: false })
        {
            contact.IsBeingErased = true;
            project.Schedule.After(ErasureTime, () => contacts.Erase(contact));
        }

        return contact is null ? throw UnknownContact() : Json.NoContent;
    }

    private Reply ListPreferences(EmulatorRequest request) =>
        Reply.Ok(Json.Data(new JsonArray([.. FindByIdOrPhone(request).Preferences.Where(preference => project.Numbers.Contains(preference.Number)).Select(preference => preference.Show())])));

    private Reply GetPreference(EmulatorRequest request)
    {
        Contact contact = FindByIdOrPhone(request);
        string id = request.Route("phone_number_id");
        ConnectedNumber number = project.FindNumber(id) ?? throw Surface.Platform.NotFound("WhatsApp configuration", id);
        MarketingPreference preference = contact.Preferences.Find(known => known.Number == number) ?? throw Surface.Platform.NotFound("Marketing preference", id);
        return Reply.Ok(Json.Data(preference.Show()));
    }
}
