using System.Net;
using System.Net.Sockets;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>A server on loopback that hands every connection to a test.</summary>
internal abstract class SocketServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _accepted = [];
    private readonly Task _accepting;

    protected SocketServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        _accepted.ForEach(socket => socket.Dispose());
    }

    /// <summary>Serves one connection. That the client hangs up is no failure.</summary>
    protected abstract Task ServeAsync(Socket connection);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket connection = await _listener.AcceptAsync();
                connection.NoDelay = true;
                _accepted.Add(connection);
                _ = Task.Run(() => ServeQuietlyAsync(connection));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeQuietlyAsync(Socket connection)
    {
        try
        {
            await ServeAsync(connection);
        }
        catch (Exception hungUp) when (hungUp is IOException or SocketException or ObjectDisposedException)
        {
        }
    }
}
