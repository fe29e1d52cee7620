using System.Buffers;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>The body of a request in pooled memory, which goes back once and only once, however the reading ends.</summary>
internal sealed class BodyBuffer(int expectedBytes) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(expectedBytes);
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

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
