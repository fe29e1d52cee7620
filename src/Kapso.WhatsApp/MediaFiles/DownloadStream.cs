using System.Security.Cryptography;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>A file's bytes as they come: counted, limited, hashed, and waited for no longer than is allowed for one read and for all of them.</summary>
internal sealed class DownloadStream : Stream
{
    private readonly Stream _source;
    private readonly MediaDownloadOptions _options;
    private readonly long? _expected;
    private readonly byte[]? _digest;
    private readonly IncrementalHash? _hash;
    private readonly TimeSpan _readTimeout;
    private readonly TimeProvider _time;
    private TimeSpan _timeLeft;
    private long _received;
    private bool _ended;
    private KapsoDownloadException? _failure;

    /// <param name="source">The bytes.</param>
    /// <param name="expected">How many there are to be, where that is known.</param>
    /// <param name="digest">Their SHA-256 digest, where they are to be compared with one.</param>
    /// <param name="options">How to download.</param>
    /// <param name="timeouts">How long to wait for the next bytes, and for all of them together.</param>
    /// <param name="time">The clock.</param>
    public DownloadStream(Stream source, long? expected, byte[]? digest, MediaDownloadOptions options, KapsoWhatsAppOptions timeouts, TimeProvider time)
    {
        _source = source;
        _expected = expected;
        _options = options;
        _readTimeout = timeouts.AttemptTimeout;
        _timeLeft = timeouts.MediaTotalTimeout;
        _time = time;
        _digest = digest;
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

        int read = await ReadInTimeAsync(buffer, cancellationToken).ConfigureAwait(false);
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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
            _hash?.Dispose();
        }

        base.Dispose(disposing);
    }

    // Only the time spent waiting for the server counts: how long the caller takes with what has arrived is the caller's business.
    private async ValueTask<int> ReadInTimeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_timeLeft <= TimeSpan.Zero)
        {
            throw Failed(DownloadFailure.ConnectionLost);
        }

        using CancellationTokenSource timeout = new(_readTimeout < _timeLeft ? _readTimeout : _timeLeft, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        long started = _time.GetTimestamp();
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
            throw Failed(DownloadFailure.ConnectionLost, failure);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException)
        {
            // The transport decompresses, and each decoder reports broken data in its own way.
            throw Failed(DownloadFailure.Corrupt, failure);
        }
        finally
        {
            _timeLeft -= _time.GetElapsedTime(started);
        }
    }

    private void CheckEnd()
    {
        _ended = true;
        if (_received < _expected)
        {
            throw Failed(DownloadFailure.ConnectionLost);
        }

        if (_hash is not null && !CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _digest))
        {
            throw Failed(DownloadFailure.HashMismatch);
        }
    }

    private KapsoDownloadException Failed(DownloadFailure failure, Exception? cause = null) => _failure = new(failure, _received, _expected, cause);
}
