using System.Net;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>Files: pictures, videos, sounds, documents and stickers that are sent and received. They travel as streams in both directions.</summary>
public class MediaClient
{
    private readonly KapsoPipeline _pipeline;

    internal MediaClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected MediaClient() => _pipeline = null!;

    /// <summary>Uploads a file, to be sent by its id for 30 days. <c>POST /{phone_number_id}/media</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that will send it.</param>
    /// <param name="file">The file, for example <c>MediaFile.FromPath("photo.jpg")</c>.</param>
    /// <param name="options">How to upload it; with checks and without progress when null.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    /// <returns>The media id, for <c>Media.FromId</c>.</returns>
    /// <exception cref="KapsoValidationException">The file is empty, too large or of a type that WhatsApp does not take; or it changed while it was sent.</exception>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the file may have been uploaded.</exception>
    public virtual Task<UploadedMedia> UploadAsync(string phoneNumberId, MediaFile file, MediaUploadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        options ??= new MediaUploadOptions();
        UploadContent content = new(file, options.CheckLimits && file.ContentType is { } type ? MediaLimits.GetMaxBytes(type) : null, options.Progress);
        return _pipeline.UploadAsync(MediaOperations.Upload, [phoneNumberId], content, cancellationToken, check: rules =>
        {
            using (rules.In(nameof(file)))
            {
                file.Check(rules, options.CheckLimits);
            }
        });
    }

    /// <summary>Gets what is known about a file, and where it can be downloaded for some minutes. <c>GET /{media_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that it belongs to.</param>
    /// <param name="mediaId">The media id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An id is blank or cannot be one.</exception>
    /// <exception cref="KapsoApiException">There is no such file (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<MediaDetails> GetAsync(string phoneNumberId, string mediaId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MediaOperations.Get, [mediaId], cancellationToken, new Query().AddRequiredId("phone_number_id", phoneNumberId));

    /// <summary>Deletes a file. <c>DELETE /{media_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that it belongs to.</param>
    /// <param name="mediaId">The media id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An id is blank or cannot be one.</exception>
    /// <exception cref="KapsoApiException">There is no such file (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string phoneNumberId, string mediaId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MediaOperations.Delete, [mediaId], cancellationToken, new Query().AddRequiredId("phone_number_id", phoneNumberId));

    /// <summary>
    /// Downloads a file by its id: gets its address, and once more when that has expired. <c>GET /{media_id}</c>, then the address. The key goes to Kapso's API
    /// alone, never to the address. A client that talks to Meta directly sends its access token to Meta's own file host, which demands it, and to no other.
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that it belongs to.</param>
    /// <param name="mediaId">The media id.</param>
    /// <param name="options">How to download it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The file as it comes; dispose of it.</returns>
    /// <exception cref="KapsoDownloadException">The file is too large, or its address, or one that it leads to, may not be called. Reading throws it too.</exception>
    /// <exception cref="KapsoApiException">There is no such file (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual async Task<MediaDownload> DownloadAsync(string phoneNumberId, string mediaId, MediaDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MediaDownloadOptions();
        Rules.Check(rules =>
        {
            rules.RequiredId(phoneNumberId, nameof(phoneNumberId));
            rules.Id(mediaId, nameof(mediaId));
            Check(rules, options);
        });
        MediaDetails details = await GetAsync(phoneNumberId, mediaId, cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(details, options, cancellationToken).ConfigureAwait(false);
        }
        catch (KapsoApiException refused) when ((int)refused.StatusCode is 401 or 403 or 404 or 410)
        {
            // The address lives for some minutes only, and its clock is not ours.
            details = await GetAsync(phoneNumberId, mediaId, cancellationToken).ConfigureAwait(false);
            return await OpenAsync(details, options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Downloads a file from an address that a webhook or <see cref="GetAsync"/> returned. The API key is not sent there. A client that talks to Meta directly sends its access token to Meta's own
    /// file host, which demands it, and to no other.
    /// </summary>
    /// <param name="address">The address: https and on the public internet. A secret: who has it has the file.</param>
    /// <param name="options">How to download it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The file as it comes; dispose of it.</returns>
    /// <exception cref="KapsoValidationException">It is not an https address on the public internet. A client whose own address is on loopback takes those of loopback, too.</exception>
    /// <exception cref="KapsoDownloadException">The file is too large, or the address leads to one that may not be called. Reading throws it too.</exception>
    /// <exception cref="KapsoApiException">The address has expired, or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<MediaDownload> DownloadAsync(Uri address, MediaDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        options ??= new MediaDownloadOptions();
        Rules.Check(rules =>
        {
            using (rules.In(nameof(address)))
            {
                DownloadAddress.Check(rules, address, _pipeline.Options.BaseAddress);
            }

            Check(rules, options);
        });
        return OpenAsync(address, DownloadAddress.IsPublic, null, null, options, cancellationToken);
    }

    /// <summary>
    /// Downloads and decrypts a photo or document that someone chose in a flow, from the reference that the flow's endpoint received. It is kept
    /// encrypted in a temporary file until the stream is disposed of. The API key is not sent to the file's host.
    /// </summary>
    /// <param name="media">The file, from <see cref="FlowMedia.ReadAll"/>.</param>
    /// <param name="options">How to download it; <see cref="MediaDownloadOptions.VerifyHash"/> is always on.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The file itself, verified as a whole. Dispose of it.</returns>
    /// <exception cref="KapsoValidationException">Its address is not one of WhatsApp's (https, <c>whatsapp.net</c>), or what opens it is missing.</exception>
    /// <exception cref="KapsoDownloadException">The file is too large, did not arrive whole, is not what was signed and has the digests, or its address leads to one that is not WhatsApp's.</exception>
    /// <exception cref="KapsoApiException">The address has expired, or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual async Task<Stream> DownloadFlowMediaAsync(FlowMedia media, MediaDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(media);
        options ??= new MediaDownloadOptions();
        Uri? address = null;
        FlowMediaCipher? cipher = null;
        Rules.Check(rules =>
        {
            using (rules.In(nameof(media)))
            {
                address = DownloadAddress.OfWhatsApp(rules, media.CdnUrl, _pipeline.Options.BaseAddress);
                cipher = FlowMediaCipher.Read(rules, media.EncryptionMetadata);
            }

            Check(rules, options);
        });
        FileStream file = new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 4096, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            MediaDownload download = await OpenAsync(address!, DownloadAddress.IsOfWhatsApp, null, null, options, cancellationToken).ConfigureAwait(false);
            await using (download.ConfigureAwait(false))
            {
                await download.Content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            }

            long received = file.Length;
            return await cipher!.OpenAsync(file, cancellationToken).ConfigureAwait(false) ?? throw new KapsoDownloadException(DownloadFailure.HashMismatch, received);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Downloads a file by its id to a path. The file appears there whole or not at all. <c>GET /{media_id}</c>, then the address.</summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that it belongs to.</param>
    /// <param name="mediaId">The media id.</param>
    /// <param name="path">Where to put it.</param>
    /// <param name="options">How to download it.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <exception cref="ArgumentException">The path is that of a folder.</exception>
    /// <exception cref="IOException">There is a file already and it must not be overwritten, its folder does not exist, or it cannot be written.</exception>
    /// <exception cref="KapsoDownloadException">The file did not arrive whole; nothing is left behind.</exception>
    /// <exception cref="KapsoApiException">There is no such file (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DownloadToFileAsync(string phoneNumberId, string mediaId, string path, MediaDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        FileTarget.SaveAsync(path, options?.Overwrite ?? false, () => DownloadAsync(phoneNumberId, mediaId, options, cancellationToken), cancellationToken);

    /// <summary>Downloads a file from an address to a path. The file appears there whole or not at all.</summary>
    /// <inheritdoc cref="DownloadToFileAsync(string, string, string, MediaDownloadOptions?, CancellationToken)"/>
    /// <param name="address">The address: https and on the public internet.</param>
    /// <param name="path">Where to put it.</param>
    /// <param name="options">How to download it.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    public virtual Task DownloadToFileAsync(Uri address, string path, MediaDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        FileTarget.SaveAsync(path, options?.Overwrite ?? false, () => DownloadAsync(address, options, cancellationToken), cancellationToken);

    /// <summary>Lets Kapso fetch a file from a public address and upload it to Meta. <c>POST /platform/v1/whatsapp/media</c></summary>
    /// <param name="ingest">The file and what is to become of it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was fetched.</exception>
    /// <exception cref="KapsoApiException">The address is private (403), the number unknown (404), the file too large (413), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have been fetched.</exception>
    public virtual Task<MediaIngest> IngestAsync(NewMediaIngest ingest, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MediaOperations.Ingest, [], ingest, cancellationToken);

    /// <summary>Makes the handle that the example of a template's header needs. <c>POST /platform/v1/whatsapp/media</c></summary>
    /// <param name="phoneNumberId">The id of a number of the account that the template is for; not the sandbox.</param>
    /// <param name="source">The example file's public http or https address.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The handle, for example for <c>HeaderImage</c>.</returns>
    /// <inheritdoc cref="IngestAsync" path="/exception"/>
    public virtual async Task<string> CreateHeaderHandleAsync(string phoneNumberId, string source, CancellationToken cancellationToken = default)
    {
        MediaIngest ingest = await IngestAsync(
            new NewMediaIngest { PhoneNumberId = phoneNumberId, Source = source, Delivery = MediaDelivery.MetaResumableAsset }, cancellationToken).ConfigureAwait(false);
        return ingest.Target?.Handle
            ?? throw new KapsoSerializationException(MediaOperations.Ingest.Id, HttpStatusCode.OK, "has no handle", "", outcomeUnknown: true, null);
    }

    /// <inheritdoc cref="CreateHeaderHandleAsync(string, string, CancellationToken)"/>
    public virtual Task<string> CreateHeaderHandleAsync(string phoneNumberId, Uri source, CancellationToken cancellationToken = default) =>
        CreateHeaderHandleAsync(phoneNumberId, source?.OriginalString!, cancellationToken);

    private static void Check(Rules rules, MediaDownloadOptions options)
    {
        using (rules.In(nameof(options)))
        {
            options.Check(rules);
        }
    }

    private Task<MediaDownload> OpenAsync(MediaDetails details, MediaDownloadOptions options, CancellationToken cancellationToken) =>
        OpenAsync(
            Absolute(details.DownloadUrl) ?? Absolute(details.Url) ?? throw new KapsoSerializationException(MediaOperations.Get.Id, HttpStatusCode.OK, "has no address", "", outcomeUnknown: false, null),
            DownloadAddress.IsPublic,
            details.FileSize,
            details.Sha256,
            options,
            cancellationToken);

    private static Uri? Absolute(string? address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? absolute) ? absolute : null;

    private async Task<MediaDownload> OpenAsync(
        Uri address, Func<Uri, Uri, bool> mayCall, long? size, string? sha256, MediaDownloadOptions options, CancellationToken cancellationToken)
    {
        byte[]? digest = null;
        if (options.VerifyHash && !FileDigest.TryRead(sha256, out digest))
        {
            throw new KapsoDownloadException(DownloadFailure.UnsupportedHashFormat, 0, size);
        }

        HttpResponseMessage response = await DownloadAddress.OpenAsync(_pipeline, address, mayCall, cancellationToken).ConfigureAwait(false);
        try
        {
            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
            {
                throw new KapsoDownloadException(DownloadFailure.UnexpectedStatus, 0, size);
            }

            long? expected = response.Content.Headers.ContentLength ?? size;
            if (expected > options.MaxBytes)
            {
                throw new KapsoDownloadException(DownloadFailure.TooLarge, 0, expected);
            }

            Stream bytes = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new MediaDownload(response, new DownloadStream(bytes, expected, digest, options, _pipeline.Options, _pipeline.Time), sha256);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
