using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Http;

/// <summary>The two bases that calls are made to, worked out once from the options.</summary>
internal sealed class Endpoints
{
    private const string MetaHost = "graph.facebook.com";

    private readonly string _platform;
    private readonly string _whatsApp;

    public Endpoints(KapsoWhatsAppOptions options)
    {
        Match suffix = KapsoWhatsAppOptionsValidator.Suffix(options.BaseAddress) ?? throw new InvalidOperationException("The options are checked before they are used.");
        string version = options.GraphVersion ?? (suffix.Groups["version"] is { Success: true } pasted ? pasted.Value : KapsoWhatsAppOptions.DefaultGraphVersion);
        Host = new Uri(options.BaseAddress.GetLeftPart(UriPartial.Authority));
        IsMeta = Host.Host.Equals(MetaHost, StringComparison.OrdinalIgnoreCase);
        string host = Host.GetLeftPart(UriPartial.Authority);
        _platform = $"{host}/platform/v1/";
        _whatsApp = IsMeta ? $"{host}/{version}/" : $"{host}/meta/whatsapp/{version}/";
    }

    /// <summary>The one host that may see the credential.</summary>
    public Uri Host { get; }

    /// <summary>Whether the client talks to Meta directly, without Kapso in between.</summary>
    public bool IsMeta { get; }

    /// <summary>The address that an operation's path is added to.</summary>
    public string BaseOf(Operation operation) => operation.Surface is ApiSurface.Platform ? _platform : _whatsApp;

    public Uri For(Operation operation, string target) => new(string.Concat(BaseOf(operation), target));
}
