using System.Net;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// Content over memory that is used again once it is disposed of and nobody reads it any more. Over HTTP/2 an answer can come while the body is still being sent, a hedged attempt can outlive
/// its call, and a handler can copy an answer to somewhere slow: then the memory is left to the collector.
/// </summary>
internal abstract class RecycledContent : HttpContent
{
    private const int Closed = int.MinValue;

    private int _readers;

    /// <summary>Keeps the memory as it is until <see cref="Release"/>, although somebody else disposes of the content.</summary>
    public void Keep() => Interlocked.Increment(ref _readers);

    /// <summary>Ends what <see cref="Keep"/> began.</summary>
    public void Release() => Interlocked.Decrement(ref _readers);

    /// <summary>Called before each write.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Writes the content.</summary>
    protected abstract Task WriteAsync(Stream stream, CancellationToken cancellationToken);

    /// <summary>Called when the content is done with and nobody reads it; no write can begin after it.</summary>
    protected virtual void Recycle()
    {
    }

    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected sealed override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        try
        {
            ObjectDisposedException.ThrowIf(Interlocked.Increment(ref _readers) < 0, this);
            Begin();
            await WriteAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Interlocked.CompareExchange(ref _readers, Closed, 0) == 0)
        {
            Recycle();
        }
    }
}
