namespace Kapso.WhatsApp.MediaFiles;

/// <summary>Puts a download into a file that appears whole or not at all.</summary>
internal static class FileTarget
{
    private const int PieceSize = 64 * 1024;

    public static async Task SaveAsync(string path, bool overwrite, Func<Task<MediaDownload>> download, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Path.GetFullPath(path);
        string folder = FolderOf(target, path);
        RefuseToOverwrite(target, overwrite);

        // Beside its target, so that moving it there is one step of the file system; with a name of its own, as the target's may be as long as a name can be.
        string partial = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            MediaDownload file = await download().ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
                FileStream stream = new(partial, options);
                await using (stream.ConfigureAwait(false))
                {
                    await file.Content.CopyToAsync(stream, PieceSize, cancellationToken).ConfigureAwait(false);
                }
            }

            File.Move(partial, target, overwrite);
        }
        catch
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }

            throw;
        }
    }

    private static string FolderOf(string target, string path)
    {
        if (Path.GetFileName(target).Length == 0 || Directory.Exists(target))
        {
            throw new ArgumentException($"The path must be that of a file; {target} is a folder.", nameof(path));
        }

        string folder = Path.GetDirectoryName(target)!;
        return Directory.Exists(folder) ? folder : throw new DirectoryNotFoundException($"There is no folder {folder}.");
    }

    private static void RefuseToOverwrite(string target, bool overwrite)
    {
        if (!overwrite && File.Exists(target))
        {
            throw new IOException($"There is a file already at {target}; allow it to be overwritten or choose another path.");
        }
    }
}
