using System.Text;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.InboxEmbeds;

/// <summary>The page behind an embed address: the conversations of an inbox, to be read.</summary>
internal sealed class InboxPages(EmulatedProject project, ListStore<InboxEmbed> embeds) : IHostedPage
{
    public string Root => "embed";

    public Reply? Answer(string method, string[] path, IFormCollection form, IQueryCollection query) =>
        (method, path) is ("GET", [var token]) && embeds.Find(known => known.Token == token) is { } embed ? Show(embed, query) : null;

    private Reply Show(InboxEmbed embed, IQueryCollection query)
    {
        if (!embed.CanBeOpened(project.Now))
        {
            return HtmlPage.Show(401, HtmlPage.Message("Unauthorized", "This inbox cannot be opened any more."));
        }

        embed.LastUsedAt = project.Now;
        Reply reply = HtmlPage.Show(200, Html(embed, query["mode"], query["status"]));
        return embed.AllowedOrigins.Count == 0
            ? reply
            : reply with { Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = $"frame-ancestors {string.Join(' ', embed.AllowedOrigins)}" } };
    }

    private string Html(InboxEmbed embed, string? mode, string? status)
    {
        StringBuilder list = new();
        foreach (Conversation conversation in project.Conversations.Where(conversation => IsInScope(embed, conversation) && IsWanted(conversation, status)))
        {
            list.Append($"<h2>{HtmlPage.Encode(conversation.ContactName ?? conversation.Customer.WaId ?? conversation.Customer.UserId ?? "")}</h2><ul>");
            foreach (StoredMessage message in project.Messages.NewestFirst(message => message.Conversation == conversation).Reverse())
            {
                list.Append($"""<li class="{(message.IsInbound ? "in" : "out")}">{HtmlPage.Encode(MessageSummary.Of(message) ?? $"[{message.Type}]")}</li>""");
            }

            list.Append("</ul>");
        }

        return $$"""
            <!doctype html>
            <html lang="{{HtmlPage.Encode(embed.Language)}}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Inbox</title>
            <style>
            :root { color-scheme: {{Scheme(mode ?? embed.Mode)}} }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 1rem }
            .out { text-align: right }
            ul { list-style: none; padding: 0 }
            </style>
            </head>
            <body>
            <h1>Inbox</h1><p>Showing {{HtmlPage.Encode(status ?? "active")}} conversations.</p>
            {{(list.Length == 0 ? "<p>No conversations yet.</p>" : list.ToString())}}
            </body>
            </html>
            """;
    }

    private bool IsInScope(InboxEmbed embed, Conversation conversation) => embed.ScopeType switch
    {
        "phone_number" => conversation.Number.Id == embed.ScopeId,
        "customer" => project.Numbers.Any(number => number.CustomerId == embed.ScopeId && number.Number.Id == conversation.Number.Id),
        _ => true,
    };

    private static bool IsWanted(Conversation conversation, string? status) => status switch
    {
        "all" => true,
        "ended" => conversation.IsEnded,
        _ => !conversation.IsEnded,
    };

    private static string Scheme(string mode) => mode switch
    {
        "dark" => "dark",
        "light" => "light",
        _ => "light dark",
    };
}
