using System.Net;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>
/// Opens the address of a file and follows where it leads: Kapso's addresses lead on to a storage of another company. Every address on the way must be one that may be called,
/// so that nobody makes this machine call where they like; <see cref="CheckedConnection"/> looks at what their names resolve to.
/// </summary>
internal static class DownloadAddress
{
    private const int MaxRedirects = 5;
    private const string WhatsAppHost = "whatsapp.net";

    /// <param name="pipeline">The way to the transport.</param>
    /// <param name="address">The address.</param>
    /// <param name="mayCall">Whether an address may be called: <see cref="IsPublic"/> or <see cref="IsOfWhatsApp"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<HttpResponseMessage> OpenAsync(KapsoPipeline pipeline, Uri address, Func<Uri, Uri, bool> mayCall, CancellationToken cancellationToken)
    {
        for (int hops = 0; ; hops++)
        {
            if (!mayCall(address, pipeline.Options.BaseAddress))
            {
                throw new KapsoDownloadException(DownloadFailure.ForbiddenAddress, 0);
            }

            HttpResponseMessage response = await CallAsync(pipeline, address, cancellationToken).ConfigureAwait(false);
            if (!AnswerReader.IsRedirect(response.StatusCode))
            {
                return response;
            }

            Uri? next = response.Headers.Location is { } location && Uri.TryCreate(address, location, out Uri? found) ? found : null;
            response.Dispose();
            address = hops < MaxRedirects && next is not null ? next : throw new KapsoDownloadException(DownloadFailure.TooManyRedirects, 0);
        }
    }

    /// <summary>Whether it is an https address on the public internet, or one of the configured host. A client that talks to this machine may download from this machine, without https too.</summary>
    /// <param name="address">The address.</param>
    /// <param name="home">The configured host.</param>
    public static bool IsPublic(Uri address, Uri home) =>
        address.IsAbsoluteUri
        && (IsLocal(address, home)
            || address.Scheme == Uri.UriSchemeHttps && (address.Authority.Equals(home.Authority, StringComparison.OrdinalIgnoreCase) || IsPublicHost(address)));

    /// <summary>Whether it is an https address of WhatsApp's. A client that talks to this machine takes addresses of this machine, too, as an emulator has them.</summary>
    /// <param name="address">The address.</param>
    /// <param name="home">The configured host.</param>
    public static bool IsOfWhatsApp(Uri address, Uri home) =>
        address.IsAbsoluteUri
        && (IsLocal(address, home)
            || address.Scheme == Uri.UriSchemeHttps && (address.Host == WhatsAppHost || address.Host.EndsWith($".{WhatsAppHost}", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Checks an address that the caller names.</summary>
    public static void Check(Rules rules, Uri address, Uri home)
    {
        if (!IsPublic(address, home))
        {
            rules.Add("", "public-https", "must be an https address on the public internet", "https://…", address.IsAbsoluteUri ? $"{address.Scheme}://{address.Host}" : "no absolute address");
        }
    }

    /// <summary>Checks an address that someone else's request names: it must be one of WhatsApp's.</summary>
    public static Uri? OfWhatsApp(Rules rules, string? address, Uri home)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && IsOfWhatsApp(uri, home))
        {
            return uri;
        }

        rules.Add("cdnUrl", "whatsapp-address", $"must be an https address of {WhatsAppHost}", WhatsAppHost, uri?.Host ?? "no address");
        return null;
    }

    private static async Task<HttpResponseMessage> CallAsync(KapsoPipeline pipeline, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.OpenAsync(MediaOperations.Download, address, cancellationToken).ConfigureAwait(false);
        }
        catch (KapsoTransportException failure) when (failure.InnerException is HttpRequestException { InnerException: ForbiddenAddressException })
        {
            throw new KapsoDownloadException(DownloadFailure.ForbiddenAddress, 0, null, failure);
        }
    }

    private static bool IsLocal(Uri address, Uri home) => address.IsLoopback && home.IsLoopback && address.Scheme is ("http" or "https");

    // What a name resolves to is only known when connecting.
    private static bool IsPublicHost(Uri address) => address.HostNameType switch
    {
        UriHostNameType.IPv4 or UriHostNameType.IPv6 => PublicAddress.Is(IPAddress.Parse(address.DnsSafeHost)),
        UriHostNameType.Dns => !$".{address.IdnHost.TrimEnd('.')}".EndsWith(".localhost", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
