using System.Security.Cryptography;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>A file's bytes as they come, counted, limited, hashed and never waited for without end.</summary>
internal sealed class DownloadStream : Stream
{
    private readonly Stream _source;
    private readonly MediaDownloadOptions _options;
    private readonly long? _expected;
    private readonly byte[]? _digest;
    private readonly IncrementalHash? _hash;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private long _received;
    private bool _ended;
    private KapsoDownloadException? _failure;

    /// <param name="source">The bytes.</param>
    /// <param name="expected">How many there are to be, where that is known.</param>
    /// <param name="sha256">Their digest, where that is known.</param>
    /// <param name="options">How to download.</param>
    /// <param name="patience">How long to wait for the next bytes.</param>
    /// <param name="time">The clock.</param>
    public DownloadStream(Stream source, long? expected, string? sha256, MediaDownloadOptions options, TimeSpan patience, TimeProvider time)
    {
        _source = source;
        _expected = expected;
        _options = options;
        _patience = patience;
        _time = time;
        _digest = options.CheckDigest ? ReadDigest(sha256) : null;
        _hash = _digest is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _received;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_failure is not null)
        {
            // Who reads on after a failure must not take what has come for the whole.
            throw _failure;
        }

        if (buffer.IsEmpty || _ended)
        {
            return 0;
        }

        int read = await ReadPatientlyAsync(buffer, cancellationToken).ConfigureAwait(false);
        _received += read;
        if (_received > _options.MaxBytes)
        {
            throw Failed(DownloadFailure.TooLarge);
        }

        _hash?.AppendData(buffer.Span[..read]);
        if (read == 0)
        {
            CheckEnd();
        }
        else
        {
            _options.Progress?.Report(_received);
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Whether a digest of a known length can be read from the text: hexadecimal digits or base64.</summary>
    internal static byte[]? ReadDigest(string? sha256)
    {
        if (sha256 is { Length: 2 * SHA256.HashSizeInBytes } && sha256.All(char.IsAsciiHexDigit))
        {
            return Convert.FromHexString(sha256);
        }

        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes + 2];
        return sha256 is { Length: <= 44 } && Convert.TryFromBase64String(sha256, bytes, out int length) && length == SHA256.HashSizeInBytes
            ? bytes[..length].ToArray()
            : null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
            _hash?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadPatientlyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = new(_patience, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await _source.ReadAsync(buffer, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException)
        {
            throw Failed(DownloadFailure.BrokenOff, failure);
        }
    }

    private void CheckEnd()
    {
        _ended = true;
        if (_received < _expected)
        {
            throw Failed(DownloadFailure.BrokenOff);
        }

        if (_hash is not null && !CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _digest))
        {
            throw Failed(DownloadFailure.WrongDigest);
        }
    }

    private KapsoDownloadException Failed(DownloadFailure failure, Exception? cause = null) => _failure = new(failure, _received, _expected, cause);
}
