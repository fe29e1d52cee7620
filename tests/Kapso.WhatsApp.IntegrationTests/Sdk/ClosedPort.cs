using System.Net;
using System.Net.Sockets;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A loopback port on which nobody listens.</summary>
internal static class ClosedPort
{
    // Bound but not listening: connections are refused, and nobody else can take the port.
    private static readonly Lazy<Socket> Reserved = new(() =>
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    });

    public static int Number => ((IPEndPoint)Reserved.Value.LocalEndPoint!).Port;
}
