namespace Kapso.WhatsApp.MediaFiles;

/// <summary>A file that is coming. Read <see cref="Content"/> to its end and dispose of this.</summary>
public sealed class MediaDownload : IAsyncDisposable, IDisposable
{
    private readonly HttpResponseMessage _response;

    internal MediaDownload(HttpResponseMessage response, Stream content, string? sha256)
    {
        _response = response;
        Content = content;
        ContentType = response.Content.Headers.ContentType?.ToString();
        Length = response.Content.Headers.ContentLength;
        FileName = response.Content.Headers.ContentDisposition is { } disposition ? disposition.FileNameStar ?? disposition.FileName?.Trim('"') : null;
        Sha256 = sha256;
    }

    /// <summary>
    /// The bytes, as they come. Reading throws <see cref="KapsoDownloadException"/> when the connection breaks off, when more come than allowed and, at the end,
    /// when they are not those of the digest.
    /// </summary>
    public Stream Content { get; }

    /// <summary>The MIME type of the file, for example <c>image/jpeg</c>.</summary>
    public string? ContentType { get; }

    /// <summary>The length of the file, in bytes; null when the server does not give it.</summary>
    public long? Length { get; }

    /// <summary>The name that the server gives. Never use it as a path as it is.</summary>
    public string? FileName { get; }

    /// <summary>The digest that the bytes are compared with; null when none is known.</summary>
    public string? Sha256 { get; }

    /// <summary>Ends the download and closes its connection.</summary>
    public void Dispose()
    {
        Content.Dispose();
        _response.Dispose();
    }

    /// <summary>Ends the download and closes its connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        _response.Dispose();
    }
}
