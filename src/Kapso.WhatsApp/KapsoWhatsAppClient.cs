using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp;

/// <summary>
/// The front door: one property a resource. Thread-safe and immutable: make one and keep it for the life of the application, or
/// let <c>services.AddKapsoWhatsApp(…)</c> do so.
/// </summary>
public class KapsoWhatsAppClient : IDisposable
{
    private readonly ServiceProvider? _own;

    /// <summary>Makes a client for a Kapso project, without a host or a container.</summary>
    /// <param name="apiKey">The project's API key (Kapso's dashboard, Integrations, API keys).</param>
    /// <exception cref="KapsoValidationException">The key is blank or holds characters that no key has.</exception>
    public KapsoWhatsAppClient(string apiKey)
        : this(new KapsoWhatsAppOptions { ApiKey = apiKey ?? throw new ArgumentNullException(nameof(apiKey)) })
    {
    }

    /// <summary>Makes a client with options, without a host or a container. Calls take the same path as those of a registered client.</summary>
    /// <param name="options">Where and as whom to call.</param>
    /// <param name="transport">What carries the requests, in place of a <see cref="SocketsHttpHandler"/> of the client's own: a proxy, or a fake in tests.</param>
    /// <exception cref="KapsoValidationException">An option breaks a rule; the exception lists them all.</exception>
    public KapsoWhatsAppClient(KapsoWhatsAppOptions options, HttpMessageHandler? transport = null)
    {
        _own = StandaloneServices.Build(options, transport);
        Messages = new MessagesClient(_own.GetRequiredKeyedService<KapsoPipeline>(Microsoft.Extensions.Options.Options.DefaultName));
    }

    internal KapsoWhatsAppClient(KapsoPipeline pipeline) => Messages = new MessagesClient(pipeline);

    /// <summary>For substitutes in tests.</summary>
    protected KapsoWhatsAppClient() => Messages = null!;

    /// <summary>Sends messages and reads them back.</summary>
    public virtual MessagesClient Messages { get; }

    /// <summary>
    /// Makes a client from the variables that Kapso's own tools read: <c>KAPSO_API_KEY</c>, and optionally <c>KAPSO_API_BASE_URL</c>,
    /// <c>KAPSO_META_BASE_URL</c> and <c>META_GRAPH_VERSION</c>.
    /// </summary>
    /// <exception cref="KapsoValidationException">A variable is missing or breaks a rule; the exception names it.</exception>
    public static KapsoWhatsAppClient FromEnvironment() => new(EnvironmentOptions.Read(Environment.GetEnvironmentVariable));

    /// <summary>Closes the connections of a client that was made with <c>new</c>; a registered client's belong to its container.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what this client opened itself.</summary>
    /// <param name="disposing">Whether it is called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _own?.Dispose();
        }
    }
}
