namespace Kapso.WhatsApp.Tests.Support;

/// <summary>Asks for a version of HTTP and for no other.</summary>
internal sealed class OverHttp(Version version) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = version;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return base.SendAsync(request, cancellationToken);
    }
}
