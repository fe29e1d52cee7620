using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>What Meta checks before it takes a template for review. The first broken rule is the answer.</summary>
internal static partial class CreationRules
{
    private const int MaxHeader = 60;
    private const int MaxBody = 1024;
    private const int MaxOfferBody = 600;
    private const int MaxCardBody = 160;
    private const int MaxFooter = 60;
    private const int MaxOfferText = 16;

    private static readonly string[] Order = ["HEADER", "LIMITED_TIME_OFFER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL"];
    private static readonly string[] Known = [.. Order, "CALL_PERMISSION_REQUEST"];

    public static void Check(TemplateDraft draft)
    {
        CheckParts(draft.Parts);
        CheckTtl(draft);
        Part body = draft.Find("BODY") ?? throw TemplateRefusal.Invalid("The template needs a BODY.");
        if (draft.Category == "AUTHENTICATION")
        {
            AuthenticationRules.Check(draft);
            return;
        }

        if (draft.Find("HEADER") is { } header)
        {
            CheckHeader(header.Json, draft);
        }

        body.Json["add_security_recommendation"].MustBeAbsent("is for authentication templates");
        Part? offer = draft.Find("LIMITED_TIME_OFFER");
        CheckBody(body.Json, offer is null ? MaxBody : MaxOfferBody, draft.IsNamed);
        if (draft.Find("FOOTER") is { } footer)
        {
            CheckFooter(footer.Json);
        }

        if (draft.Find("BUTTONS") is { } buttons)
        {
            ButtonRules.Check(buttons.Json, draft);
        }

        if (offer is not null)
        {
            CheckOffer(offer.Json, draft);
        }

        if (draft.Find("CAROUSEL") is { } carousel)
        {
            CheckCarousel(carousel.Json, draft);
        }
    }

    private static void CheckParts(IReadOnlyList<Part> parts)
    {
        int last = -1;
        foreach (Part part in parts)
        {
            if (!Known.Contains(part.Type))
            {
                throw part.Json["type"].NotAllowed($"must be one of {string.Join(", ", Known)}");
            }

            if (parts.Count(other => other.Type == part.Type) > 1)
            {
                throw TemplateRefusal.Invalid($"There can be only one {part.Type}.");
            }

            int place = Array.IndexOf(Order, part.Type);
            if (place >= 0 && place < last)
            {
                throw TemplateRefusal.Invalid($"The order is {string.Join(", ", Order)}.");
            }

            last = Math.Max(last, place);
        }
    }

    private static void CheckTtl(TemplateDraft draft)
    {
        (int min, int max) = draft.Category switch
        {
            "AUTHENTICATION" => (30, 900),
            "UTILITY" => (30, 43_200),
            _ => (43_200, 2_592_000),
        };
        if (draft.TtlSeconds is { } seconds && (seconds < min || seconds > max) && !(seconds == -1 && draft.Category != "MARKETING"))
        {
            throw TemplateRefusal.Invalid($"message_send_ttl_seconds must be between {min} and {max} for {draft.Category}.");
        }
    }

    private static void CheckHeader(Field header, TemplateDraft draft)
    {
        switch (TemplateDraft.Word(header["format"], "TEXT", "IMAGE", "VIDEO", "DOCUMENT", "GIF", "LOCATION", "PRODUCT"))
        {
            case "TEXT":
                string text = Text(header, "header", MaxHeader);
                if (text.Contains('*', StringComparison.Ordinal) || TextFormat.HasLineBreak(text) || TextFormat.HasMarkdown(AnyPlaceholder().Replace(text, "x")) || TextFormat.HasEmoji(text))
                {
                    throw TemplateRefusal.Of(TemplateRefusal.Header, "Message header format is incorrect", "The message header can't have any new lines, formatting characters, emojis, or asterisks.");
                }

                List<string> names = Placeholders(text, draft.IsNamed, TemplateRefusal.Header, "header");
                if (names.Count > 1)
                {
                    throw TemplateRefusal.Of(TemplateRefusal.Header, "Message header format is incorrect", "The header can have only one variable.");
                }

                CheckExamples(header, "header_text", names, draft.IsNamed, TemplateRefusal.Header);
                break;
            case "GIF" when draft.Category != "MARKETING":
                throw TemplateRefusal.Invalid("A GIF header is for MARKETING templates.");
            case "IMAGE" or "VIDEO" or "DOCUMENT" or "GIF":
                CheckHandle(header);
                break;
            case "PRODUCT" when draft.Find("BUTTONS") is not { } buttons || buttons.Json["buttons"].Items(1, 10).All(button => !button["type"].Text().Equals("SPM", StringComparison.OrdinalIgnoreCase)):
                throw TemplateRefusal.Invalid("A PRODUCT header needs an SPM button.");
        }
    }

    private static void CheckHandle(Field header)
    {
        Field handles = header["example"]["header_handle"];
        if (!handles.Exists || handles.Items(1, 1)[0].Text() is var handle && !handle.StartsWith("4:", StringComparison.Ordinal))
        {
            throw TemplateRefusal.Of(TemplateRefusal.Header, "Message header format is incorrect", "A header with a file needs the handle of an uploaded example.");
        }
    }

    private static void CheckBody(Field body, int max, bool isNamed)
    {
        string text = Text(body, "body", max);
        List<string> names = Placeholders(text, isNamed, TemplateRefusal.Body, "body");
        if (names.Count > 0 && (text.TrimStart().StartsWith("{{", StringComparison.Ordinal) || text.TrimEnd().EndsWith("}}", StringComparison.Ordinal)))
        {
            throw TemplateRefusal.Of(TemplateRefusal.LeadingOrTrailing, "Leading or trailing parameters not allowed", "Variables can't be at the start or end of the template.");
        }

        CheckExamples(body, "body_text", names, isNamed, TemplateRefusal.Body);
    }

    private static void CheckFooter(Field footer)
    {
        if (Text(footer, "footer", MaxFooter).Contains("{{", StringComparison.Ordinal))
        {
            throw TemplateRefusal.Of(TemplateRefusal.Footer, "Message footer format is incorrect", "The footer can't have variables.");
        }
    }

    private static void CheckOffer(Field offer, TemplateDraft draft)
    {
        string text = offer["limited_time_offer"].Object()["text"].Text();
        if (text.Length > MaxOfferText)
        {
            throw TemplateRefusal.Long("text of the offer", MaxOfferText);
        }

        string[] buttons = [.. (draft.Find("BUTTONS")?.Json["buttons"].Items(1, 10) ?? []).Select(button => button["type"].Text().ToUpperInvariant())];
        if (draft.Category != "MARKETING" || draft.Find("FOOTER") is not null || buttons is not (["URL"] or ["COPY_CODE", "URL"])
            || draft.Find("HEADER") is { } header && TemplateDraft.Word(header.Json["format"], "TEXT", "IMAGE", "VIDEO", "DOCUMENT", "GIF", "LOCATION", "PRODUCT") is not ("IMAGE" or "VIDEO"))
        {
            throw TemplateRefusal.Invalid("A limited-time offer is a MARKETING template with a URL button, a COPY_CODE before it at most, an IMAGE or VIDEO header at most, and no footer.");
        }
    }

    private static void CheckCarousel(Field carousel, TemplateDraft draft)
    {
        if (draft.Category != "MARKETING" || draft.Parts.Any(part => part.Type is not ("BODY" or "CAROUSEL")))
        {
            throw TemplateRefusal.Invalid("A carousel is a MARKETING template with a BODY and nothing else beside it.");
        }

        string? shape = null;
        foreach (Field card in carousel["cards"].Items(2, 10))
        {
            IReadOnlyList<Field> parts = card.Object()["components"].Items(1, 3);
            foreach (Field part in parts)
            {
                CheckCardPart(part, draft);
            }

            string mine = string.Join(' ', parts.Select(ShapeOf));
            if (mine != (shape ??= mine))
            {
                throw TemplateRefusal.Invalid("All cards must have the same components.");
            }
        }
    }

    private static void CheckCardPart(Field part, TemplateDraft draft)
    {
        switch (TemplateDraft.Word(part["type"], "HEADER", "BODY", "BUTTONS"))
        {
            case "HEADER" when TemplateDraft.Word(part["format"], "IMAGE", "VIDEO", "PRODUCT") != "PRODUCT":
                CheckHandle(part);
                break;
            case "BODY":
                CheckBody(part, MaxCardBody, draft.IsNamed);
                break;
            case "BUTTONS":
                ButtonRules.CheckCard(part);
                break;
        }
    }

    private static string ShapeOf(Field part) => part["type"].Text().ToUpperInvariant() switch
    {
        "HEADER" => $"HEADER:{part["format"].Text().ToUpperInvariant()}",
        "BUTTONS" => string.Join('+', part["buttons"].Items(1, 10).Select(button => button["type"].Text().ToUpperInvariant())),
        var type => type,
    };

    private static string Text(Field component, string part, int max)
    {
        string text = component["text"].Text();
        return text.EnumerateRunes().Count() <= max ? text : throw TemplateRefusal.Long(part, max);
    }

    /// <summary>The names of the placeholders, each once; what is wrong with them is refused.</summary>
    private static List<string> Placeholders(string text, bool isNamed, int subcode, string part)
    {
        Regex form = isNamed ? NamedForm() : NumberedForm();
        string[] all = [.. form.Matches(text).Select(match => match.Groups[1].Value)];
        List<string> names = [.. all.Distinct()];
        string rest = form.Replace(text, "");
        bool isBroken = rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal) || AdjacentPlaceholders().IsMatch(text);
        bool hasGaps = !isNamed && names.Select(int.Parse).Order().Where((number, i) => number != i + 1).Any();
        return isBroken || hasGaps || isNamed && names.Count < all.Length
            ? throw TemplateRefusal.Of(subcode, $"Message {part} format is incorrect", $"The variables in the {part} are not as they should be.")
            : names;
    }

    private static void CheckExamples(Field component, string member, List<string> names, bool isNamed, int subcode)
    {
        Field example = component["example"];
        int given;
        if (isNamed)
        {
            IReadOnlyList<Field> items = example[$"{member}_named_params"].OptionalItems(int.MaxValue);
            given = items.All(item => names.Contains(item["param_name"].Text()) && item["example"].Text().Length > 0) ? items.Count : -1;
        }
        else
        {
            IReadOnlyList<Field> items = example[member].OptionalItems(int.MaxValue);
            IReadOnlyList<Field> examples = member == "body_text" && items.Count == 1 && items[0].Value.ValueKind == System.Text.Json.JsonValueKind.Array ? items[0].Items(0, int.MaxValue) : items;
            given = examples.Count(item => item.Text().Length > 0);
        }

        if (given != names.Count)
        {
            throw TemplateRefusal.Of(subcode, "Missing sample parameters", $"The examples do not go with the {names.Count} variables.");
        }
    }

    [GeneratedRegex(@"\{\{.*?\}\}")]
    private static partial Regex AnyPlaceholder();

    [GeneratedRegex(@"\{\{([0-9]+)\}\}")]
    private static partial Regex NumberedForm();

    [GeneratedRegex(@"\{\{([a-z_][a-z0-9_]*)\}\}")]
    private static partial Regex NamedForm();

    [GeneratedRegex(@"\}\}\s*\{\{")]
    private static partial Regex AdjacentPlaceholders();
}
