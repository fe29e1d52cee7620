using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>A <c>multipart/form-data</c> body: its texts, and its file on disk. The file goes with the request unless an operation keeps it.</summary>
internal sealed class UploadForm : IDisposable
{
    /// <summary>The longest file that is kept whole: 100 MB, as much as any upload may have.</summary>
    public const long LongestFile = 100 * 1024 * 1024;

    private readonly Dictionary<string, string> _texts = [];
    private UploadedFile? _file;
    private bool _isKept;

    public string? Text(string name) => _texts.GetValueOrDefault(name);

    /// <summary>The part named <c>file</c>; null when there is none.</summary>
    public UploadedFile? File => _file;

    public static bool Fits(HttpRequest request) => Boundary(request) is not null;

    /// <summary>Reads a form to its end.</summary>
    /// <param name="request">The request, which <see cref="Fits"/>.</param>
    /// <param name="files">Where its file goes.</param>
    /// <returns>The form; null when the body is not what its content type says.</returns>
    public static async Task<UploadForm?> ReadAsync(HttpRequest request, TemporaryFiles files)
    {
        UploadForm form = new();
        try
        {
            MultipartReader reader = new(Boundary(request)!, request.Body);
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted).ConfigureAwait(false) is { } section)
            {
                await form.TakeAsync(section, files, request.HttpContext.RequestAborted).ConfigureAwait(false);
            }

            return form;
        }
        catch (Exception malformed) when (malformed is IOException or InvalidDataException && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            form.Dispose();
            return null;
        }
        catch
        {
            form.Dispose();
            throw;
        }
    }

    /// <summary>Takes the file out of the form, to stay when the request is over.</summary>
    public StoredFile Keep()
    {
        _isKept = true;
        return _file!.Stored;
    }

    /// <summary>What the journal shows: everything but the bytes of the file.</summary>
    public JsonObject Describe()
    {
        JsonObject shown = new();
        foreach ((string name, string text) in _texts)
        {
            shown[name] = text;
        }

        if (_file is { } file)
        {
            shown["file"] = new JsonObject { ["filename"] = file.Name, ["content_type"] = file.ContentType, ["size"] = file.Stored.Length };
        }

        return shown;
    }

    public void Dispose()
    {
        if (!_isKept)
        {
            _file?.Stored.Delete();
        }
    }

    private async Task TakeAsync(MultipartSection section, TemporaryFiles files, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition) || Plain(disposition.Name) is not { } name)
        {
            return;
        }

        if (name == "file" && _file is null)
        {
            StoredFile stored = await files.StoreAsync(section.Body, LongestFile, cancellationToken).ConfigureAwait(false);
            _file = new UploadedFile(Plain(disposition.FileNameStar) ?? Plain(disposition.FileName), section.ContentType, stored);
            return;
        }

        using StreamReader reader = new(section.Body, Encoding.UTF8);
        _texts[name] = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) && type.MediaType == "multipart/form-data" ? Plain(type.Boundary) : null;

    private static string? Plain(Microsoft.Extensions.Primitives.StringSegment value) =>
        HeaderUtilities.RemoveQuotes(value) is { Length: > 0 } text ? text.ToString() : null;
}

/// <summary>The file of a form, with what its part says of it.</summary>
internal sealed record UploadedFile(string? Name, string? ContentType, StoredFile Stored);
