using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>A file that was uploaded.</summary>
public sealed record UploadedMedia : KapsoModel
{
    /// <summary>The media id to send it by, for 30 days.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public required string Id { get; init; }
}

/// <summary>What is known about a file at Meta, and where it can be downloaded for some minutes. Treat the addresses as secrets: anyone who has one can download the file.</summary>
public sealed record MediaDetails : KapsoModel
{
    /// <summary>The media id, as uploads and received messages name it.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public required string Id { get; init; }

    /// <summary>The MIME type of the file, for example <c>image/jpeg</c>.</summary>
    public string? MimeType { get; init; }

    /// <summary>The SHA-256 digest of its bytes, in hexadecimal digits or base64.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The size of the file, in bytes.</summary>
    public long? FileSize { get; init; }

    /// <summary>Kapso's address of it, which needs no key and works for four minutes.</summary>
    public string? DownloadUrl { get; init; }

    /// <summary>The time until which <see cref="DownloadUrl"/> works.</summary>
    public DateTimeOffset? DownloadUrlExpiresAt { get; init; }

    /// <summary>Meta's own address of it, which works for five minutes and with Meta's token only.</summary>
    public string? Url { get; init; }

    /// <summary>The product that Meta names, always <c>whatsapp</c>.</summary>
    public string? MessagingProduct { get; init; }

    /// <summary>Returns id, type and size, without the addresses.</summary>
    private protected override string Describe() => $"{nameof(MediaDetails)} {{ {nameof(Id)} = {Id}, {nameof(MimeType)} = {MimeType}, {nameof(FileSize)} = {FileSize} }}";
}

/// <summary>The options for the upload of a file.</summary>
public sealed record MediaUploadOptions : KapsoRecord
{
    /// <summary>Whether type and size are checked against WhatsApp's limits (<see cref="MediaLimits"/>) before the call.</summary>
    public bool CheckLimits { get; init; } = true;

    /// <summary>Receives the number of bytes of the file that have been sent.</summary>
    public IProgress<long>? Progress { get; init; }
}

/// <summary>The options for the download of a file.</summary>
public sealed record MediaDownloadOptions : KapsoRecord
{
    /// <summary>The most bytes that are taken; 100 MB by default, which no file of WhatsApp's exceeds.</summary>
    public long MaxBytes { get; init; } = MediaLimits.MaxDocumentBytes;

    /// <summary>Whether the bytes are compared with the digest that Meta gives, where one is known. A digest in no known notation then fails the download.</summary>
    public bool VerifyHash { get; init; } = true;

    /// <summary>Receives the number of bytes that have arrived.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Whether a file that is there already is replaced; otherwise the download is refused.</summary>
    public bool Overwrite { get; init; }

    internal void Check(Rules rules) => rules.Range(MaxBytes, 1, long.MaxValue, "maxBytes");
}

/// <summary>A file that Kapso is to fetch from a public address and upload to Meta.</summary>
public sealed record NewMediaIngest : KapsoRecord, ICheckable
{
    /// <summary>The id of the number that it is for; not the sandbox.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>The file's public http or https address.</summary>
    public required string Source { get; init; }

    /// <summary>The form in which the file becomes available; <see cref="MediaDelivery.MetaMedia"/> when null.</summary>
    public MediaDelivery? Delivery { get; init; }

    /// <summary>The file's name, as an optional hint for Kapso.</summary>
    [JsonPropertyName("filename")]
    public string? FileName { get; init; }

    /// <summary>The file's MIME type, as an optional hint for Kapso.</summary>
    public string? MimeType { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.RequiredId(PhoneNumberId, "phoneNumberId");
        rules.WebAddress(Source, "source");
        rules.OptionalRequired(FileName, "fileName");
        rules.OptionalRequired(MimeType, "mimeType");
    }
}

/// <summary>A file that Kapso fetched and handed to Meta.</summary>
public sealed record MediaIngest : KapsoModel
{
    /// <summary>The id of the ingest, a UUID.</summary>
    public string? IngestId { get; init; }

    /// <summary>The media id or the handle that the file became available as.</summary>
    public MediaIngestTarget? Target { get; init; }

    /// <summary>The file that was fetched from the source.</summary>
    public MediaIngestResource? Resource { get; init; }
}

/// <summary>The media id or the handle that a file became available as.</summary>
public sealed record MediaIngestTarget : KapsoModel
{
    /// <summary>Whether it is a media id or a handle.</summary>
    public MediaDelivery? Kind { get; init; }

    /// <summary>The media id to send it by, for 30 days.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? MediaId { get; init; }

    /// <summary>The handle, for the example of a template's header.</summary>
    public string? Handle { get; init; }
}

/// <summary>A file that Kapso fetched.</summary>
public sealed record MediaIngestResource : KapsoModel
{
    /// <summary>The file's name, or null when it has none.</summary>
    [JsonPropertyName("filename")]
    public string? FileName { get; init; }

    /// <summary>The file's MIME type.</summary>
    public string? MimeType { get; init; }

    /// <summary>The size of the file, in bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The SHA-256 digest of its bytes.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The address that the file was fetched from.</summary>
    public string? SourceUrl { get; init; }
}
