using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.BusinessProfiles;

internal static class BusinessProfileOperations
{
    public static readonly Operation<BusinessProfile> Get =
        new("getBusinessProfile", HttpMethod.Get, "{phone_number_id}/whatsapp_business_profile", ApiSurface.WhatsApp, Replay.Safe,
            new PageAnswer<BusinessProfile>(BusinessProfilesJson.Default.BusinessProfile, Paging.None, member: null).Select(TheOnly))
        {
            ClientMethod = "BusinessProfiles.GetAsync",
            OnMeta = true,
        };

    public static readonly Operation<BusinessProfileUpdate, Done> Update =
        new("updateBusinessProfile", HttpMethod.Post, "{phone_number_id}/whatsapp_business_profile", ApiSurface.WhatsApp, Replay.Safe,
            Body.Json(BusinessProfilesJson.Default.BusinessProfileUpdate), Answer.Done)
        {
            ClientMethod = "BusinessProfiles.UpdateAsync",
            OnMeta = true,
        };

    /// <summary>The server sends the profile as a list of one, which is empty when the number has none yet.</summary>
    private static BusinessProfile TheOnly(Page<BusinessProfile> page) =>
        page.Items is [BusinessProfile profile, ..] ? profile
        : page.Unreadable.Count == 0 ? new BusinessProfile()
        : throw new JsonException("The profile is not an object.");
}
