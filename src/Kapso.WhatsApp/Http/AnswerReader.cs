using System.Buffers;
using System.Net;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// Reads an answer whole, up to a limit, as part of the attempt: a body that is cut off or never ends is then a failed attempt,
/// under the attempt's time-out, and not a surprise after it.
/// </summary>
/// <param name="redirected">Called when the transport took a request to another host than it was sent to.</param>
internal sealed class AnswerReader(Action redirected) : DelegatingHandler
{
    /// <summary>A page of 100 large messages is well under a megabyte; anything beyond this is not an answer to a call of ours.</summary>
    internal const int MaxAnswerBytes = 8 * 1024 * 1024;

    private const int FirstRead = 4096;

    public static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    /// <summary>
    /// The answer as it was read. Content that a handler of the application's own put in its place, or answered with by itself, is read here, within the same limits.
    /// </summary>
    public static ValueTask<AnswerContent> ContentOfAsync(HttpResponseMessage response, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken) =>
        response.Content is AnswerContent answer ? new(answer) : ReadReplacedAsync(response, timeout, time, cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri? target = request.RequestUri;
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch when (WasRedirected(request.RequestUri, target))
        {
            throw Redirected(request);
        }

        if (WasRedirected((response.RequestMessage ?? request).RequestUri, target))
        {
            response.Dispose();
            throw Redirected(request);
        }

        if (response.StatusCode is HttpStatusCode.SwitchingProtocols)
        {
            // What follows is not an answer but another protocol, which would be read until the time-out.
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The server switched to another protocol, which it was not asked for.");
        }

        if (KapsoCall.Of(request) is { Transfer: Transfer.Download } && (response.IsSuccessStatusCode || IsRedirect(response.StatusCode)))
        {
            // A file is read by the caller, piece by piece.
            return response;
        }

        try
        {
            response.Content = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer broke off before its end.", failure);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>A transport that follows redirects by itself changes the address of the request.</summary>
    private static bool WasRedirected(Uri? answered, Uri? target) =>
        !ReferenceEquals(answered, target) && answered is not null && target is not null
        && Uri.Compare(answered, target, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0;

    private KapsoTransportException Redirected(HttpRequestMessage request)
    {
        redirected();
        KapsoCall? call = KapsoCall.Of(request);
        return new KapsoTransportException(call?.Operation.Id ?? "", TransportFailure.Redirected, call is { MayHaveHappened: true }) { CallbackData = call?.CallbackData };
    }

    private static async ValueTask<AnswerContent> ReadReplacedAsync(HttpResponseMessage response, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        HttpContent content = response.Content;
        using CancellationTokenSource late = new(timeout, time);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        AnswerContent answer;
        try
        {
            // The content of others may know no tokens, and may write all of itself before any of it can be read.
#pragma warning disable CA2016 // .NET 8 has no overload that takes the token.
            await content.LoadIntoBufferAsync(MaxAnswerBytes).WaitAsync(stop.Token).ConfigureAwait(false);
#pragma warning restore CA2016
            answer = await ReadAsync(content, stop.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException tooLong) when (tooLong.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            answer = new AnswerContent(content, [], 0, truncated: true);
        }
        catch (Exception failure) when (failure is not (HttpRequestException or OperationCanceledException))
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer that a handler of the application's own passed on cannot be read.", failure);
        }

        response.Content = answer;
        return answer;
    }

    private static async ValueTask<AnswerContent> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize(content));
        int length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    if (length >= MaxAnswerBytes)
                    {
                        break;
                    }

                    byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, MaxAnswerBytes));
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }

        return new AnswerContent(content, buffer, Math.Min(length, MaxAnswerBytes), truncated: length >= MaxAnswerBytes);
    }

    // One byte more than announced, so that the read which finds the end needs no larger buffer.
    private static int FirstSize(HttpContent content) =>
        content.Headers.ContentLength is long announced and >= 0 ? (int)Math.Min(announced + 1, MaxAnswerBytes) : FirstRead;
}

/// <summary>An answer's body in pooled memory, in place of the content that it was read from.</summary>
internal sealed class AnswerContent : RecycledContent
{
    private readonly HttpContent _source;
    private readonly int _length;
    private byte[]? _buffer;

    public AnswerContent(HttpContent source, byte[] buffer, int length, bool truncated)
    {
        _source = source;
        _buffer = buffer;
        _length = length;
        Truncated = truncated;
    }

    /// <summary>Whether the answer was longer than what is kept.</summary>
    public bool Truncated { get; }

    /// <summary>The content type that the answer came with.</summary>
    public string? SourceType => _source.Headers.ContentType?.ToString();

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _buffer is null ? 0 : _length);

    protected override Task WriteAsync(Stream stream, CancellationToken cancellationToken) => stream.WriteAsync(_buffer ?? [], 0, _buffer is null ? 0 : _length, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Recycle()
    {
        if (Interlocked.Exchange(ref _buffer, null) is byte[] buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _source.Dispose();
        }
    }
}
