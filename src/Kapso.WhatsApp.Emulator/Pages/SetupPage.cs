using System.Text;
using System.Text.Encodings.Web;
using Kapso.WhatsApp.Emulator.SetupLinks;

namespace Kapso.WhatsApp.Emulator.Pages;

/// <summary>The page on which a customer connects a number, with the colours of its link.</summary>
internal static class SetupPage
{
    public static string Choice(SetupLink link)
    {
        var settings = link.Settings;
        var types = new StringBuilder();
        foreach (var type in settings.ConnectionTypes)
        {
            var chosen = type == settings.ConnectionTypes[0] ? " checked" : "";
            types.Append($"""<label><input type="radio" name="connection_type" value="{Text(type)}"{chosen}> {Text(type)}</label> """);
        }

        var codes = string.Concat(Setup.ErrorCodes.Select(code => $"""<option>{Text(code)}</option>"""));
        var what = link.ReconnectPhoneNumber is { } number ? $"connect +{Text(number)} again" : settings.Provision ? "get a number and connect it" : "connect a number";
        return Document(link, $"""
            <h1>Connect WhatsApp</h1>
            <p>{Text(link.Customer.Name)}, here you {what}. This is an emulator: nothing leaves this machine.</p>
            <form method="post" action="/setup/{link.Token}/connect">
              <fieldset><legend>How</legend>{types}</fieldset>
              <button id="connect">Connect</button>
            </form>
            <form method="post" action="/setup/{link.Token}/fail">
              <label>Or fail with <select name="error_code">{codes}</select></label>
              <button id="fail" class="secondary">Fail</button>
            </form>
            """);
    }

    public static string Message(string title, string text) => Document(null, $"<h1>{Text(title)}</h1><p>{Text(text)}</p>");

    private static string Document(SetupLink? link, string body)
    {
        var language = link?.Settings.Language ?? "en";
        return $$"""
            <!doctype html>
            <html lang="{{Text(language)}}" dir="{{(language == "ar" ? "rtl" : "ltr")}}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Connect WhatsApp</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; background: {{Color(link, "background_color", "#ffffff")}}; color: {{Color(link, "text_color", "#0f172a")}} }
            fieldset { border: 1px solid {{Color(link, "border_color", "#e2e8f0")}}; margin-bottom: 1rem }
            button { font: inherit; border: 0; border-radius: .4rem; padding: .5rem 1rem; cursor: pointer; background: {{Color(link, "primary_color", "#22c55e")}}; color: {{Color(link, "primary_foreground_color", "#ffffff")}} }
            button.secondary { background: {{Color(link, "secondary_color", "#f1f5f9")}}; color: {{Color(link, "secondary_foreground_color", "#0f172a")}} }
            form { margin: 1.5rem 0 }
            </style>
            </head>
            <body>{{body}}</body>
            </html>
            """;
    }

    // Colours were checked when the link was made, so they cannot hold anything but a colour.
    private static string Color(SetupLink? link, string name, string otherwise) => (string?)link?.Settings.Theme?[name] ?? otherwise;

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
