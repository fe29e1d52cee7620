using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

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

    /// <summary>Reads an HTTP/1.1 request to the end of its body.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="start">What was read of it before.</param>
    protected static async Task ReadHttp1RequestAsync(Stream stream, string start = "")
    {
        StringBuilder head = new(start);
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        string? length = head.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        await stream.ReadExactlyAsync(new byte[length is null ? 0 : int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)]);
    }

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
