using System.Text;
using Kapso.WhatsApp.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Server;

/// <summary>Puts an answer on the wire, whole or damaged.</summary>
internal static class ReplyWriter
{
    private const int PieceSize = 64 * 1024;

    // An overlong encoding and a lone continuation byte inside an otherwise sound JSON string.
    private static readonly byte[] InvalidUtf8Body = [.. "{\"error\":\""u8, 0xC0, 0xAF, 0x80, 0xFF, .. "\"}"u8];

    /// <summary>What the client gets: the server's own answer, or the one that the fault makes.</summary>
    public static Reply Choose(Reply? own, Fault? fault) => fault?.Kind switch
    {
        null => own!,
        FaultKind.Delay or FaultKind.HoldResponse or FaultKind.TruncatedBody => own!,
        FaultKind.InvalidUtf8 => new Reply(200, InvalidUtf8Body, "application/json; charset=utf-8"),
        FaultKind.EmptyBody => new Reply(200, default, null),
        FaultKind.HugeBody => new Reply(200, default, "application/json; charset=utf-8"),
        _ => new Reply(fault.StatusCode, Encoding.UTF8.GetBytes(fault.Body), fault.Body.Length == 0 ? null : fault.ContentType)
        {
            Headers = fault.Headers,
        },
    };

    public static async Task WriteAsync(HttpResponse response, Reply reply, Fault? fault, CancellationToken stopping)
    {
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        foreach ((string name, string value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        switch (fault?.Kind)
        {
            case FaultKind.TruncatedBody:
                // Announced and not delivered: Kestrel ends the connection when the handler returns.
                response.ContentLength = reply.Length;
                await WriteAsync(response, reply, reply.Length / 2, stopping).ConfigureAwait(false);
                break;

            case FaultKind.HugeBody:
                await WriteHugeAsync(response, fault.Size, stopping).ConfigureAwait(false);
                break;

            default:
                bool hasBody = reply.Status is not (204 or 304);
                response.ContentLength = hasBody ? reply.Length : null;
                await WriteAsync(response, reply, hasBody ? reply.Length : 0, stopping).ConfigureAwait(false);
                break;
        }
    }

    private static async Task WriteAsync(HttpResponse response, Reply reply, long count, CancellationToken stopping)
    {
        if (reply.File is not { } file)
        {
            await response.Body.WriteAsync(reply.Body[..(int)count], stopping).ConfigureAwait(false);
            return;
        }

        byte[] piece = new byte[PieceSize];
        while (count > 0)
        {
            int read = await file.ReadAsync(piece.AsMemory(0, (int)Math.Min(count, PieceSize)), stopping).ConfigureAwait(false);
            await response.Body.WriteAsync(piece.AsMemory(0, read), stopping).ConfigureAwait(false);
            count = read == 0 ? 0 : count - read;
        }
    }

    private static async Task WriteHugeAsync(HttpResponse response, long size, CancellationToken stopping)
    {
        byte[] head = [.. "{\"data\":\""u8];
        byte[] tail = [.. "\"}"u8];
        size = Math.Max(size, head.Length + tail.Length);
        response.ContentLength = size;

        byte[] piece = new byte[PieceSize];
        Array.Fill(piece, (byte)'x');
        await response.Body.WriteAsync(head, stopping).ConfigureAwait(false);
        for (long left = size - head.Length - tail.Length; left > 0; left -= PieceSize)
        {
            await response.Body.WriteAsync(piece.AsMemory(0, (int)Math.Min(left, PieceSize)), stopping).ConfigureAwait(false);
        }

        await response.Body.WriteAsync(tail, stopping).ConfigureAwait(false);
    }
}
