using System.Net.Http.Headers;

namespace Kapso.WhatsApp.Http;

/// <summary>The body of a request. It knows whether it was begun to be written, which settles whether a failed attempt can have reached the server.</summary>
internal abstract class RequestBody : RecycledContent
{
    private int _begun;
    private bool _onceOnly;

    /// <summary>Whether it was begun to be written, to a connection or to a copy.</summary>
    public bool WasBegun => Volatile.Read(ref _begun) == 1;

    /// <summary>Whether there is nothing to write: the headers alone are the whole request then.</summary>
    public bool IsEmpty => Headers.ContentLength is 0;

    /// <summary>
    /// What one attempt of a send or create carries. Never null, because <see cref="SocketsHttpHandler"/> repeats a request without content by itself, and not
    /// begun yet.
    /// </summary>
    /// <param name="content">What the request holds; null for nothing.</param>
    /// <param name="onceOnly">Whether it refuses to be written a second time.</param>
    public static RequestBody ForAttempt(HttpContent? content, bool onceOnly)
    {
        // What was read before may be buffered, and the writes of a buffered content are not seen; hence the wrapper.
        RequestBody body = content is RequestBody { WasBegun: false } untouched ? untouched : new AttemptBody(content);
        body._onceOnly = onceOnly;
        return body;
    }

    protected sealed override void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 1 && _onceOnly)
        {
            throw new HttpRequestException(
                "The application's transport was about to write the body of a request a second time, and was stopped: the server may have taken the first one. "
                + "A transport must not repeat requests; one that only reads the body first uses LoadIntoBufferAsync.");
        }
    }

    /// <summary>A body that was written before, that a handler has put in the place of ours, or that is empty.</summary>
    private sealed class AttemptBody : RequestBody
    {
        private readonly HttpContent? _content;

        public AttemptBody(HttpContent? content)
        {
            _content = content is AttemptBody earlier ? earlier._content : content;
            if (_content is RequestBody body)
            {
                // The earlier attempt that it belonged to is over; this one is counted here.
                body._onceOnly = false;
            }

            if (content is not null)
            {
                foreach ((string name, HeaderStringValues values) in content.Headers.NonValidated)
                {
                    Headers.TryAddWithoutValidation(name, values);
                }
            }
        }

        protected override Task WriteAsync(Stream stream, CancellationToken cancellationToken) => _content?.CopyToAsync(stream, cancellationToken) ?? Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            long? known = _content is null ? 0 : _content.Headers.ContentLength;
            length = known.GetValueOrDefault();
            return known is not null;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
            {
                _content?.Dispose();
            }
        }
    }
}
