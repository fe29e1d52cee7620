using System.Buffers;

namespace Kapso.WhatsApp.Http;

/// <summary>A growing buffer over pooled memory.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int InitialSize = 1024;

    private byte[] _memory = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _length;

    public ReadOnlyMemory<byte> Written => _memory.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _memory.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Gives the memory back to the pool; nobody may hold on to <see cref="Written"/> after that.</summary>
    public void Recycle()
    {
        byte[] memory = _memory;
        _memory = [];
        _length = 0;
        if (memory.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(memory);
        }
    }

    private void Reserve(int count)
    {
        if (_memory.Length - _length >= count)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_memory.Length * 2, _length + count));
        _memory.AsSpan(0, _length).CopyTo(larger);
        if (_memory.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_memory);
        }

        _memory = larger;
    }
}
