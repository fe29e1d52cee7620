using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.PhoneNumbers;

/// <summary>The numbers as Meta has them: verification, registration and settings.</summary>
internal sealed partial class MetaOperations(EmulatedProject project)
{
    private static readonly string[] Settings = ["calling", "payload_encryption", "storage_configuration", "user_identity_change", "fallback_language"];

    public IEnumerable<Operation> All =>
    [
        new("listPhoneNumbers", Surface.WhatsApp, "GET", "/{business_account_id}/phone_numbers", List),
        new("getPhoneNumber", Surface.WhatsApp, "GET", "/{phone_number_id}", request => Reply.Ok(PhoneNumberJson.ForMeta(Find(request), request.Query("fields")))),
        new("updatePhoneNumber", Surface.WhatsApp, "POST", "/{phone_number_id}", SetPin),
        new("requestVerificationCode", Surface.WhatsApp, "POST", "/{phone_number_id}/request_code", RequestCode),
        new("verifyPhoneNumberCode", Surface.WhatsApp, "POST", "/{phone_number_id}/verify_code", VerifyCode),
        new("registerWhatsAppBusinessPhoneNumber", Surface.WhatsApp, "POST", "/{phone_number_id}/register", Register),
        new("deregisterPhoneNumber", Surface.WhatsApp, "POST", "/{phone_number_id}/deregister", Deregister),
        new("getPhoneNumberSettings", Surface.WhatsApp, "GET", "/{phone_number_id}/settings", GetSettings),
        new("updatePhoneNumberSettings", Surface.WhatsApp, "POST", "/{phone_number_id}/settings", UpdateSettings),
    ];

    private ConnectedNumber Find(EmulatorRequest request) => project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);

    private Reply List(EmulatorRequest request)
    {
        string account = request.Route("business_account_id");
        ConnectedNumber[] numbers = [.. project.Numbers.Where(number => number.Number.BusinessAccountId == account)];
        if (numbers.Length == 0)
        {
            throw Surface.WhatsApp.NotFound("Business account", account);
        }

        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. numbers.Select(number => PhoneNumberJson.ForMeta(number, request.Query("fields")))]),
            ["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["before"] = null, ["after"] = null } },
        });
    }

    private Reply SetPin(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        number.Pin = Pin(request.JsonBody());
        return Json.Done;
    }

    private Reply RequestCode(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        Field body = request.JsonBody();
        body["code_method"].OneOf("SMS", "VOICE");
        if (!LanguageForm().IsMatch(body["language"].Text()))
        {
            throw body["language"].Malformed("must be a language with its country, such as en_US");
        }

        number.VerificationCode = RandomNumberGenerator.GetString("0123456789", 6);
        return Json.Done;
    }

    private Reply VerifyCode(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        Field code = request.JsonBody()["code"];
        if (code.Text() != number.VerificationCode)
        {
            throw code.NotAllowed("is not the code that was sent");
        }

        (number.VerificationCode, number.IsVerified) = (null, true);
        return Reply.Ok(new JsonObject { ["success"] = true, ["id"] = number.Number.Id });
    }

    private Reply Register(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        Field body = request.JsonBody();
        body["messaging_product"].OneOf("whatsapp");
        string pin = Pin(body);
        Refuse(!number.IsVerified, 133006, "Phone number re-verification needed", "The number must be verified before it is registered.");
        Refuse(number.Pin is not null && number.Pin != pin, 133005, "Two-step verification PIN mismatch", "The pin is not the one that was set.");
        (number.Pin, number.IsRegistered) = (pin, true);
        return Json.Done;
    }

    private Reply Deregister(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        Refuse(number.IsCoexistence, 100, "Invalid parameter", "Numbers shared with the WhatsApp Business App cannot be deregistered.");
        Refuse(!number.IsRegistered, MetaError.NotRegistered);
        number.IsRegistered = false;
        return Json.Done;
    }

    private Reply GetSettings(EmulatorRequest request)
    {
        JsonObject settings = (JsonObject)Find(request).Settings.DeepClone();
        if (settings["calling"]?["sip"]?["servers"] is JsonArray servers && QueryFilter.Flag(request, "include_sip_credentials") == true)
        {
            foreach (JsonObject server in servers.OfType<JsonObject>())
            {
                server["sip_user_password"] ??= "emulated-sip-password";
            }
        }

        return Reply.Ok(settings);
    }

    private Reply UpdateSettings(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        Field body = request.JsonBody();
        List<string> mentioned = Settings.Where(name => body[name].Exists).ToList();
        if (mentioned is not [var setting])
        {
            throw body[mentioned.Count == 0 ? "calling" : mentioned[1]].NotAllowed("only one feature setting can be specified per request");
        }

        if (setting == "calling")
        {
            body["calling"].Object()["status"].OneOf("enabled", "disabled", "ENABLED", "DISABLED");
        }

        Merge(number.Settings, setting, body[setting].ToNode());
        return Json.Done;
    }

    private static void Merge(JsonObject settings, string name, JsonNode? update)
    {
        if (settings[name] is not JsonObject current || update is not JsonObject members)
        {
            settings[name] = update;
            return;
        }

        foreach ((string member, JsonNode? value) in members)
        {
            current[member] = value?.DeepClone();
        }
    }

    private static string Pin(Field body)
    {
        string pin = body["pin"].Text();
        return PinForm().IsMatch(pin) ? pin : throw body["pin"].Malformed("must be exactly 6 digits");
    }

    private static void Refuse(bool condition, int code, string title, string details) => Refuse(condition, MetaError.Answer(400, code, title, details));

    private static void Refuse(bool condition, Reply reply)
    {
        if (condition)
        {
            throw new RefusalException(reply);
        }
    }

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex PinForm();

    [GeneratedRegex(@"^[a-z]{2,3}[_-][A-Z]{2}\z")]
    private static partial Regex LanguageForm();
}
