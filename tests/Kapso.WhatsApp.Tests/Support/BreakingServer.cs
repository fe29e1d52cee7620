using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>How a server breaks off after it has taken a request.</summary>
public enum Break
{
    /// <summary>The connection is closed in order.</summary>
    Fin,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>Over HTTP/2 the stream alone is reset; over HTTP/1.1 the connection.</summary>
    ResetStream,

    /// <summary>A success begins and is cut off.</summary>
    HalfAnswer,

    /// <summary>Nothing comes.</summary>
    Silence,
}

/// <summary>Takes every request to its last byte, over HTTP/1.1 or HTTP/2, and then breaks off.</summary>
internal sealed class BreakingServer(Break how) : SocketServer
{
    private const int InternalError = 2;

    private readonly ConcurrentQueue<TaskCompletionSource> _waiting = [];
    private int _requests;
    private int _wholeRequests;

    /// <summary>How many requests have begun to arrive.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How many have arrived to their last byte.</summary>
    public int WholeRequests => Volatile.Read(ref _wholeRequests);

    /// <summary>Ends when a further request has arrived whole.</summary>
    public Task NextRequest()
    {
        TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(arrival);
        return arrival.Task;
    }

    protected override async Task ServeAsync(Socket connection)
    {
        NetworkStream stream = new(connection);
        byte[] start = new byte[4];
        if (await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false) < start.Length)
        {
            return;
        }

        await (Http2Connection.IsPreface(start) ? ServeHttp2Async(connection, stream, start.Length) : ServeHttp1Async(connection, stream, Encoding.ASCII.GetString(start)));
    }

    private async Task ServeHttp1Async(Socket connection, NetworkStream stream, string start)
    {
        Interlocked.Increment(ref _requests);
        await ReadHttp1RequestAsync(stream, start);
        Arrived();
        if (how is Break.HalfAnswer)
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"success\":"u8.ToArray());
        }

        End(connection);
    }

    private async Task ServeHttp2Async(Socket connection, NetworkStream stream, int alreadyRead)
    {
        using Http2Connection http = new(stream);
        await http.StartAsync(alreadyRead);
        while (await http.ReadAsync() is { } frame)
        {
            if (frame.Type is Http2Connection.Headers)
            {
                Interlocked.Increment(ref _requests);
            }

            if (!frame.EndsStream)
            {
                continue;
            }

            Arrived();
            if (how is Break.HalfAnswer)
            {
                await http.AnswerAsync(frame.StreamId, "{\"success\":"u8.ToArray(), whole: false);
            }

            if (how is Break.ResetStream)
            {
                await http.ResetAsync(frame.StreamId, InternalError);
            }
            else
            {
                End(connection);
            }
        }
    }

    private void Arrived()
    {
        Interlocked.Increment(ref _wholeRequests);
        while (_waiting.TryDequeue(out TaskCompletionSource? arrival))
        {
            arrival.SetResult();
        }
    }

    private void End(Socket connection)
    {
        if (how is Break.Silence)
        {
            return;
        }

        if (how is Break.Reset or Break.ResetStream)
        {
            connection.LingerState = new LingerOption(true, 0);
            connection.Close();
            return;
        }

        connection.Shutdown(SocketShutdown.Send);
    }
}
