using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>What Meta checks about authentication templates, whose texts are its own.</summary>
internal static partial class AuthenticationRules
{
    private const int MaxLabel = 25;

    public static void Check(TemplateDraft draft)
    {
        if (draft.Parts.FirstOrDefault(part => part.Type is not ("BODY" or "FOOTER" or "BUTTONS")) is { } other)
        {
            throw TemplateRefusal.Invalid($"An authentication template has no {other.Type}.");
        }

        draft.Find("BODY")!.Json["text"].MustBeAbsent("is not for authentication templates");
        if (draft.Find("FOOTER") is { } footer)
        {
            footer.Json["text"].MustBeAbsent("is not for authentication templates");
            footer.Json["code_expiration_minutes"].Integer(1, 90);
        }

        if (draft.Find("BUTTONS")?.Json["buttons"].Items(1, 1) is not [var button] || !button["type"].Text().Equals("OTP", StringComparison.OrdinalIgnoreCase))
        {
            throw TemplateRefusal.Invalid("An authentication template needs one OTP button.");
        }

        CheckButton(button);
    }

    private static void CheckButton(Field button)
    {
        string type = TemplateDraft.Word(button["otp_type"], "COPY_CODE", "ONE_TAP", "ZERO_TAP");
        button["text"].OptionalText(MaxLabel);
        if (type == "COPY_CODE")
        {
            return;
        }

        button["autofill_text"].OptionalText(MaxLabel);
        foreach (Field app in button["supported_apps"].Items(1, 5))
        {
            if (!PackageForm().IsMatch(app.Object()["package_name"].Text(224)))
            {
                throw TemplateRefusal.Invalid("The package name is not valid.");
            }

            if (!HashForm().IsMatch(app["signature_hash"].Text()))
            {
                throw TemplateRefusal.Invalid("The signature hash must have 11 characters.");
            }
        }

        if (type == "ZERO_TAP" && !button["zero_tap_terms_accepted"].Flag(false))
        {
            throw TemplateRefusal.Invalid("Zero-tap needs zero_tap_terms_accepted.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+\z")]
    private static partial Regex PackageForm();

    [GeneratedRegex(@"^[A-Za-z0-9+/=]{11}\z")]
    private static partial Regex HashForm();
}
