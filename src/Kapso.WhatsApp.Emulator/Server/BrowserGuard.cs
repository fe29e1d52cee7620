using System.Net;
using Kapso.WhatsApp.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Server;

/// <summary>
/// Refuses what a web page from elsewhere makes a developer's browser send here: requests under a host name that is not this machine's, as after DNS rebinding, and requests whose
/// <c>Origin</c> is another site. Clients that are not browsers send no origin.
/// </summary>
/// <param name="allowedHosts">Host names that are allowed besides those of loopback, as hosts and as origins.</param>
internal sealed class BrowserGuard(IReadOnlyList<string> allowedHosts)
{
    public async Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        if (Refusal(http.Request) is { } refusal)
        {
            await ReplyWriter.WriteAsync(http.Response, refusal, null, http.RequestAborted).ConfigureAwait(false);
            return;
        }

        await next(http).ConfigureAwait(false);
    }

    private Reply? Refusal(HttpRequest request)
    {
        if (!IsLoopback(request.Host.Host) && !IsAllowed(request.Host.Host))
        {
            return Reply.Error(421, $"The emulator is not known as {request.Host.Host}; {nameof(KapsoEmulatorOptions)}.{nameof(KapsoEmulatorOptions.AllowedHosts)} lists further host names.");
        }

        var own = $"{request.Scheme}://{request.Host}";
        return request.Headers.Origin.All(origin => own.Equals(origin, StringComparison.OrdinalIgnoreCase) || IsAllowed(HostOf(origin)))
            ? null
            : Reply.Error(403, $"A page of another origin may not call the emulator; {nameof(KapsoEmulatorOptions)}.{nameof(KapsoEmulatorOptions.AllowedHosts)} lists the hosts of those that may.");
    }

    private bool IsAllowed(string host) => allowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static string HostOf(string? origin) => Uri.TryCreate(origin, UriKind.Absolute, out var address) ? address.Host : "";

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
