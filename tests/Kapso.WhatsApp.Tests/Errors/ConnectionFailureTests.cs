using System.Net.Sockets;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Errors;

/// <summary>A connection that did not come about is told with its host and its cause, in words of the SDK's own.</summary>
public sealed class ConnectionFailureTests
{
    public static TheoryData<HttpRequestException, string> Causes => new()
    {
        { new(HttpRequestError.NameResolutionError, "secret"), ": the name could not be resolved. " },
        { new(HttpRequestError.SecureConnectionError, "secret"), ": the TLS handshake failed. " },
        { new(HttpRequestError.ProxyTunnelError, "secret"), ": the proxy refused. " },
        { new(HttpRequestError.ConnectionError, "secret", new SocketException((int)SocketError.ConnectionRefused)), ": the connection was refused. " },
        { new(HttpRequestError.ConnectionError, "secret", new SocketException((int)SocketError.NetworkUnreachable)), ": there is no route. " },
        { new(HttpRequestError.ConnectionError, "secret"), ". " },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task The_host_and_the_cause_are_named(HttpRequestException cause, string told)
    {
        using KapsoUnderTest kapso = new(NoConnection(cause));

        KapsoTransportException failed = (await kapso.Awaiting(client => client.SendText()).Should().ThrowAsync<KapsoTransportException>()).Which;

        failed.Message.Should().StartWith($"sendMessage: no connection to api.kapso.ai came about{told}").And.NotContain("secret");
        failed.InnerException.Should().BeSameAs(cause);
    }
}
