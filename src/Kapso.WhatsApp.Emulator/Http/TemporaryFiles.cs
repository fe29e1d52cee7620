using System.Globalization;
using System.Security.Cryptography;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>The folder of an emulator's files. It is made with the first file and deleted when the emulator stops.</summary>
internal sealed class TemporaryFiles : IDisposable
{
    private const int PieceSize = 80 * 1024;

    private readonly Lazy<DirectoryInfo> _folder = new(() => Directory.CreateTempSubdirectory("kapso-emulator-"));
    private long _lastNumber;

    /// <summary>Keeps what a stream holds, up to a limit.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="limit">From here on bytes are only counted: the file is too long to be of use, and its length says so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<StoredFile> StoreAsync(Stream source, long limit, CancellationToken cancellationToken)
    {
        string path = NextPath();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[PieceSize];
        long length = 0;
        FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, PieceSize, FileOptions.Asynchronous);
        try
        {
            await using (file.ConfigureAwait(false))
            {
                for (int read; (read = await source.ReadAsync(piece, cancellationToken).ConfigureAwait(false)) > 0; length += read)
                {
                    if (length <= limit)
                    {
                        hash.AppendData(piece, 0, read);
                        await file.WriteAsync(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        return new StoredFile(path, length, hash.GetHashAndReset());
    }

    public StoredFile Store(ReadOnlySpan<byte> bytes)
    {
        string path = NextPath();
        using (FileStream file = new(path, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(bytes);
        }

        return new StoredFile(path, bytes.Length, SHA256.HashData(bytes));
    }

    public StoredFile Copy(StoredFile file)
    {
        string path = NextPath();
        file.CopyTo(path);
        return new StoredFile(path, file.Length, file.Sha256);
    }

    public void Dispose()
    {
        if (!_folder.IsValueCreated)
        {
            return;
        }

        try
        {
            _folder.Value.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A file is still being read, which some systems do not delete; the folder is left to the system's own clean-up.
        }
    }

    private string NextPath() =>
        Path.Combine(_folder.Value.FullName, Interlocked.Increment(ref _lastNumber).ToString(CultureInfo.InvariantCulture));
}
