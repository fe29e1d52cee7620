using System.Net.Sockets;
using System.Security.Authentication;

namespace Kapso.WhatsApp.Http;

/// <summary>Says to which server no connection came about and why, in words of the SDK's own: the text of a transport can hold anything.</summary>
internal static class ConnectionFailure
{
    public static string Describe(Uri server, Exception cause) => $"no connection to {server.Authority} came about{CauseOf(cause)}";

    private static string CauseOf(Exception cause)
    {
        for (Exception? inner = cause; inner is not null; inner = inner.InnerException)
        {
            string? known = inner switch
            {
                ForbiddenAddressException => "the host has no public address",
                SocketException socket => WordsOf(socket.SocketErrorCode),
                AuthenticationException or HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "the TLS handshake failed",
                HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the name could not be resolved",
                HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy refused",
                OperationCanceledException or TimeoutException => "it took too long",
                _ => null,
            };
            if (known is not null)
            {
                return $": {known}";
            }
        }

        return "";
    }

    private static string WordsOf(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the name could not be resolved",
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.TimedOut => "it took too long",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no route",
        _ => error.ToString(),
    };
}
