using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>What Meta checks about a template's buttons.</summary>
internal static partial class ButtonRules
{
    private const int MaxButtons = 10;
    private const int MaxLabel = 25;
    private const int MaxUrl = 2000;

    private static readonly string[] Kinds =
        ["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", "FLOW", "CATALOG", "MPM", "SPM", "ORDER_DETAILS", "VOICE_CALL", "REQUEST_CONTACT_INFO"];

    private static readonly string[] FlowNames = ["flow_id", "flow_name", "flow_json"];

    public static void Check(Field list, TemplateDraft draft)
    {
        IReadOnlyList<Field> buttons = list["buttons"].Items(1, MaxButtons);
        string[] kinds = [.. buttons.Select(button => TemplateDraft.Word(button.Object()["type"], Kinds))];
        foreach (string kind in kinds.Distinct())
        {
            int most = kind switch { "QUICK_REPLY" => MaxButtons, "URL" => 2, _ => 1 };
            if (kinds.Count(other => other == kind) > most)
            {
                throw TemplateRefusal.Invalid($"There can be at most {most} buttons of type {kind}.");
            }
        }

        bool[] quick = [.. kinds.Select(kind => kind == "QUICK_REPLY")];
        if (quick.Zip(quick.Skip(1)).Count(pair => pair.First != pair.Second) > 1)
        {
            throw TemplateRefusal.Invalid("Quick replies can't stand between other buttons.");
        }

        if (kinds.Contains("CATALOG") && draft.Category != "MARKETING")
        {
            throw TemplateRefusal.Invalid("A CATALOG button is for MARKETING templates.");
        }

        if (kinds.Contains("ORDER_DETAILS") && draft.DisplayFormat != "ORDER_DETAILS")
        {
            throw TemplateRefusal.Invalid("An ORDER_DETAILS button needs display_format ORDER_DETAILS.");
        }

        CheckCompany(kinds, draft);
        foreach ((Field button, string kind) in buttons.Zip(kinds))
        {
            CheckButton(button, kind);
        }
    }

    /// <summary>What may stand beside which button.</summary>
    private static void CheckCompany(string[] kinds, TemplateDraft draft)
    {
        string? header = draft.Find("HEADER") is { } part ? part.Json["format"].Text().ToUpperInvariant() : null;
        if (kinds.Contains("CATALOG") && header is not null || kinds.Contains("MPM") && header is not (null or "TEXT") || kinds.Contains("SPM") && header is not "PRODUCT")
        {
            throw TemplateRefusal.Invalid("The header does not go with a button for products: none beside CATALOG, a TEXT beside MPM, a PRODUCT beside SPM.");
        }

        if (kinds.Contains("ORDER_DETAILS") && kinds.Any(kind => kind is not ("ORDER_DETAILS" or "QUICK_REPLY")))
        {
            throw TemplateRefusal.Invalid("Beside an ORDER_DETAILS button stand only quick replies.");
        }
    }

    public static void CheckCard(Field list)
    {
        foreach (Field button in list["buttons"].Items(1, 2))
        {
            CheckButton(button, TemplateDraft.Word(button.Object()["type"], "QUICK_REPLY", "URL", "PHONE_NUMBER", "SPM"));
        }
    }

    private static void CheckButton(Field button, string kind)
    {
        if (kind is not ("COPY_CODE" or "REQUEST_CONTACT_INFO"))
        {
            button["text"].Text(MaxLabel);
        }
        else if (kind is "REQUEST_CONTACT_INFO")
        {
            button["text"].OptionalText(MaxLabel);
        }

        switch (kind)
        {
            case "PHONE_NUMBER":
                if (!PhoneForm().IsMatch(button["phone_number"].Text(20)))
                {
                    throw TemplateRefusal.Invalid("The phone number is not valid.");
                }

                break;
            case "COPY_CODE":
                CheckCode(button["example"]);
                break;
            case "FLOW" when FlowNames.Count(member => button[member].Exists) != 1:
                throw TemplateRefusal.Invalid("A FLOW button needs one of flow_id, flow_name and flow_json.");
            case "FLOW":
                CheckFlow(button);
                break;
            case "URL":
                CheckUrl(button);
                break;
        }
    }

    private static void CheckFlow(Field button)
    {
        string action = button["flow_action"].Exists ? TemplateDraft.Word(button["flow_action"], "NAVIGATE", "DATA_EXCHANGE") : "NAVIGATE";
        if (button["navigate_screen"].Exists && action != "NAVIGATE")
        {
            throw TemplateRefusal.Invalid("navigate_screen goes with flow_action navigate only.");
        }

        if (button["icon"].Exists)
        {
            TemplateDraft.Word(button["icon"], "DOCUMENT", "PROMOTION", "REVIEW");
        }
    }

    private static void CheckCode(Field example)
    {
        string code = example.Value.ValueKind == System.Text.Json.JsonValueKind.Array ? example.Items(1, 1)[0].Text(20) : example.Text(20);
        if (!code.All(char.IsLetterOrDigit))
        {
            throw TemplateRefusal.Invalid("A coupon code consists of letters and digits.");
        }
    }

    private static void CheckUrl(Field button)
    {
        string url = button["url"].Text(MaxUrl);
        int variable = url.IndexOf("{{", StringComparison.Ordinal);
        if (variable >= 0 && url[variable..] != "{{1}}")
        {
            throw TemplateRefusal.Invalid("The variable of a URL is {{1}} at its end.");
        }

        if (variable >= 0 && !button["example"].Exists)
        {
            throw TemplateRefusal.Invalid("A URL with a variable needs an example.");
        }

        if (!Uri.TryCreate(variable >= 0 ? url[..variable] : url, UriKind.Absolute, out _))
        {
            throw TemplateRefusal.Invalid("The URL is not valid.");
        }
    }

    [GeneratedRegex(@"^(?=.*[0-9])[0-9+ ()-]+\z")]
    private static partial Regex PhoneForm();
}
