using System.Buffers;
using System.Text;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>The form of an upload: written piece by piece while the file is read, with a known length where the file's is known.</summary>
internal sealed class UploadContent : StreamedBody
{
    private const int PieceSize = 64 * 1024;

    private readonly MediaFile _file;
    private readonly long? _maxBytes;
    private readonly IProgress<long>? _progress;
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private int _started;

    /// <param name="file">The file.</param>
    /// <param name="maxBytes">Where to stop a file whose length was not known; null when it is not checked.</param>
    /// <param name="progress">Hears how many bytes of the file were handed to the transport.</param>
    public UploadContent(MediaFile file, long? maxBytes, IProgress<long>? progress)
    {
        _file = file;
        _maxBytes = maxBytes;
        _progress = progress;
        string boundary = $"kapso-{Guid.NewGuid():N}";
        _head = Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{Quoted(file.FileName)}\"\r\nContent-Type: {file.ContentType}\r\n\r\n");
        _tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
    }

    public override bool CanRepeat => _file.CanRepeat;

    protected override async Task CopyAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _started, 1) == 1 && !_file.CanRepeat)
        {
            throw new InvalidOperationException("The stream was read already and cannot be read again.");
        }

        await stream.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
        Stream file = _file.Open();
        try
        {
            await CopyFileAsync(file, stream, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!_file.LeaveOpen)
            {
                await file.DisposeAsync().ConfigureAwait(false);
            }
        }

        await stream.WriteAsync(_tail, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + _file.Length.GetValueOrDefault() + _tail.Length;
        return _file.Length is not null;
    }

    private async Task CopyFileAsync(Stream file, Stream target, CancellationToken cancellationToken)
    {
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            long sent = 0;
            int read;

            // A stream in memory does not ask whether it is to stop.
            cancellationToken.ThrowIfCancellationRequested();
            while ((read = await file.ReadAsync(piece.AsMemory(0, PieceSize), cancellationToken).ConfigureAwait(false)) > 0)
            {
                sent += read;
                CheckLength(sent, atEnd: false);
                await target.WriteAsync(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                _progress?.Report(sent);
                cancellationToken.ThrowIfCancellationRequested();
            }

            CheckLength(sent, atEnd: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>What could not be known before: a stream that does not say how long it is, or a file that changed since.</summary>
    private void CheckLength(long sent, bool atEnd)
    {
        Rules rules = Rules.Start();
        if (_maxBytes is { } max && sent > max)
        {
            rules.Add("file.length", "max-bytes", $"a file of this type may have {max} bytes, this one has more; the upload was broken off", $"{max}", $">={sent}");
        }
        else if (atEnd && sent == 0)
        {
            rules.Add("file.length", "range", "the file is empty; the upload was broken off", "1-", "0");
        }
        else if (sent > _file.Length || atEnd && sent < _file.Length)
        {
            rules.Add("file.length", "changed", $"the file had {_file.Length} bytes before and {(atEnd ? "" : "at least ")}{sent} now; the upload was broken off", $"{_file.Length}", $"{sent}");
        }

        rules.ThrowIfBroken();
    }

    // As browsers write it: quotes cannot stand in a quoted name, other characters go as they are.
    // The name is checked with the call, after the form is made.
    private static string Quoted(string? name) => name?.Replace("\"", "%22", StringComparison.Ordinal) ?? "";
}
