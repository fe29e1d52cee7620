using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.OfficialBusinessAccounts;

internal static class OfficialBusinessAccountOperations
{
    /// <summary>The status is a field of the number.</summary>
    public static readonly Operation<OfficialBusinessAccount> Get =
        new("getPhoneNumber", HttpMethod.Get, "{phone_number_id}", ApiSurface.WhatsApp, Replay.Safe,
            Answer.Json(OfficialBusinessAccountsJson.Default.OfficialBusinessAccountAnswer).Select(static number => number.OfficialBusinessAccount ?? throw new JsonException("It has no official_business_account.")))
        {
            ClientMethod = "OfficialBusinessAccounts.GetAsync",
        };

    /// <summary>A second request would be refused, or count as another one.</summary>
    public static readonly Operation<OfficialBusinessAccountRequest, OfficialBusinessAccountRequested> Request =
        new("requestOfficialBusinessAccount", HttpMethod.Post, "{phone_number_id}/official_business_account", ApiSurface.WhatsApp, Replay.Never,
            Body.Json(OfficialBusinessAccountsJson.Default.OfficialBusinessAccountRequest), Answer.Json(OfficialBusinessAccountsJson.Default.OfficialBusinessAccountRequested))
        {
            ClientMethod = "OfficialBusinessAccounts.RequestAsync",
        };
}
