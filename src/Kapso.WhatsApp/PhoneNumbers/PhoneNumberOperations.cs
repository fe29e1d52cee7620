using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.PhoneNumbers;

internal static class PhoneNumberOperations
{
    private const string Number = "whatsapp/phone_numbers/{phone_number_id}";

    public static readonly Operation List = new("listWhatsappPhoneNumbers", HttpMethod.Get, "whatsapp/phone_numbers", Api.Platform, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.List",
    };

    public static readonly Operation Connect = new("createCustomerWhatsappPhoneNumber", HttpMethod.Post, "customers/{customer_id}/whatsapp/phone_numbers", Api.Platform, Replay.Never)
    {
        ClientMethod = "PhoneNumbers.ConnectAsync",
    };

    public static readonly Operation Get = new("getWhatsappPhoneNumber", HttpMethod.Get, Number, Api.Platform, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.GetAsync",
    };

    public static readonly Operation Update = new("updateWhatsappPhoneNumber", HttpMethod.Patch, Number, Api.Platform, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.UpdateAsync",
    };

    public static readonly Operation Delete = new("deleteWhatsappPhoneNumber", HttpMethod.Delete, Number, Api.Platform, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.DeleteAsync",
    };

    public static readonly Operation GetHealth = new("getWhatsappPhoneNumberHealth", HttpMethod.Get, Number + "/health", Api.Platform, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.GetHealthAsync",
    };

    public static readonly Operation ListFromMeta = new("listPhoneNumbers", HttpMethod.Get, "{business_account_id}/phone_numbers", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.ListFromMeta",
        OnMeta = true,
    };

    public static readonly Operation GetFromMeta = new("getPhoneNumber", HttpMethod.Get, "{phone_number_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.GetFromMetaAsync",
        OnMeta = true,
    };

    public static readonly Operation SetPin = new("updatePhoneNumber", HttpMethod.Post, "{phone_number_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.SetPinAsync",
        OnMeta = true,
    };

    /// <summary>Asking twice sends the owner two codes, of which the first no longer works.</summary>
    public static readonly Operation RequestCode = new("requestVerificationCode", HttpMethod.Post, "{phone_number_id}/request_code", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "PhoneNumbers.RequestCodeAsync",
        OnMeta = true,
    };

    /// <summary>A code works once, and Meta counts attempts.</summary>
    public static readonly Operation VerifyCode = new("verifyPhoneNumberCode", HttpMethod.Post, "{phone_number_id}/verify_code", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "PhoneNumbers.VerifyCodeAsync",
        OnMeta = true,
    };

    /// <summary>Meta counts registrations of a number and blocks it for days when there are too many.</summary>
    public static readonly Operation Register = new("registerWhatsAppBusinessPhoneNumber", HttpMethod.Post, "{phone_number_id}/register", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "PhoneNumbers.RegisterAsync",
        OnMeta = true,
    };

    public static readonly Operation Deregister = new("deregisterPhoneNumber", HttpMethod.Post, "{phone_number_id}/deregister", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "PhoneNumbers.DeregisterAsync",
        OnMeta = true,
    };

    public static readonly Operation GetSettings = new("getPhoneNumberSettings", HttpMethod.Get, "{phone_number_id}/settings", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.GetSettingsAsync",
        OnMeta = true,
    };

    public static readonly Operation UpdateSettings = new("updatePhoneNumberSettings", HttpMethod.Post, "{phone_number_id}/settings", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "PhoneNumbers.UpdateSettingsAsync",
        OnMeta = true,
    };
}
