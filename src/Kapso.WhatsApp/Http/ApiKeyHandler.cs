using System.Net.Http.Headers;

namespace Kapso.WhatsApp.Http;

/// <summary>Adds the credential to requests for the configured host, and to no other: a media or CDN host never sees it.</summary>
internal sealed class ApiKeyHandler(Uri host) : DelegatingHandler
{
    private const string ApiKeyHeader = "X-API-Key";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (KapsoCall.Of(request) is { Transfer: not Transfer.Download } call && IsConfiguredHost(call, request.RequestUri))
        {
            Authorize(request.Headers, call.Credential);
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static void Authorize(HttpRequestHeaders headers, KapsoCredential credential)
    {
        if (credential.IsAccessToken)
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", credential.Secret);
        }
        else if (!headers.Contains(ApiKeyHeader))
        {
            headers.TryAddWithoutValidation(ApiKeyHeader, credential.Secret);
        }
    }

    // The address is nearly always the one that the pipeline made; only one that a handler has changed needs a look.
    private bool IsConfiguredHost(KapsoCall call, Uri? target) =>
        ReferenceEquals(target, call.Address) || target is not null && Uri.Compare(target, host, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
