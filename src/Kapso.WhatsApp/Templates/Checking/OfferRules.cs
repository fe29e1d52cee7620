using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>The rules of a limited-time offer.</summary>
internal static class OfferRules
{
    public static void Check(Findings findings, TemplateShape shape)
    {
        if (shape.Offer is not { } offer)
        {
            return;
        }

        if (shape.Category is not (null or "MARKETING"))
        {
            findings.Add(offer, "", "category", "a limited-time offer is for MARKETING only", "MARKETING", shape.Category);
        }

        if (offer.ValueOf("limited_time_offer") is { } details)
        {
            findings.Text(details, "text", TemplateLimits.OfferText);
        }
        else
        {
            findings.Add(offer, "limited_time_offer", "required", "a limited-time offer needs its text", value: "null");
        }

        if (shape.Footer is { } footer)
        {
            findings.Add(footer, "", "offer-footer", "a limited-time offer has no FOOTER", 0, 1);
        }

        if (shape.Header is { } header && header.WordOf("format") is not ("IMAGE" or "VIDEO"))
        {
            findings.Add(header, "format", "offer-header", "the header of a limited-time offer is an IMAGE or a VIDEO", "IMAGE, VIDEO", header.TextOf("format"));
        }

        string[] types = [.. shape.Buttons.Select(static button => button.WordOf("type") ?? "")];
        if (types is not (["URL"] or ["COPY_CODE", "URL"]))
        {
            findings.Add((Node?)shape.ButtonList ?? offer, "", "offer-buttons",
                "a limited-time offer has a URL button, with at most a COPY_CODE button before it", "[COPY_CODE,] URL", types.Length == 0 ? "none" : string.Join(", ", types));
        }
    }
}
