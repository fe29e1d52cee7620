using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>
/// The body of a request in pooled memory, which goes back once and only once, however the reading ends. It grows with what arrives: a length that is only announced
/// costs the sender nothing, and must not cost memory here.
/// </summary>
internal sealed class BodyBuffer(int firstBytes) : IDisposable
{
    /// <summary>What is taken before anything has arrived: enough for most bodies.</summary>
    internal const int MaxFirstBytes = 16 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(firstBytes);
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>
    /// Rents a buffer for the beginning of a request's body and one byte more, so that the read which finds the end of a small body needs no larger one.
    /// </summary>
    public static BodyBuffer For(HttpRequest request, int maxBytes) =>
        new((int)Math.Min(Math.Min(request.ContentLength ?? MaxFirstBytes, maxBytes) + 1, MaxFirstBytes));

    /// <summary>Reads the body of a request; returns the status to answer when it is too large or breaks off, else null.</summary>
    public async ValueTask<int?> FillAsync(HttpRequest request, int maxBytes)
    {
        if (request.ContentLength > maxBytes)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        try
        {
            return await FillAsync(request.Body, maxBytes, request.HttpContext.RequestAborted).ConfigureAwait(false) ? null : StatusCodes.Status413PayloadTooLarge;
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>Reads to the end, or until there is more than is allowed; returns whether there is not.</summary>
    public async Task<bool> FillAsync(Stream body, int maxBytes, CancellationToken cancellationToken)
    {
        while (_length <= maxBytes)
        {
            if (_length == _bytes.Length)
            {
                Grow(maxBytes);
            }

            int read = await body.ReadAsync(_bytes.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return true;
            }

            _length += read;
        }

        return false;
    }

    public void Dispose()
    {
        byte[] bytes = _bytes;
        (_bytes, _length) = ([], 0);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Grow(int maxBytes)
    {
        byte[] smaller = _bytes;
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(smaller.Length * 2L, maxBytes + 1L));
        smaller.AsSpan(0, _length).CopyTo(larger);
        _bytes = larger;
        ArrayPool<byte>.Shared.Return(smaller);
    }
}
