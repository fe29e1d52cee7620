using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.PhoneNumbers;

internal static class PhoneNumberOperations
{
    private const string Number = "whatsapp/phone_numbers/{phone_number_id}";

    public static readonly ListOperation<PhoneNumber> List = new("listWhatsappPhoneNumbers", "whatsapp/phone_numbers", ApiSurface.Platform, PhoneNumbersJson.Default.PhoneNumber, Paging.Numbers)
    {
        ClientMethod = "PhoneNumbers.List",
    };

    public static readonly Operation<NewPhoneNumber, PhoneNumber> Connect =
        new("createCustomerWhatsappPhoneNumber", HttpMethod.Post, "customers/{customer_id}/whatsapp/phone_numbers", ApiSurface.Platform, Replay.Never,
            Body.Json(PhoneNumbersJson.Default.NewPhoneNumber, "whatsapp_phone_number"), Answer.Data(PhoneNumbersJson.Default.PhoneNumber))
        {
            ClientMethod = "PhoneNumbers.ConnectAsync",
        };

    public static readonly Operation<PhoneNumber> Get =
        new("getWhatsappPhoneNumber", HttpMethod.Get, Number, ApiSurface.Platform, Replay.Safe, Answer.Data(PhoneNumbersJson.Default.PhoneNumber))
        {
            ClientMethod = "PhoneNumbers.GetAsync",
        };

    public static readonly Operation<PhoneNumberUpdate, PhoneNumber> Update =
        new("updateWhatsappPhoneNumber", HttpMethod.Patch, Number, ApiSurface.Platform, Replay.Safe,
            Body.Json(PhoneNumbersJson.Default.PhoneNumberUpdate, "whatsapp_phone_number"), Answer.Data(PhoneNumbersJson.Default.PhoneNumber))
        {
            ClientMethod = "PhoneNumbers.UpdateAsync",
        };

    public static readonly Operation<Done> Delete =
        new("deleteWhatsappPhoneNumber", HttpMethod.Delete, Number, ApiSurface.Platform, Replay.Safe, Answer.Done)
        {
            ClientMethod = "PhoneNumbers.DeleteAsync",
        };

    public static readonly Operation<PhoneNumberHealth> GetHealth =
        new("getWhatsappPhoneNumberHealth", HttpMethod.Get, Number + "/health", ApiSurface.Platform, Replay.Safe,
            Answer.Json(PhoneNumbersJson.Default.PhoneNumberHealth, static (health, headers) => health with { RateLimit = HealthRateLimit.Read(headers) }))
        {
            ClientMethod = "PhoneNumbers.GetHealthAsync",
        };

    public static readonly ListOperation<MetaPhoneNumber> ListFromMeta =
        new("listPhoneNumbers", "{business_account_id}/phone_numbers", ApiSurface.WhatsApp, PhoneNumbersJson.Default.MetaPhoneNumber, Paging.Cursors)
    {
        ClientMethod = "PhoneNumbers.List",
    };

    public static readonly Operation<MetaPhoneNumber> GetFromMeta =
        new("getPhoneNumber", HttpMethod.Get, "{phone_number_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(PhoneNumbersJson.Default.MetaPhoneNumber))
        {
            ClientMethod = "PhoneNumbers.GetFromMetaAsync",
        };

    public static readonly Operation<PinBody, Done> SetPin =
        new("updatePhoneNumber", HttpMethod.Post, "{phone_number_id}", ApiSurface.WhatsApp, Replay.Safe, Body.Json(PhoneNumbersJson.Default.PinBody), Answer.Done)
        {
            ClientMethod = "PhoneNumbers.SetPinAsync",
        };

    /// <summary>Asking twice sends the owner two codes, of which the first no longer works.</summary>
    public static readonly Operation<CodeRequestBody, Done> RequestCode =
        new("requestVerificationCode", HttpMethod.Post, "{phone_number_id}/request_code", ApiSurface.WhatsApp, Replay.Never, Body.Json(PhoneNumbersJson.Default.CodeRequestBody), Answer.Done)
        {
            ClientMethod = "PhoneNumbers.RequestCodeAsync",
        };

    /// <summary>A code works once, and Meta counts attempts.</summary>
    public static readonly Operation<CodeBody, Done> VerifyCode =
        new("verifyPhoneNumberCode", HttpMethod.Post, "{phone_number_id}/verify_code", ApiSurface.WhatsApp, Replay.Never, Body.Json(PhoneNumbersJson.Default.CodeBody), Answer.Done)
        {
            ClientMethod = "PhoneNumbers.VerifyCodeAsync",
        };

    /// <summary>Meta counts registrations of a number and blocks it for days when there are too many.</summary>
    public static readonly Operation<RegistrationBody, Done> Register =
        new("registerWhatsAppBusinessPhoneNumber", HttpMethod.Post, "{phone_number_id}/register", ApiSurface.WhatsApp, Replay.Never, Body.Json(PhoneNumbersJson.Default.RegistrationBody), Answer.Done)
        {
            ClientMethod = "PhoneNumbers.RegisterAsync",
        };

    public static readonly Operation<Done> Deregister =
        new("deregisterPhoneNumber", HttpMethod.Post, "{phone_number_id}/deregister", ApiSurface.WhatsApp, Replay.Never, Answer.Done)
        {
            ClientMethod = "PhoneNumbers.DeregisterAsync",
        };

    public static readonly Operation<PhoneNumberSettings> GetSettings =
        new("getPhoneNumberSettings", HttpMethod.Get, "{phone_number_id}/settings", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(PhoneNumbersJson.Default.PhoneNumberSettings))
        {
            ClientMethod = "PhoneNumbers.GetSettingsAsync",
        };

    public static readonly Operation<PhoneNumberSettingsUpdate, Done> UpdateSettings =
        new("updatePhoneNumberSettings", HttpMethod.Post, "{phone_number_id}/settings", ApiSurface.WhatsApp, Replay.Safe, Body.Json(PhoneNumbersJson.Default.PhoneNumberSettingsUpdate), Answer.Done)
        {
            ClientMethod = "PhoneNumbers.UpdateSettingsAsync",
        };
}
