using System.Net.Http.Headers;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// Adds the credential to requests for the configured host, and to no other: a media or CDN host never sees it, except that Meta's own file host gets Meta's access token from a client that talks
/// to Meta directly. Stands behind every handler of the application's own, so that none of them can send it elsewhere. Stops every call once the transport took one to another host by itself.
/// </summary>
internal sealed class ApiKeyHandler(Uri host) : DelegatingHandler
{
    private const string ApiKeyHeader = "X-API-Key";

    private volatile bool _stopped;

    /// <summary>Lets no further request pass.</summary>
    public void Stop() => _stopped = true;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        KapsoCall? call = KapsoCall.Of(request);
        if (_stopped && call is not null)
        {
            return Task.FromException<HttpResponseMessage>(new KapsoTransportException(call.Operation.Id, TransportFailure.Redirected) { CallbackData = call.CallbackData });
        }

        if (call is not null && MayAuthorize(call, request.RequestUri))
        {
            Authorize(request.Headers, call.Credential);
        }
        else if (call is not null)
        {
            // An earlier attempt may have added it before a handler of the application's own chose another host.
            Withdraw(request.Headers, call.Credential);
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

    private static void Withdraw(HttpRequestHeaders headers, KapsoCredential credential)
    {
        if (headers.Authorization?.Parameter == credential.Secret)
        {
            headers.Authorization = null;
        }

        if (headers.TryGetValues(ApiKeyHeader, out IEnumerable<string>? keys) && keys.Contains(credential.Secret))
        {
            headers.Remove(ApiKeyHeader);
        }
    }

    // A download carries a credential only when the pipeline has given it Meta's.
    private bool MayAuthorize(KapsoCall call, Uri? target) => call.Transfer is Transfer.Download
        ? call.Credential.IsAccessToken && Endpoints.IsMetaFileHost(target)
        : IsConfiguredHost(call, target);

    // The address is nearly always the one that the pipeline made; only one that a handler has changed needs a look.
    private bool IsConfiguredHost(KapsoCall call, Uri? target) =>
        ReferenceEquals(target, call.Address) || target is not null && Uri.Compare(target, host, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
