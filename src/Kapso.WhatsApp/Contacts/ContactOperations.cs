using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Contacts;

internal static class ContactOperations
{
    private const string One = "whatsapp/contacts/{identifier}";

    public static readonly Operation Search = new("listWhatsappContactsPlatform", HttpMethod.Get, "whatsapp/contacts", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Contacts.Search",
    };

    public static readonly Operation Create = new("createWhatsappContactPlatform", HttpMethod.Post, "whatsapp/contacts", Api.Platform, Replay.Never)
    {
        ClientMethod = "Contacts.CreateAsync",
    };

    public static readonly Operation Find = new("getWhatsappContactPlatform", HttpMethod.Get, One, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Contacts.FindAsync",
    };

    public static readonly Operation Update = new("updateWhatsappContactPlatform", HttpMethod.Patch, One, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Contacts.UpdateAsync",
    };

    public static readonly Operation Erase = new("eraseWhatsappContact", HttpMethod.Delete, One, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Contacts.RequestErasureAsync",
    };

    public static readonly Operation ListMarketingPreferences = new("listWhatsappContactMarketingPreferences", HttpMethod.Get, One + "/marketing_preferences", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Contacts.ListMarketingPreferencesAsync",
    };

    public static readonly Operation GetMarketingPreference = new("getWhatsappContactMarketingPreference", HttpMethod.Get, One + "/marketing_preferences/{phone_number_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Contacts.GetMarketingPreferenceAsync",
    };

    public static readonly Operation List = new("listContacts", HttpMethod.Get, "{phone_number_id}/contacts", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Contacts.List",
    };

    public static readonly Operation Get = new("getContact", HttpMethod.Get, "{phone_number_id}/contacts/{wa_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Contacts.GetAsync",
    };
}
