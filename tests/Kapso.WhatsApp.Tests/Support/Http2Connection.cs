using System.Buffers.Binary;
using System.Text;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>The server's half of an HTTP/2 connection with prior knowledge: frames, and no more of the protocol than a client's requests need.</summary>
internal sealed class Http2Connection(Stream stream) : IDisposable
{
    public const byte Data = 0, Headers = 1, ResetStream = 3, Settings = 4, Ping = 6, WindowUpdate = 8;
    public const byte EndStream = 1, Ack = 1, EndHeaders = 4;

    /// <summary>The window of a connection and of a stream until the server enlarges it.</summary>
    public const int InitialWindow = 65_535;

    private const int HeaderLength = 9;

    /// <summary>In HPACK a literal value of the field ":status", not indexed.</summary>
    private const byte StatusName = 8;

    private const int LargestWindow = int.MaxValue;

    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Whether what a client sends first is the start of HTTP/2.</summary>
    public static bool IsPreface(ReadOnlySpan<byte> start) => start.StartsWith("PRI "u8);

    /// <summary>Reads the client's preface and sends the settings: as many streams as wanted, no limit on the connection, small windows of streams.</summary>
    /// <param name="alreadyRead">How many bytes of the preface were read before.</param>
    public async Task StartAsync(int alreadyRead)
    {
        await stream.ReadExactlyAsync(new byte[Preface.Length - alreadyRead]);
        await WriteAsync(Settings, 0, 0, [0, 3, 0, 0, 0xFF, 0xFF]);
        await GrantAsync(0, LargestWindow - InitialWindow);
    }

    /// <summary>Reads the next frame; null at the end. What belongs to the connection itself is answered.</summary>
    public async Task<Http2Frame?> ReadAsync()
    {
        byte[] header = new byte[HeaderLength];
        if (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
        {
            return null;
        }

        byte[] payload = new byte[header[0] << 16 | header[1] << 8 | header[2]];
        await stream.ReadExactlyAsync(payload);
        Http2Frame frame = new(header[3], header[4], (int)BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(5)), payload);
        if (frame.Type is Settings or Ping && (frame.Flags & Ack) == 0)
        {
            await WriteAsync(frame.Type, Ack, 0, frame.Type is Ping ? payload : []);
        }

        return frame;
    }

    /// <summary>Answers with a status and a body.</summary>
    /// <param name="streamId">The request's stream.</param>
    /// <param name="body">The body.</param>
    /// <param name="whole">Whether it is all of the body.</param>
    /// <param name="status">The status.</param>
    public async Task AnswerAsync(int streamId, byte[] body, bool whole = true, string status = "200")
    {
        await WriteAsync(Headers, EndHeaders, streamId, [StatusName, (byte)status.Length, .. Encoding.ASCII.GetBytes(status)]);
        await WriteAsync(Data, whole ? EndStream : (byte)0, streamId, body);
    }

    public Task ResetAsync(int streamId, int error) => WriteAsync(ResetStream, 0, streamId, Number(error));

    /// <summary>Lets the client send more.</summary>
    public Task GrantAsync(int streamId, int bytes) => WriteAsync(WindowUpdate, 0, streamId, Number(bytes));

    public void Dispose()
    {
        stream.Dispose();
        _writing.Dispose();
    }

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private async Task WriteAsync(byte type, byte flags, int streamId, byte[] payload)
    {
        byte[] frame = [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, .. Number(streamId), .. payload];
        await _writing.WaitAsync();
        try
        {
            await stream.WriteAsync(frame);
        }
        finally
        {
            _writing.Release();
        }
    }
}

internal sealed record Http2Frame(byte Type, byte Flags, int StreamId, byte[] Payload)
{
    public bool EndsStream => Type is Http2Connection.Data or Http2Connection.Headers && (Flags & Http2Connection.EndStream) != 0;
}
