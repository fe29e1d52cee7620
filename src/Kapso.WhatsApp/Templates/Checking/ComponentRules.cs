using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>The rules of a header, a body and a footer.</summary>
internal static class ComponentRules
{
    public static void Check(Findings findings, TemplateShape shape)
    {
        if (shape.Header is { } header)
        {
            CheckHeader(findings, shape, header);
        }

        if (shape.Body is { } body)
        {
            CheckBody(findings, body, shape.Offer is null ? TemplateLimits.BodyText : TemplateLimits.OfferBodyText, shape.Style);
        }

        if (shape.Footer is { } footer)
        {
            CheckFooter(findings, footer);
        }
    }

    public static void CheckBody(Findings findings, Node body, int max, PlaceholderStyle style)
    {
        findings.Text(body, "text", max);
        List<Placeholder> placeholders = PlaceholderRules.Check(findings, body, style);
        PlaceholderRules.CheckEdges(findings, body, placeholders);
        PlaceholderRules.CheckExamples(findings, body, "body_text", placeholders, style);
    }

    /// <summary>A header with a file needs one example of it, uploaded for the reviewers.</summary>
    public static void CheckFile(Findings findings, Node header)
    {
        IReadOnlyList<Node> handles = header.ValueOf("example")?.ItemsOf("header_handle") ?? [];
        if (handles.Count != 1 || string.IsNullOrWhiteSpace(handles[0].Text))
        {
            findings.Add(header, "example", "example", "exactly one example handle (header_handle) of an uploaded file is needed", 1, handles.Count);
        }
    }

    private static void CheckHeader(Findings findings, TemplateShape shape, Node header)
    {
        findings.OneOf(header, "format", "TEXT", "IMAGE", "VIDEO", "DOCUMENT", "GIF", "LOCATION", "PRODUCT");
        switch (header.WordOf("format"))
        {
            case "TEXT":
                CheckHeaderText(findings, shape, header);
                break;
            case "GIF" when shape.Category is not (null or "MARKETING"):
                findings.Add(header, "format", "category", "a GIF header is for MARKETING only", "MARKETING", shape.Category);
                break;
            case "IMAGE" or "VIDEO" or "DOCUMENT" or "GIF":
                CheckFile(findings, header);
                break;
            case "PRODUCT" when shape.Buttons.All(static button => button.WordOf("type") is not "SPM"):
                findings.Add(header, "format", "product-button", "a PRODUCT header needs an SPM button", "SPM", "none");
                break;
        }
    }

    private static void CheckHeaderText(Findings findings, TemplateShape shape, Node header)
    {
        findings.Text(header, "text", TemplateLimits.HeaderText);
        List<Placeholder> placeholders = PlaceholderRules.Check(findings, header, shape.Style);
        PlaceholderRules.CheckExamples(findings, header, "header_text", placeholders, shape.Style);
        findings.Count(header, "text", placeholders.Count, 0, 1, "placeholders");
    }

    private static void CheckFooter(Findings findings, Node footer)
    {
        if (footer.ValueOf("code_expiration_minutes") is not null)
        {
            // A footer of an authentication template, which has rules of its own.
            return;
        }

        findings.Text(footer, "text", TemplateLimits.FooterText);
        findings.Count(footer, "text", Placeholder.Find(footer.TextOf("text") ?? "").Count, 0, 0, "placeholders");
    }
}
