using System.Buffers;
using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// A request body: JSON written once into pooled memory. Its length is known, and it can be sent again when the operation may be.
/// </summary>
internal sealed class JsonBody : RequestBody
{
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    private PooledBuffer _buffer = new();

    private JsonBody() => Headers.TryAddWithoutValidation("Content-Type", "application/json");

    /// <summary>The JSON; only while the body has not been recycled.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.Written;

    /// <exception cref="KapsoValidationException">It holds a <see cref="JsonElement"/> that was never given a value.</exception>
    public static JsonBody Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        JsonBody body = new();
        Utf8JsonWriter writer = Rent(body._buffer);
        try
        {
            write(writer, state);
        }
        catch (InvalidOperationException)
        {
            writer.Flush();
            RawJson.ThrowUndefined(body._buffer.Written.Span);
            throw;
        }

        Return(writer);
        if (SetAside.MayBeIn(body._buffer.Written.Span))
        {
            body.PutBack();
        }

        return body;
    }

    /// <summary>Puts what was set aside when the server's JSON was read back in its place.</summary>
    private void PutBack()
    {
        PooledBuffer written = _buffer;
        _buffer = new PooledBuffer();
        Utf8JsonWriter writer = Rent(_buffer);
        SetAside.PutBack(written.Written.Span, writer);
        Return(writer);
        written.Recycle();
    }

    protected override Task WriteAsync(Stream stream, CancellationToken cancellationToken) => stream.WriteAsync(_buffer.Written, cancellationToken).AsTask();

    protected override void Recycle() => _buffer.Recycle();

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Written.Length;
        return true;
    }

    private static Utf8JsonWriter Rent(IBufferWriter<byte> buffer)
    {
        Utf8JsonWriter? writer = _writer;
        _writer = null;
        if (writer is null)
        {
            return new Utf8JsonWriter(buffer);
        }

        writer.Reset(buffer);
        return writer;
    }

    private static void Return(Utf8JsonWriter writer)
    {
        writer.Flush();
        writer.Reset();
        _writer = writer;
    }
}
