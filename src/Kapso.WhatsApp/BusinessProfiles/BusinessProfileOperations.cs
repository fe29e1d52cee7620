using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.BusinessProfiles;

internal static class BusinessProfileOperations
{
    public static readonly Operation Get = new("getBusinessProfile", HttpMethod.Get, "{phone_number_id}/whatsapp_business_profile", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "BusinessProfiles.GetAsync",
        OnMeta = true,
    };

    public static readonly Operation Update = new("updateBusinessProfile", HttpMethod.Post, "{phone_number_id}/whatsapp_business_profile", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "BusinessProfiles.UpdateAsync",
        OnMeta = true,
    };
}
