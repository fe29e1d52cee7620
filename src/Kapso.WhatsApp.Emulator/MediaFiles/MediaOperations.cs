using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>The files of a number, as Meta has them.</summary>
internal sealed class MediaOperations(EmulatedProject project, MediaStore store)
{
    private const string NumberParameter = "phone_number_id";

    public IEnumerable<Operation> All =>
    [
        new("uploadMedia", Surface.WhatsApp, "POST", "/{phone_number_id}/media", Upload),
        new("getMediaUrl", Surface.WhatsApp, "GET", "/{media_id}", GetUrl) { Claims = IsAboutMedia },
        new("deleteMedia", Surface.WhatsApp, "DELETE", "/{media_id}", Delete),
        new("downloadMedia", Surface.WhatsApp, "GET", "/media_download", Download) { IsPublic = true },
    ];

    /// <summary>At Meta every id stands at the same place in the path; media are also known by the owner that is named with them.</summary>
    private bool IsAboutMedia(IReadOnlyDictionary<string, string> route, IQueryCollection query)
    {
        lock (project.Gate)
        {
            return query.ContainsKey(NumberParameter) || store.Find(route["media_id"]) is not null;
        }
    }

    private Reply Upload(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = project.Number(request.Route(NumberParameter), Surface.WhatsApp);
        UploadForm? form = request.Form;
        if (form?.Text("messaging_product") is not { } product)
        {
            throw new RefusalException(MetaError.ParameterRequired("messaging_product"));
        }

        if (product != "whatsapp")
        {
            throw new InvalidFieldException(FieldProblem.Malformed, "messaging_product", "must be whatsapp");
        }

        UploadedFile file = form.File ?? throw new RefusalException(MetaError.ParameterRequired("file"));
        string? contentType = file.ContentType ?? form.Text("type");
        Check(file.Stored, contentType);
        MediaFile media = new(project.NextMetaId(), number.Id, form.Keep(), isReceived: false, project.Now)
        {
            ContentType = contentType!,
            FileName = file.Name,
        };
        return Reply.Ok(new JsonObject { ["id"] = store.Add(media).Id });
    }

    private static void Check(StoredFile file, string? contentType)
    {
        MediaKind kind = MediaKind.Of(contentType) ?? throw new InvalidFieldException(
            FieldProblem.Malformed,
            "file",
            $"must be a file with one of the following types: {string.Join(", ", MediaKind.AllContentTypes)}. Received file of type '{contentType}'");
        if (file.Length == 0)
        {
            throw new InvalidFieldException(FieldProblem.Malformed, "file", "must not be empty");
        }

        if (file.Length > kind.LimitOf(file))
        {
            throw new InvalidFieldException(
                FieldProblem.Malformed, "file", $"must be at most {kind.LimitOf(file)} bytes long for its type ({kind.Name}), not {file.Length}");
        }
    }

    private Reply GetUrl(EmulatorRequest request)
    {
        // With a key of Kapso's the number says which account is meant; a token of Meta's says it by itself.
        string? owner = request.Query(NumberParameter);
        if (owner is null && !request.HasBearerToken)
        {
            throw new RefusalException(MetaError.ParameterRequired(NumberParameter));
        }

        MediaFile media = Find(request, owner);
        DateTimeOffset expires = project.Now + MediaAddresses.DownloadLifetime;
        return Reply.Ok(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["id"] = media.Id,
            ["url"] = store.Addresses.Meta(media),
            ["mime_type"] = media.ContentType,
            ["sha256"] = media.Sha256,
            ["file_size"] = media.Stored.Length.ToString(CultureInfo.InvariantCulture),
            ["download_url"] = store.Addresses.Download(media, expires),
            ["download_url_expires_at"] = Json.Time(expires),
        });
    }

    private Reply Delete(EmulatorRequest request)
    {
        Find(request, request.Query(NumberParameter)).Delete();
        return Json.Done;
    }

    private Reply Download(EmulatorRequest request) =>
        store.Addresses.Find(MediaAddresses.Purpose.Download, request.Query("token")) is { } media
            ? FileReply.Of(media, $"private, max-age={MediaAddresses.DownloadLifetime.TotalSeconds}")
            : FileReply.NotFound;

    private MediaFile Find(EmulatorRequest request, string? owner)
    {
        string id = request.Route("media_id");
        return store.FindAtMeta(id) is { } media && (owner is null || media.NumberId == owner)
            ? media
            : throw Surface.WhatsApp.NotFound("Media", id);
    }
}
