using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages.Validation;

/// <summary>Actions with one button that Meta words or opens itself.</summary>
internal static class ActionRules
{
    private const int MaxLabel = 20;
    private const int MaxPinCode = 6;
    private const int MaxCallMinutes = 43_200;
    private const int MaxCallPayload = 512;

    public static void CallToAction(Field action)
    {
        Field parameters = Named(action, "cta_url")["parameters"].Object();
        parameters["display_text"].Text(MaxLabel);
        ContentRules.WebAddress(parameters["url"]);
    }

    public static void LocationRequest(Field action) => Named(action, "send_location");

    public static void ContactRequest(Field action) => Named(action, "request_contact_info");

    public static void CallPermission(Field action) => Named(action, "call_permission_request");

    public static void Address(Field action)
    {
        Field parameters = Named(action, "address_message")["parameters"].Object();
        parameters["country"].OneOf("IN");
        parameters["values"]["in_pin_code"].OptionalText(MaxPinCode);
        foreach (Field saved in parameters["saved_addresses"].OptionalItems(int.MaxValue))
        {
            saved.Object()["id"].Text();
            saved["value"].Object();
        }
    }

    public static void VoiceCall(Field action)
    {
        Field parameters = Named(action, "voice_call")["parameters"];
        parameters["display_text"].OptionalText(MaxLabel);
        parameters["payload"].OptionalText(MaxCallPayload);
        if (parameters["ttl_minutes"].Exists)
        {
            parameters["ttl_minutes"].Integer(1, MaxCallMinutes);
        }
    }

    public static Field Named(Field action, string name)
    {
        action["name"].OneOf(name);
        return action;
    }
}
