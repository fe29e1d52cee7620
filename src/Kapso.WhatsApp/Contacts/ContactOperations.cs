using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Contacts;

internal static class ContactOperations
{
    private const string One = "whatsapp/contacts/{identifier}";

    /// <summary>Without a limit the server answers with numbered pages, which end after the fiftieth.</summary>
    public static readonly ListOperation<Contact> ListOfProject = new("listWhatsappContactsPlatform", "whatsapp/contacts", ApiSurface.Platform, ContactsJson.Default.Contact, Paging.Cursors)
    {
        DefaultPageSize = PagedFilter.MaxPageSize,
        ClientMethod = "Contacts.List",
    };

    public static readonly Operation<NewContact, Contact> Create =
        new("createWhatsappContactPlatform", HttpMethod.Post, "whatsapp/contacts", ApiSurface.Platform, Replay.Never,
            Body.Json(ContactsJson.Default.NewContact, "contact"), Answer.Data(ContactsJson.Default.Contact))
        {
            ClientMethod = "Contacts.CreateAsync",
        };

    public static readonly Operation<Contact> GetOfProject =
        new("getWhatsappContactPlatform", HttpMethod.Get, One, ApiSurface.Platform, Replay.Safe, Answer.Data(ContactsJson.Default.Contact))
        {
            ClientMethod = "Contacts.GetAsync",
        };

    public static readonly Operation<ContactUpdate, Contact> Update =
        new("updateWhatsappContactPlatform", HttpMethod.Patch, One, ApiSurface.Platform, Replay.Safe, Body.Json(ContactsJson.Default.ContactUpdate, "contact"), Answer.Data(ContactsJson.Default.Contact))
        {
            ClientMethod = "Contacts.UpdateAsync",
        };

    public static readonly Operation<Done> Erase =
        new("eraseWhatsappContact", HttpMethod.Delete, One, ApiSurface.Platform, Replay.Safe, Answer.Done)
        {
            ClientMethod = "Contacts.RequestErasureAsync",
        };

    public static readonly ListOperation<MarketingPreference> ListMarketingPreferences =
        new("listWhatsappContactMarketingPreferences", One + "/marketing_preferences", ApiSurface.Platform, ContactsJson.Default.MarketingPreference, Paging.None)
    {
        ClientMethod = "Contacts.ListMarketingPreferences",
    };

    public static readonly Operation<MarketingPreference> FindMarketingPreference =
        new("getWhatsappContactMarketingPreference", HttpMethod.Get, One + "/marketing_preferences/{phone_number_id}", ApiSurface.Platform, Replay.Safe, Answer.Data(ContactsJson.Default.MarketingPreference))
        {
            ClientMethod = "Contacts.FindMarketingPreferenceAsync",
        };

    public static readonly ListOperation<Contact> List = new("listContacts", "{phone_number_id}/contacts", ApiSurface.WhatsApp, ContactsJson.Default.Contact, Paging.Cursors)
    {
        ClientMethod = "Contacts.List",
        KapsoOnly = true,
    };

    public static readonly Operation<Contact> Get =
        new("getContact", HttpMethod.Get, "{phone_number_id}/contacts/{wa_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(ContactsJson.Default.Contact))
        {
            ClientMethod = "Contacts.GetAsync",
            KapsoOnly = true,
        };
}
