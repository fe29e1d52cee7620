using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>Answers every request on loopback as if it sent a message, over plain sockets.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private static readonly byte[] Answer =
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Answers.Sent.Length}\r\n\r\n"), .. Answers.Sent];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public LoopbackServer()
    {
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _ = AcceptAsync();
    }

    public string Address { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The benchmark is over.
        }
    }

    private static async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using StreamReader reader = new(client.GetStream(), Encoding.ASCII);
                while (await ReadRequestAsync(reader))
                {
                    await client.GetStream().WriteAsync(Answer);
                }
            }
            catch (IOException)
            {
                // The program has ended.
            }
        }
    }

    private static async Task<bool> ReadRequestAsync(StreamReader reader)
    {
        if (await reader.ReadLineAsync() is null)
        {
            return false;
        }

        int length = 0;
        bool chunked = false;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            chunked |= header.StartsWith("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);
            length = header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(header.AsSpan("Content-Length:".Length)) : length;
        }

        if (chunked)
        {
            // These bodies are small and hold no empty line before the last chunk's.
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            return true;
        }

        char[] body = new char[length];
        return await reader.ReadBlockAsync(body) == length;
    }
}
