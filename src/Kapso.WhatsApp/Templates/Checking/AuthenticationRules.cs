using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>The rules of authentication templates, whose texts are WhatsApp's own.</summary>
internal static class AuthenticationRules
{
    public static void Check(Findings findings, TemplateShape shape)
    {
        foreach (Node component in shape.Components)
        {
            if (component.WordOf("type") is "HEADER" or "LIMITED_TIME_OFFER" or "CAROUSEL" or "CALL_PERMISSION_REQUEST")
            {
                findings.Add(component, "", "category", $"an authentication template has no {component.WordOf("type")}", "BODY, FOOTER, BUTTONS", component.WordOf("type"));
            }
        }

        if (shape.Body is { } body)
        {
            findings.None(body, "text", "authentication-text", "the body of an authentication template must not have a text: WhatsApp provides it");
            findings.None(body, "code_expiration_minutes", "authentication-footer", "code_expiration_minutes belongs into the FOOTER");
        }

        if (shape.Footer is { } footer)
        {
            findings.None(footer, "text", "authentication-text", "the footer of an authentication template must not have a text: WhatsApp provides it");
            findings.Range(footer, "code_expiration_minutes", TemplateLimits.MinCodeExpirationMinutes, TemplateLimits.MaxCodeExpirationMinutes);
        }

        if (shape.Buttons is [var button] && button.WordOf("type") is "OTP")
        {
            CheckButton(findings, button);
        }
        else
        {
            findings.Add((Node?)shape.ButtonList ?? shape.Template, shape.ButtonList is null ? "components" : "buttons",
                "one-time-password-button", "an authentication template has exactly one OTP button", "1 OTP", Describe(shape.Buttons));
        }
    }

    /// <summary>What only authentication templates can have must not stand in another one.</summary>
    public static void CheckAbsence(Findings findings, TemplateShape shape)
    {
        foreach ((Node? component, string member) in ((Node?, string)[])[(shape.Body, "add_security_recommendation"), (shape.Footer, "code_expiration_minutes")])
        {
            if (component?.ValueOf(member) is not null && shape.Category is not null)
            {
                findings.Add(component, member, "category", $"{member} is for AUTHENTICATION only", "AUTHENTICATION", shape.Category);
            }
        }
    }

    private static void CheckButton(Findings findings, Node button)
    {
        findings.OneOf(button, "otp_type", "COPY_CODE", "ONE_TAP", "ZERO_TAP");
        findings.OptionalText(button, "text", TemplateLimits.ButtonText);
        string? type = button.WordOf("otp_type");
        if (type is "ONE_TAP" or "ZERO_TAP")
        {
            findings.OptionalText(button, "autofill_text", TemplateLimits.ButtonText);
            CheckApps(findings, button);
        }

        if (type is "ZERO_TAP" && button.ValueOf("zero_tap_terms_accepted") is not { Text: "true" })
        {
            findings.Add(button, "zero_tap_terms_accepted", "zero-tap-terms", "zero-tap needs WhatsApp's terms accepted (zero_tap_terms_accepted: true)",
                "true", button.ValueOf("zero_tap_terms_accepted")?.Text ?? "null");
        }
    }

    private static void CheckApps(Findings findings, Node button)
    {
        IReadOnlyList<Node> apps = button.ItemsOf("supported_apps");
        findings.Count(button, "supported_apps", apps.Count, 1, TemplateLimits.SupportedApps, "apps");
        foreach (Node app in apps)
        {
            if (findings.Text(app, "package_name", TemplateLimits.PackageName) is { } package && !IsPackageName(package))
            {
                findings.Add(app, "package_name", "pattern", "must be an Android package name such as com.example.app", "two or more parts, each beginning with a letter", package);
            }

            // A hash that is too long has been reported by then.
            if (findings.Text(app, "signature_hash", TemplateLimits.SignatureHash) is { Length: <= TemplateLimits.SignatureHash } hash && !IsSignatureHash(hash))
            {
                findings.Add(app, "signature_hash", "pattern", $"must be {TemplateLimits.SignatureHash} characters: letters, digits, +, / and =", TemplateLimits.SignatureHash, hash.Length);
            }
        }
    }

    private static bool IsPackageName(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length >= 2 && parts.All(static part => part.Length > 0 && IsLetter(part[0]) && part.All(static letter => IsLetter(letter) || letter is (>= '0' and <= '9') or '_'));
    }

    private static bool IsSignatureHash(string hash) =>
        hash.Length == TemplateLimits.SignatureHash && hash.All(static letter => IsLetter(letter) || letter is (>= '0' and <= '9') or '+' or '/' or '=');

    private static bool IsLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static string Describe(IReadOnlyList<Node> buttons) => buttons.Count == 0 ? "none" : string.Join(", ", buttons.Select(static button => button.WordOf("type") ?? "no type"));
}
