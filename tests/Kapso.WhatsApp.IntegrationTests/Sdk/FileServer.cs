using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A server of files that answers every request with the same bytes, however wrong they are.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly Task _serving;
    private int _requests;

    /// <param name="head">The status line and the headers, without the last line break.</param>
    /// <param name="body">What follows; the connection is closed behind it.</param>
    public FileServer(string head, byte[] body)
    {
        _answer = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n"), .. body];
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/file");

    public int Requests => Volatile.Read(ref _requests);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _requests);
                NetworkStream stream = connection.GetStream();
                using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                await stream.WriteAsync(_answer);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or IOException)
        {
            // It is over.
        }
    }
}
