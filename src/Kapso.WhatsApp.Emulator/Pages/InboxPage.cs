using System.Text;
using System.Text.Encodings.Web;
using Kapso.WhatsApp.Emulator.InboxEmbeds;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Pages;

/// <summary>The conversations of an embedded inbox, to be read.</summary>
internal static class InboxPage
{
    public static string Show(EmulatedProject project, InboxEmbed embed, string? mode, string? status)
    {
        var list = new StringBuilder();
        foreach (var conversation in project.Conversations.Where(conversation => IsInScope(project, embed, conversation) && IsWanted(conversation, status)))
        {
            list.Append($"<h2>{Text(conversation.ContactName ?? conversation.Customer.WaId ?? conversation.Customer.UserId ?? "")}</h2><ul>");
            foreach (var message in project.Messages.NewestFirst(message => message.Conversation == conversation).Reverse())
            {
                list.Append($"""<li class="{(message.IsInbound ? "in" : "out")}">{Text(MessageSummary.Of(message) ?? $"[{message.Type}]")}</li>""");
            }

            list.Append("</ul>");
        }

        return $$"""
            <!doctype html>
            <html lang="{{Text(embed.Language)}}">
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
            <h1>Inbox</h1><p>Showing {{Text(status ?? "active")}} conversations.</p>
            {{(list.Length == 0 ? "<p>No conversations yet.</p>" : list.ToString())}}
            </body>
            </html>
            """;
    }

    private static bool IsInScope(EmulatedProject project, InboxEmbed embed, Conversation conversation) => embed.ScopeType switch
    {
        "phone_number" => conversation.Number.Id == embed.ScopeId,
        "customer" => project.Numbers.Exists(number => number.CustomerId == embed.ScopeId && number.Number.Id == conversation.Number.Id),
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

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
