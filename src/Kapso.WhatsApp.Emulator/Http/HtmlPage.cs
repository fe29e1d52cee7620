using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>What the hosted pages have in common.</summary>
internal static class HtmlPage
{
    private const string HtmlType = "text/html; charset=utf-8";

    public static Reply Show(int status, string html) => Reply.Text(status, html, HtmlType);

    /// <summary>Leads the browser to an address; shows a page when there is none.</summary>
    public static Reply RedirectOr(string? address, int status, string html) => address is null
        ? Show(status, html)
        : new Reply(303, default, null) { Headers = new Dictionary<string, string> { ["Location"] = address } };

    public static string Message(string title, string text) => Document($"<h1>{Encode(title)}</h1><p>{Encode(text)}</p>");

    /// <param name="body">The HTML of the body.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="theme">Its colours by their names; they were checked when the link was made, so they cannot hold anything but a colour.</param>
    public static string Document(string body, string language = "en", JsonObject? theme = null) => $$"""
        <!doctype html>
        <html lang="{{Encode(language)}}" dir="{{(language == "ar" ? "rtl" : "ltr")}}">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Connect WhatsApp</title>
        <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; background: {{Color(theme, "background_color", "#ffffff")}}; color: {{Color(theme, "text_color", "#0f172a")}} }
        fieldset { border: 1px solid {{Color(theme, "border_color", "#e2e8f0")}}; margin-bottom: 1rem }
        button { font: inherit; border: 0; border-radius: .4rem; padding: .5rem 1rem; cursor: pointer;
          background: {{Color(theme, "primary_color", "#22c55e")}}; color: {{Color(theme, "primary_foreground_color", "#ffffff")}} }
        button.secondary { background: {{Color(theme, "secondary_color", "#f1f5f9")}}; color: {{Color(theme, "secondary_foreground_color", "#0f172a")}} }
        form { margin: 1.5rem 0 }
        </style>
        </head>
        <body>{{body}}</body>
        </html>
        """;

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Color(JsonObject? theme, string name, string otherwise) => (string?)theme?[name] ?? otherwise;
}
