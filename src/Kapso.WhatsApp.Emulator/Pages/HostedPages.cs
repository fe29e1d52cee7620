using Kapso.WhatsApp.Emulator.Faults;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.InboxEmbeds;
using Kapso.WhatsApp.Emulator.Project;
using Kapso.WhatsApp.Emulator.SetupLinks;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Pages;

/// <summary>
/// The pages that people open in a browser: the setup page behind a setup link and the inbox behind an embed address. The token in the address is
/// all they ask for.
/// </summary>
internal sealed class HostedPages(EmulatedProject project)
{
    private const string HtmlType = "text/html; charset=utf-8";

    public static bool Owns(HttpRequest request) =>
        request.Path.StartsWithSegments("/setup", StringComparison.Ordinal) || request.Path.StartsWithSegments("/embed", StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext http)
    {
        var form = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false)
            : FormCollection.Empty;
        Reply reply;
        lock (project.Gate)
        {
            reply = Answer(http.Request, form);
        }

        await ReplyWriter.WriteAsync(http.Response, reply, null, http.RequestAborted).ConfigureAwait(false);
    }

    private Reply Answer(HttpRequest request, IFormCollection form) =>
        (request.Method, request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            ("GET", ["setup", var token]) when Link(token) is { } link => ShowSetup(link),
            ("POST", ["setup", var token, "connect"]) when Link(token) is { } link => Usable(link, () => Connect(link, form["connection_type"].ToString())),
            ("POST", ["setup", var token, "fail"]) when Link(token) is { } link => Usable(link, () => Fail(link, form["error_code"].ToString())),
            ("GET", ["embed", var token]) when project.InboxEmbeds.Find(known => known.Token == token) is { } embed => ShowInbox(embed, request.Query),
            _ => Page(404, SetupPage.Message("Not found", "There is no such page.")),
        };

    private SetupLink? Link(string token) => project.SetupLinks.Find(known => known.Token == token);

    private Reply ShowSetup(SetupLink link) => Usable(link, () => Page(200, SetupPage.Choice(link)));

    /// <summary>A link that cannot be used any more leads where failures lead.</summary>
    private Reply Usable(SetupLink link, Func<Reply> answer) => Setup.Obstacle(link, project.Now) is { } obstacle
        ? Go(Setup.FailureRedirect(link, obstacle), 410, SetupPage.Message("This link cannot be used any more", obstacle))
        : answer();

    private Reply Connect(SetupLink link, string type)
    {
        var allowed = link.Settings.ConnectionTypes;
        return Go(Setup.Connect(project, link, allowed.Contains(type) ? type : allowed[0]), 200, SetupPage.Message("Connected", "Your WhatsApp number is connected."));
    }

    private static Reply Fail(SetupLink link, string code)
    {
        var known = Setup.ErrorCodes.Contains(code) ? code : Setup.ErrorCodes[0];
        return Go(Setup.Fail(link, known), 200, SetupPage.Message("The setup failed", known));
    }

    private Reply ShowInbox(InboxEmbed embed, IQueryCollection query)
    {
        if (!embed.CanBeOpened(project.Now))
        {
            return Page(401, SetupPage.Message("Unauthorized", "This inbox cannot be opened any more."));
        }

        embed.LastUsedAt = project.Now;
        var reply = Page(200, InboxPage.Show(project, embed, query["mode"], query["status"]));
        return embed.AllowedOrigins.Count == 0
            ? reply
            : reply with { Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = $"frame-ancestors {string.Join(' ', embed.AllowedOrigins)}" } };
    }

    private static Reply Go(string? address, int status, string page) => address is null
        ? Page(status, page)
        : new Reply(303, default, null) { Headers = new Dictionary<string, string> { ["Location"] = address } };

    private static Reply Page(int status, string html) => Reply.Text(status, html, HtmlType);
}
