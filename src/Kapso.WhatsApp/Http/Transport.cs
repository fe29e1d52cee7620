using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Http;

/// <summary>Makes the handler safe that a client's requests end in, also one of the application's own.</summary>
internal static partial class Transport
{
    /// <param name="host">The configured host, which the application trusts.</param>
    public static SocketsHttpHandler Create(Uri host) => new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ConnectCallback = new CheckedConnection(host).ConnectAsync,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
    };

    /// <summary>
    /// Switches off redirects, which would take the key and the message along to another host, and addresses in the runtime's own spans, wherever in the chain the
    /// connections are made. A chain that ends in a handler of an unknown type cannot be looked into, which is logged.
    /// </summary>
    /// <exception cref="KapsoValidationException">The transport follows redirects and can no longer be changed.</exception>
    public static void Secure(HttpMessageHandler transport, ILogger logger)
    {
        HttpMessageHandler? end = transport;
        while (end is DelegatingHandler outer)
        {
            end = outer.InnerHandler;
        }

        switch (end)
        {
            case SocketsHttpHandler sockets:
                if (sockets.AllowAutoRedirect && !TryChange(() => sockets.AllowAutoRedirect = false))
                {
                    throw FollowsRedirects(end);
                }

                if (sockets.ActivityHeadersPropagator is { } propagator and not RouteInSpans && !TryChange(() => sockets.ActivityHeadersPropagator = new RouteInSpans(propagator)))
                {
                    AddressesInSpans(logger, end.GetType());
                }

                break;
            case HttpClientHandler client:
                if (client.AllowAutoRedirect && !TryChange(() => client.AllowAutoRedirect = false))
                {
                    throw FollowsRedirects(end);
                }

                break;
            default:
                UnknownEnd(logger, (end ?? transport).GetType());
                break;
        }
    }

    /// <summary>Makes sure that the calls of a client pass the handlers that guard its transport.</summary>
    /// <param name="first">The first of the client's handlers, as the application has configured them.</param>
    /// <exception cref="KapsoValidationException">They were replaced.</exception>
    public static void CheckGuarded(HttpMessageHandler first)
    {
        HttpMessageHandler? handler = first;
        while (handler is DelegatingHandler outer and not ApiKeyHandler)
        {
            handler = outer.InnerHandler;
        }

        if (handler is not ApiKeyHandler)
        {
            throw Unusable(
                "replaced",
                $"a filter ({nameof(IHttpMessageHandlerBuilderFilter)}) put {handler?.GetType().Name ?? "nothing"} in the place of the client's innermost handlers, which add the key and keep "
                + $"messages from being sent twice; set the transport with {nameof(HttpClientBuilderExtensions.ConfigurePrimaryHttpMessageHandler)}");
        }
    }

    /// <summary>A handler that has carried a request before refuses any change.</summary>
    private static bool TryChange(Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (InvalidOperationException used) when (used is not ObjectDisposedException)
        {
            return false;
        }
    }

    private static KapsoValidationException FollowsRedirects(HttpMessageHandler end) => Unusable(
        "redirects",
        $"the {end.GetType().Name} follows redirects, which would take the key and the message along to another host, and it has carried requests before, so that it cannot be "
        + $"changed any more; make it with {nameof(SocketsHttpHandler.AllowAutoRedirect)} = false");

    private static KapsoValidationException Unusable(string rule, string message) => new([new ValidationProblem { Path = "transport", Rule = rule, Message = message }]);

    [LoggerMessage(8, LogLevel.Warning,
        "The transport ends in {Handler}, of which it cannot be known whether it follows redirects; it must not, because the key and the message would go along. "
        + "A call that it took to another host fails, and no further one is made")]
    private static partial void UnknownEnd(ILogger logger, Type handler);

    [LoggerMessage(9, LogLevel.Warning, "The transport {Handler} has carried requests before, so that the spans of the runtime's own keep the addresses of requests, with the phone numbers in them")]
    private static partial void AddressesInSpans(ILogger logger, Type handler);
}

/// <summary>The transports that a client made itself; their connections are closed with it.</summary>
internal sealed class OwnTransports : IDisposable
{
    private readonly object _lock = new();
    private readonly List<SocketsHttpHandler> _made = [];

    public SocketsHttpHandler Create(Uri host)
    {
        SocketsHttpHandler transport = Transport.Create(host);
        lock (_lock)
        {
            _made.Add(transport);
        }

        return transport;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _made.ForEach(transport => transport.Dispose());
        }
    }
}
