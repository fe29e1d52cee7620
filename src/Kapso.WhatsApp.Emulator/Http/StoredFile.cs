namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>A file that is kept on disk, so that a large one is never held in memory.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="length">Its length in bytes.</param>
/// <param name="sha256">The SHA-256 of its bytes.</param>
internal sealed class StoredFile(string path, long length, byte[] sha256)
{
    public long Length { get; } = length;

    public byte[] Sha256 { get; } = sha256;

    // Whoever reads it may go on when it is deleted meanwhile.
    public FileStream Open() => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, FileOptions.Asynchronous);

    public void CopyTo(string other) => File.Copy(path, other);

    public void Delete() => File.Delete(path);
}
