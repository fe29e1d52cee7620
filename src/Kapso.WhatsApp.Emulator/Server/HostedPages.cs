using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Server;

/// <summary>Serves the pages that people open in a browser.</summary>
internal sealed class HostedPages(EmulatedProject project, IReadOnlyList<IHostedPage> pages)
{
    public bool Owns(HttpRequest request) => Find(request) is not null;

    public async Task HandleAsync(HttpContext http)
    {
        IFormCollection form = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false)
            : FormCollection.Empty;
        string[] path = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Reply? reply;
        lock (project.Gate)
        {
            reply = Find(http.Request)?.Answer(http.Request.Method, path[1..], form, http.Request.Query);
        }

        reply ??= HtmlPage.Show(404, HtmlPage.Message("Not found", "There is no such page."));
        await ReplyWriter.WriteAsync(http.Response, reply, null, http.RequestAborted).ConfigureAwait(false);
    }

    private IHostedPage? Find(HttpRequest request) => pages.FirstOrDefault(page => request.Path.StartsWithSegments($"/{page.Root}", StringComparison.Ordinal));
}
