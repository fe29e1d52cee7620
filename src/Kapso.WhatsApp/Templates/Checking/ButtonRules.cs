using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>The rules of a template's buttons: how many of which kind, in which order, and what each needs.</summary>
internal static class ButtonRules
{
    /// <summary>The kinds of buttons that can stand more than once.</summary>
    private static readonly Dictionary<string, int> MaxByKind = new() { ["QUICK_REPLY"] = TemplateLimits.Buttons, ["URL"] = TemplateLimits.UrlButtons };

    private static readonly string[] Once =
        ["PHONE_NUMBER", "COPY_CODE", "FLOW", "CATALOG", "MPM", "SPM", "OTP", "ORDER_DETAILS", "VOICE_CALL", "REQUEST_CONTACT_INFO"];

    public static void Check(Findings findings, TemplateShape shape)
    {
        if (shape.ButtonList is not { } list)
        {
            return;
        }

        findings.Count(list, "buttons", shape.Buttons.Count, 1, TemplateLimits.Buttons, "buttons");
        CheckKinds(findings, list, shape.Buttons);
        CheckOrder(findings, list, shape.Buttons);
        foreach (Node button in shape.Buttons)
        {
            CheckButton(findings, button);
            CheckRequirements(findings, shape, button);
        }
    }

    /// <summary>The buttons of a carousel's card.</summary>
    public static void CheckCard(Findings findings, TemplateShape shape, Node card)
    {
        if (TemplateShape.Find(card.ItemsOf("components"), "BUTTONS") is not { } list)
        {
            return;
        }

        IReadOnlyList<Node> buttons = list.ItemsOf("buttons");
        bool product = TemplateShape.Find(card.ItemsOf("components"), "HEADER")?.WordOf("format") is "PRODUCT";
        findings.Count(list, "buttons", buttons.Count, 1, product ? 1 : TemplateLimits.CardButtons, "buttons");
        string[] allowed = product ? ["SPM", "URL"] : ["QUICK_REPLY", "URL", "PHONE_NUMBER"];
        foreach (Node button in buttons)
        {
            findings.OneOf(button, "type", allowed);
            CheckButton(findings, button);
        }
    }

    private static void CheckKinds(Findings findings, Node list, IReadOnlyList<Node> buttons)
    {
        foreach (IGrouping<string, Node> kind in buttons.GroupBy(static button => button.WordOf("type") ?? ""))
        {
            int most = MaxByKind.TryGetValue(kind.Key, out int several) ? several : Once.Contains(kind.Key) ? 1 : TemplateLimits.Buttons;
            if (kind.Count() > most)
            {
                findings.Add(list, "buttons", "max-of-a-kind", $"at most {most} {kind.Key} buttons are allowed, {kind.Count()} given", most, kind.Count());
            }
        }
    }

    /// <summary>Quick replies must be next to each other, before or after all other buttons.</summary>
    private static void CheckOrder(Findings findings, Node list, IReadOnlyList<Node> buttons)
    {
        bool[] quick = [.. buttons.Select(static button => button.WordOf("type") is "QUICK_REPLY")];
        int changes = quick.Skip(1).Where((isQuick, i) => isQuick != quick[i]).Count();
        if (changes > 1)
        {
            findings.Add(list, "buttons", "quick-replies-together", "quick replies stand together, before or behind all other buttons", value: string.Join(", ", buttons.Select(static button => button.WordOf("type"))));
        }
    }

    private static void CheckButton(Findings findings, Node button)
    {
        switch (button.WordOf("type"))
        {
            case null:
                findings.Add(button, "type", "required", "every button needs a type", value: "null");
                break;
            case "QUICK_REPLY" or "VOICE_CALL" or "CATALOG" or "MPM" or "SPM" or "ORDER_DETAILS":
                findings.Text(button, "text", TemplateLimits.ButtonText);
                break;
            case "REQUEST_CONTACT_INFO":
                findings.OptionalText(button, "text", TemplateLimits.ButtonText);
                break;
            case "PHONE_NUMBER":
                findings.Text(button, "text", TemplateLimits.ButtonText);
                CheckPhoneNumber(findings, button);
                break;
            case "URL":
                findings.Text(button, "text", TemplateLimits.ButtonText);
                CheckUrl(findings, button);
                break;
            case "COPY_CODE":
                CheckCouponCode(findings, button);
                break;
            case "FLOW":
                findings.Text(button, "text", TemplateLimits.ButtonText);
                CheckFlow(findings, button);
                break;
        }
    }

    /// <summary>Checks what a button requires of the template around it.</summary>
    private static void CheckRequirements(Findings findings, TemplateShape shape, Node button)
    {
        string? header = shape.Header?.WordOf("format");
        switch (button.WordOf("type"))
        {
            case "OTP":
                findings.Add(button, "type", "category", "an OTP button is for AUTHENTICATION only", "AUTHENTICATION", shape.Category);
                break;
            case "CATALOG" when shape.Category is not (null or "MARKETING"):
                findings.Add(button, "type", "category", "a CATALOG button is for MARKETING only", "MARKETING", shape.Category);
                break;
            case "CATALOG" when header is not null:
                findings.Add(button, "type", "catalog-header", "beside a CATALOG button stands no header", 0, header);
                break;
            case "MPM" when header is not (null or "TEXT"):
                findings.Add(button, "type", "products-header", "the header beside an MPM button is a TEXT", "TEXT", header);
                break;
            case "SPM" when header is not "PRODUCT":
                findings.Add(button, "type", "product-header", "an SPM button needs a PRODUCT header", "PRODUCT", header ?? "none");
                break;
            case "ORDER_DETAILS":
                CheckOrderDetails(findings, shape, button);
                break;
        }
    }

    private static void CheckPhoneNumber(Findings findings, Node button)
    {
        string? number = findings.Text(button, "phone_number", TemplateLimits.PhoneNumber);
        if (number is not null && !(number.Any(static sign => sign is >= '0' and <= '9') && number.All(static sign => sign is (>= '0' and <= '9') or '+' or ' ' or '-' or '(' or ')')))
        {
            findings.Add(button, "phone_number", "pattern", "must be a phone number with its country code", "+ and digits", $"{number.Length} characters");
        }
    }

    private static void CheckUrl(Findings findings, Node button)
    {
        if (findings.Text(button, "url", TemplateLimits.Url) is not { } url)
        {
            return;
        }

        List<Placeholder> placeholders = Placeholder.Find(url);
        string address = placeholders.Count == 0 ? url : url.Substring(0, placeholders[0].Start);
        findings.Add(button, "url", BrokenRule.WebAddress(address));
        if (placeholders.Count > 1)
        {
            findings.Add(button, "url", "url-variable-count", $"at most one placeholder is allowed, {placeholders.Count} given", 1, placeholders.Count);
        }
        else if (placeholders is [var only] && (only.Name is not "1" || only.End != url.Length))
        {
            findings.Add(button, "url", "url-variable-at-end", "the placeholder is {{1}} and stands at the very end", "…{{1}}", only.End == url.Length ? $"{{{{{only.Name}}}}}" : "not at the end");
        }

        if (placeholders.Count > 0 && !(button.ItemsOf("example") is [var example] && !string.IsNullOrWhiteSpace(example.Text)))
        {
            findings.Add(button, "example", "example", "a whole example address is needed for {{1}}", 1, button.ItemsOf("example").Count);
        }
    }

    private static void CheckCouponCode(Findings findings, Node button)
    {
        // It reads back as a list.
        if (button.ItemsOf("example") is [{ Kind: NodeKind.Text }])
        {
            return;
        }

        string? code = findings.Text(button, "example", TemplateLimits.CouponCode);
        if (code is not null && !code.All(char.IsLetterOrDigit))
        {
            findings.Add(button, "example", "pattern", "a code consists of letters and digits", "letters and digits", $"{code.Length} characters");
        }
    }

    private static void CheckFlow(Findings findings, Node button)
    {
        int flows = ((string[])["flow_id", "flow_name", "flow_json"]).Count(member => button.ValueOf(member) is not null);
        if (flows != 1)
        {
            findings.Add(button, "", "exactly-one", $"exactly one of flow_id, flow_name, flow_json must be given, {flows} were", 1, flows);
        }

        if (button.ValueOf("flow_action") is not null)
        {
            findings.OneOf(button, "flow_action", "NAVIGATE", "DATA_EXCHANGE");
        }

        if (button.ValueOf("navigate_screen") is not null && button.WordOf("flow_action") is not (null or "NAVIGATE"))
        {
            findings.Add(button, "navigate_screen", "flow-screen", "a first screen goes with the action navigate only", "navigate", button.TextOf("flow_action"));
        }

        if (button.ValueOf("icon") is not null)
        {
            findings.OneOf(button, "icon", "DOCUMENT", "PROMOTION", "REVIEW");
        }
    }

    private static void CheckOrderDetails(Findings findings, TemplateShape shape, Node button)
    {
        if (shape.Template.WordOf("display_format") is not "ORDER_DETAILS" && shape.Category is not null)
        {
            findings.Add(button, "type", "display-format", "an ORDER_DETAILS button needs the template's display_format ORDER_DETAILS", "ORDER_DETAILS", shape.Template.TextOf("display_format") ?? "null");
        }

        if (shape.Buttons.FirstOrDefault(static other => other.WordOf("type") is not ("ORDER_DETAILS" or "QUICK_REPLY")) is { } other)
        {
            findings.Add(other, "type", "order-buttons", "beside an ORDER_DETAILS button stand only quick replies", "QUICK_REPLY", other.WordOf("type") ?? "null");
        }
    }
}
