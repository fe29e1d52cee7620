namespace Kapso.WhatsApp;

/// <summary>The way in which a call ended without a usable response.</summary>
public enum TransportFailure
{
    /// <summary>The connection could not be established (DNS, TCP or TLS). Nothing was sent.</summary>
    ConnectionFailed,

    /// <summary>The connection was lost after the request had been sent at least in part.</summary>
    ConnectionLost,

    /// <summary>The answer did not come in time.</summary>
    TimedOut,

    /// <summary>The server failed so often that calls are held back for a few seconds. Nothing was sent.</summary>
    CircuitOpen,

    /// <summary>As many calls are under way as <see cref="KapsoWhatsAppOptions.MaxConcurrentCalls"/> allows. Nothing was sent.</summary>
    TooManyConcurrentCalls,

    /// <summary>More messages wait for their turn than the pacer lets wait (<see cref="ISendPacer"/>). Nothing was sent.</summary>
    TooManyWaiting,

    /// <summary>
    /// A handler that the application added passed on a request that the client does not know, such as a copy without its
    /// <see cref="System.Net.Http.HttpRequestMessage.Options"/>. Nothing was sent.
    /// </summary>
    UnknownRequest,

    /// <summary>
    /// A transport of the application's own followed a redirect to another host, and the credential and the body went along. Switch redirects off in it and replace the
    /// credential. The client makes no further call: each one fails with this.
    /// </summary>
    Redirected,

    /// <summary>Something else was thrown after the request was on its way, for example by a handler of the application's own; the inner exception tells what.</summary>
    Other,
}
