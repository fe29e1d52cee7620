namespace Kapso.WhatsApp.MediaFiles;

/// <summary>A file to upload: from a stream, a path or memory. It is read as it is sent; nothing holds it as a whole.</summary>
public sealed class MediaFile
{
    private readonly Func<Stream> _open;

    private MediaFile(string fileName, string? contentType, long? length, bool canRepeat, bool leaveOpen, Func<Stream> open)
    {
        FileName = fileName;
        ContentType = contentType ?? MediaLimits.GetContentType(fileName);
        Length = length;
        CanRepeat = canRepeat;
        LeaveOpen = leaveOpen;
        _open = open;
    }

    /// <summary>The name that WhatsApp shows for a document, with its extension.</summary>
    public string FileName { get; }

    /// <summary>What it is, for example <c>image/jpeg</c>; null when neither the caller nor the extension says.</summary>
    public string? ContentType { get; }

    /// <summary>The length of the file, in bytes; null for a stream that does not know it.</summary>
    public long? Length { get; }

    /// <summary>Whether it can be read from its start again when the server refused to listen.</summary>
    internal bool CanRepeat { get; }

    /// <summary>Whether the stream stays open after the upload.</summary>
    internal bool LeaveOpen { get; }

    /// <summary>Makes a file to upload from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fileName">The file's name with its extension.</param>
    /// <param name="contentType">What it is; by the extension when null.</param>
    public static MediaFile FromStream(Stream stream, string fileName, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        }

        if (!stream.CanSeek)
        {
            return new MediaFile(fileName, contentType, null, canRepeat: false, leaveOpen: true, () => stream);
        }

        long start = stream.Position;
        return new MediaFile(fileName, contentType, Math.Max(0, stream.Length - start), canRepeat: true, leaveOpen: true, () =>
        {
            stream.Position = start;
            return stream;
        });
    }

    /// <summary>Makes a file to upload from a path on disk.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="contentType">What it is; by the extension when null.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static MediaFile FromPath(string path, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException("There is no such file to upload.", path);
        }

        FileStreamOptions options = new() { Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan };
        return new MediaFile(file.Name, contentType, file.Length, canRepeat: true, leaveOpen: false, () => new FileStream(path, options));
    }

    /// <summary>Makes a file to upload from bytes in memory.</summary>
    /// <param name="bytes">Its bytes; they must not change while it is uploaded.</param>
    /// <param name="fileName">Its name with its extension.</param>
    /// <param name="contentType">What it is; by the extension when null.</param>
    public static MediaFile FromBytes(ReadOnlyMemory<byte> bytes, string fileName, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return new MediaFile(fileName, contentType, bytes.Length, canRepeat: true, leaveOpen: false, () => new MemoryReader(bytes));
    }

    internal Stream Open() => _open();

    internal void Check(Rules rules, bool limits)
    {
        if (rules.Required(FileName, "fileName") && FileName.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
        {
            rules.Add("fileName", "no-control-characters", "must not hold line breaks or other control characters");
        }

        rules.Required(ContentType, "contentType");
        if (ContentType is not null && ContentType.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            rules.Add("contentType", "pattern", "must be a type such as image/jpeg", "type/subtype", $"{ContentType.Length} characters");
        }

        if (Length is 0)
        {
            rules.Add("length", "range", "the file is empty", "1-", "0");
        }

        if (limits && ContentType is not null)
        {
            CheckLimits(rules, ContentType);
        }
    }

    private void CheckLimits(Rules rules, string contentType)
    {
        if (MediaLimits.GetMaxBytes(contentType) is not { } max)
        {
            rules.Add("contentType", "media-type", $"WhatsApp does not take files of type {Rules.Shown(contentType)}", "jpeg, png, webp; mp4, 3gpp; aac, amr, mpeg, mp4, ogg; documents", Rules.Shown(contentType));
        }
        else if (Length > max)
        {
            rules.Add("length", "max-bytes", $"a file of type {Rules.Shown(contentType)} may have {max} bytes, this one has {Length}", $"{max}", $"{Length}");
        }
    }
}
