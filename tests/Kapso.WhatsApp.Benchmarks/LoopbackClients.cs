using System.Net;
using System.Net.Sockets;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>
/// Clients that send prepared requests over a connection each, one after the other. They do as little as a client can, since they share the processor with the server.
/// </summary>
internal sealed class LoopbackClients : IDisposable
{
    private readonly Socket[] _connections;
    private readonly byte[][] _requests;

    private LoopbackClients(Socket[] connections, byte[][] requests) => (_connections, _requests) = (connections, requests);

    public static async Task<LoopbackClients> ConnectAsync(IPEndPoint address, int count, byte[][] requests)
    {
        Socket[] connections = [.. Enumerable.Range(0, count).Select(_ => new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })];
        foreach (Socket connection in connections)
        {
            await connection.ConnectAsync(address);
        }

        return new LoopbackClients(connections, requests);
    }

    public Task SendAllAsync() => Task.WhenAll(_connections.Select((connection, client) => Task.Run(() => SendAsync(connection, client))));

    public void Dispose()
    {
        foreach (Socket connection in _connections)
        {
            connection.Dispose();
        }
    }

    private async Task SendAsync(Socket connection, int client)
    {
        byte[] answer = new byte[1024];
        for (int i = client; i < _requests.Length; i += _connections.Length)
        {
            await connection.SendAsync(_requests[i]);
            int length = 0;
            while (!IsWhole(answer.AsSpan(0, length)))
            {
                int read = await connection.ReceiveAsync(answer.AsMemory(length));
                length += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
            }

            if (!answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
            {
                throw new InvalidOperationException("A webhook was not answered 200.");
            }
        }
    }

    /// <summary>Whether an answer without a body has arrived.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> answer) => answer.EndsWith("\r\n\r\n"u8);
}
