using System.Text.Encodings.Web;
using System.Text.Json;
using Kapso.WhatsApp;

namespace Export;

/// <summary>A file of JSON objects, one a line, that grows by whole pages.</summary>
public sealed class JsonLinesFile : IDisposable
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStream _file;
    private readonly MemoryStream _page = new();
    private readonly Utf8JsonWriter _json;

    private JsonLinesFile(FileStream file)
    {
        _file = file;
        _json = new Utf8JsonWriter(_page, Readable);
    }

    /// <summary>How long the file is.</summary>
    public long Length => _file.Position;

    /// <summary>Opens the file for this process alone and cuts off what comes after its finished part.</summary>
    /// <param name="path">The file.</param>
    /// <param name="finished">How many bytes of it are finished.</param>
    /// <exception cref="ExportException">The file does not have that many, or they do not end with a line.</exception>
    /// <exception cref="IOException">Another process has it open, or it cannot be written.</exception>
    public static JsonLinesFile Open(string path, long finished)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            if (file.Length < finished || !EndsWithLine(file, finished))
            {
                throw new ExportException($"{path} is not as the last run has left it. Delete it together with its state to export anew.");
            }

            if (file.Length > finished)
            {
                file.SetLength(finished);
            }

            file.Position = finished;
            return new JsonLinesFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds the items of a page; when this returns they are on the disk.</summary>
    /// <exception cref="IOException">They could not be written, or not all of them.</exception>
    public void Append(IEnumerable<KapsoModel> items)
    {
        _page.SetLength(0);
        foreach (KapsoModel item in items)
        {
            AddLine(item);
        }

        Write(_page.GetBuffer().AsSpan(0, (int)_page.Length));
    }

    public void Dispose()
    {
        _json.Dispose();
        _page.Dispose();
        _file.Dispose();
    }

    private void AddLine(KapsoModel item)
    {
        int start = (int)_page.Length;
        _json.Reset();
        item.WriteTo(_json);
        _json.Flush();

        // JSON that is kept as it came may have line ends, between its tokens alone.
        _page.GetBuffer().AsSpan(start, (int)_page.Length - start).Replace((byte)'\n', (byte)' ');
        _page.WriteByte((byte)'\n');
    }

    private void Write(ReadOnlySpan<byte> lines)
    {
        try
        {
            _file.Write(lines);
            _file.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException tooLong)
        {
            throw new IOException($"{_file.Name} cannot be made longer: the file system takes no file of that size.", tooLong);
        }
    }

    private static bool EndsWithLine(FileStream file, long length)
    {
        if (length == 0)
        {
            return true;
        }

        file.Position = length - 1;
        return file.ReadByte() == '\n';
    }
}
