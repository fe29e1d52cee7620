using Kapso.WhatsApp;
using Kapso.WhatsApp.InboxEmbeds;
using Microsoft.AspNetCore.Mvc;
using static Onboarding.Html;

namespace Onboarding;

/// <summary>Kapso's inbox in a page of the platform's own.</summary>
internal static class InboxPages
{
    public static void Map(WebApplication web) =>
        web.MapPost("/customers/{id}/inbox", ([FromForm] IFormCollection _, HttpContext http, string id, InboxEmbedsClient inboxes, CancellationToken stop) =>
            Try(() => OpenAsync(http, id, inboxes, stop)));

    /// <summary>
    /// The address of an embedded inbox is told once and opens it for whoever has it. A real platform keeps it with the customer, on the server, and
    /// shows it to signed-in users; this one makes a new inbox each time, for an hour.
    /// </summary>
    private static async Task<IResult> OpenAsync(HttpContext http, string customerId, InboxEmbedsClient inboxes, CancellationToken stop)
    {
        TimeProvider clock = http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        CreatedInboxEmbed inbox = await inboxes.CreateAsync(
            NewInboxEmbed.ForCustomer(customerId) with
            {
                AllowedOrigins = [$"{http.Request.Scheme}://{http.Request.Host}"],
                ExpiresAt = clock.GetUtcNow().AddHours(1),
            },
            stop);
        string address = new InboxView { Status = InboxStatusFilter.All, Mode = InboxColorMode.Light }.ApplyTo(inbox.EmbedUrl!);
        return Page("Inbox", $"""<iframe id="inbox" title="Inbox" src="{Text(address)}"></iframe>""");
    }
}
