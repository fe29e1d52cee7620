using System.Text;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.SetupLinks;

/// <summary>The page behind a setup link, on which a customer connects a number.</summary>
internal sealed class SetupPages(EmulatedProject project, SetupLinkStore links) : IHostedPage
{
    public string Root => "setup";

    public Reply? Answer(string method, string[] path, IFormCollection form, IQueryCollection query) => (method, path) switch
    {
        ("GET", [var token]) when Find(token) is { } link => IfUsable(link, () => HtmlPage.Show(200, Choice(link))),
        ("POST", [var token, "connect"]) when Find(token) is { } link => IfUsable(link, () => Connect(link, form["connection_type"].ToString())),
        ("POST", [var token, "fail"]) when Find(token) is { } link => IfUsable(link, () => Fail(link, form["error_code"].ToString())),
        _ => null,
    };

    private SetupLink? Find(string token) => links.Find(known => known.Token == token);

    /// <summary>A link that cannot be used any more redirects as a failure does.</summary>
    private Reply IfUsable(SetupLink link, Func<Reply> answer) => SetupCompletion.ReasonUnusable(link, project.Now) is { } reason
        ? HtmlPage.RedirectOr(SetupCompletion.FailureRedirect(link, reason), 410, HtmlPage.Message("This link cannot be used any more", reason))
        : answer();

    private Reply Connect(SetupLink link, string type)
    {
        IReadOnlyList<string> allowed = link.Settings.ConnectionTypes;
        string? redirect = SetupCompletion.Connect(project, link, allowed.Contains(type) ? type : allowed[0]);
        return HtmlPage.RedirectOr(redirect, 200, HtmlPage.Message("Connected", "Your WhatsApp number is connected."));
    }

    private static Reply Fail(SetupLink link, string code)
    {
        string known = SetupCompletion.ErrorCodes.Contains(code) ? code : SetupCompletion.ErrorCodes[0];
        return HtmlPage.RedirectOr(SetupCompletion.Fail(link, known), 200, HtmlPage.Message("The setup failed", known));
    }

    private static string Choice(SetupLink link)
    {
        SetupLinkSettings settings = link.Settings;
        StringBuilder types = new();
        foreach (string type in settings.ConnectionTypes)
        {
            string chosen = type == settings.ConnectionTypes[0] ? " checked" : "";
            types.Append($"""<label><input type="radio" name="connection_type" value="{HtmlPage.Encode(type)}"{chosen}> {HtmlPage.Encode(type)}</label> """);
        }

        string codes = string.Concat(SetupCompletion.ErrorCodes.Select(code => $"""<option>{HtmlPage.Encode(code)}</option>"""));
        string what = link.ReconnectPhoneNumber is { } number ? $"connect +{HtmlPage.Encode(number)} again" : settings.Provision ? "get a number and connect it" : "connect a number";
        string body = $"""
            <h1>Connect WhatsApp</h1>
            <p>{HtmlPage.Encode(link.Customer.Name)}, here you {what}. This is an emulator: nothing leaves this machine.</p>
            <form method="post" action="/setup/{link.Token}/connect">
              <fieldset><legend>How</legend>{types}</fieldset>
              <button id="connect">Connect</button>
            </form>
            <form method="post" action="/setup/{link.Token}/fail">
              <label>Or fail with <select name="error_code">{codes}</select></label>
              <button id="fail" class="secondary">Fail</button>
            </form>
            """;
        return HtmlPage.Document(body, settings.Language ?? "en", settings.Theme);
    }
}
