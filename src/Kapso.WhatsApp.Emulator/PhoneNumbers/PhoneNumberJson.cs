using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.PhoneNumbers;

/// <summary>A number as each surface shows it.</summary>
internal static class PhoneNumberJson
{
    public static JsonObject ForPlatform(ConnectedNumber number) => new()
    {
        ["id"] = number.Number.Id,
        ["internal_id"] = number.InternalId,
        ["phone_number_id"] = number.Number.Id,
        ["name"] = number.Name,
        ["business_account_id"] = number.Number.BusinessAccountId,
        ["is_coexistence"] = number.IsCoexistence,
        ["inbound_processing_enabled"] = number.InboundProcessingEnabled,
        ["calls_enabled"] = number.CallsEnabled,
        ["webhook_verified_at"] = Json.Time(number.CreatedAt),
        ["created_at"] = Json.Time(number.CreatedAt),
        ["updated_at"] = Json.Time(number.UpdatedAt),
        ["customer_id"] = number.CustomerId,
        ["display_name"] = number.DisplayName,
        ["display_phone_number"] = number.Number.DisplayPhoneNumber,
        ["display_phone_number_normalized"] = number.Number.WaId,
        ["verified_name"] = number.DisplayName,
        ["quality_rating"] = "GREEN",
        ["code_verification_status"] = VerificationOf(number),
        ["name_status"] = "APPROVED",
        ["status"] = number.Status,
        ["throughput_tier"] = "STANDARD",
        ["whatsapp_business_manager_messaging_limit"] = "TIER_250",
        ["is_official_business_account"] = number.IsOfficial,
        ["is_pin_enabled"] = number.Pin is not null,
    };

    /// <summary>Without a choice of fields Meta shows only the basic ones.</summary>
    public static JsonObject ForMeta(ConnectedNumber number, string? fields)
    {
        JsonObject all = new()
        {
            ["id"] = number.Number.Id,
            ["verified_name"] = number.DisplayName,
            ["display_phone_number"] = number.Number.DisplayPhoneNumber,
            ["quality_rating"] = "GREEN",
            ["code_verification_status"] = VerificationOf(number),
            ["is_official_business_account"] = number.IsOfficial,
            ["name_status"] = "APPROVED",
            ["new_name_status"] = "NONE",
            ["platform_type"] = "CLOUD_API",
            ["throughput"] = new JsonObject { ["level"] = "STANDARD" },
            ["account_mode"] = number.Number.IsSandbox ? "SANDBOX" : "LIVE",
            ["certificate"] = "VALID",
            ["messaging_limit_tier"] = "TIER_250",
            ["official_business_account"] = number.OfficialBusinessAccount.DeepClone(),
        };
        if (number.ConversationalAutomation is { } automation)
        {
            all["conversational_automation"] = automation.DeepClone();
        }

        return FieldChoice.Take(all, fields ?? "verified_name,display_phone_number,quality_rating,code_verification_status");
    }

    private static string VerificationOf(ConnectedNumber number) => number.IsVerified ? "VERIFIED" : "NOT_VERIFIED";
}
