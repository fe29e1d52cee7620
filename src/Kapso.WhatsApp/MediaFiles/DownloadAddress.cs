using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>Opens the address of a file and follows where it leads: Kapso's addresses lead on to a storage of another company.</summary>
internal static class DownloadAddress
{
    private const int MaxRedirects = 5;
    private const string WhatsAppHost = "whatsapp.net";

    public static async Task<HttpResponseMessage> OpenAsync(KapsoPipeline pipeline, Uri address, CancellationToken cancellationToken)
    {
        for (int hops = 0; ; hops++)
        {
            HttpResponseMessage response = await pipeline.OpenAsync(MediaOperations.Download, address, cancellationToken).ConfigureAwait(false);
            if (!AnswerReader.IsRedirect(response.StatusCode))
            {
                return response;
            }

            Uri? next = response.Headers.Location is { } location ? new Uri(address, location) : null;
            response.Dispose();
            if (hops == MaxRedirects || next is null || !MayFollow(address, next))
            {
                throw new KapsoDownloadException(DownloadFailure.Redirect, 0);
            }

            address = next;
        }
    }

    /// <summary>
    /// An address that someone else's request names: it must be one of WhatsApp's, so that no one makes this machine call where they like. A client that talks to this machine
    /// takes addresses of this machine, too, as an emulator has them.
    /// </summary>
    public static Uri? OfWhatsApp(Rules rules, string? address, Uri home)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttps && (uri.Host == WhatsAppHost || uri.Host.EndsWith($".{WhatsAppHost}", StringComparison.OrdinalIgnoreCase))
                || uri.IsLoopback && home.IsLoopback && uri.Scheme is ("http" or "https")))
        {
            return uri;
        }

        rules.Add("cdnUrl", "whatsapp-address", $"must be an https address of {WhatsAppHost}", WhatsAppHost, uri?.Host ?? "no address");
        return null;
    }

    // From https on only https is followed; what began without it cannot become less safe.
    private static bool MayFollow(Uri from, Uri to) =>
        to.Scheme == Uri.UriSchemeHttps || to.Scheme == Uri.UriSchemeHttp && (from.Scheme == Uri.UriSchemeHttp || to.IsLoopback);
}
