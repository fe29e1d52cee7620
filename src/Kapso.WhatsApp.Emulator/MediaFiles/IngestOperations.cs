using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>Brings a file from a public address to Meta: as media, or as an asset whose handle a template or a profile takes.</summary>
internal sealed class IngestOperations(EmulatedProject project, MediaStore store)
{
    private const string MetaMedia = "meta_media";
    private const string ResumableAsset = "meta_resumable_asset";

    public IEnumerable<Operation> All => [new("uploadWhatsappMedia", Surface.Platform, "POST", "/whatsapp/media", Ingest)];

    private Reply Ingest(EmulatorRequest request)
    {
        Field body = request.JsonBody()["media_ingest"].Object();
        string id = body["phone_number_id"].Text();
        string source = body["source"].Text();
        string delivery = body["delivery"].OptionalOneOf(MetaMedia, ResumableAsset) ?? MetaMedia;
        EmulatedPhoneNumber number = project.Number(id, Surface.Platform);
        Refuse(number.IsSandbox, 403, "Media uploads are not available on the sandbox number");

        Uri address = ReadAddress(source);
        FetchedFile file = store.Fetch(address) ?? throw Refusal(502, "Failed to fetch the media from its source URL");
        try
        {
            return Deliver(number, body, delivery, address, file);
        }
        catch
        {
            file.Stored.Delete();
            throw;
        }
    }

    private Uri ReadAddress(string source)
    {
        bool isAddress = Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https";
        Refuse(!isAddress, 400, "Source must be an absolute http or https URL");
        Refuse(!store.CanFetch(address!) && SourceAddress.IsPrivate(address!), 403, "Source URL points at a private or local address");
        return address!;
    }

    private Reply Deliver(EmulatedPhoneNumber number, Field body, string delivery, Uri address, FetchedFile file)
    {
        string contentType = file.IsOfKnownType ? file.ContentType : body["mime_type"].OptionalText() ?? file.ContentType;
        string name = body["filename"].OptionalText() ?? file.Name ?? LastSegment(address);
        MediaKind kind = MediaKind.Of(contentType) ?? throw Refusal(400, $"Unsupported MIME type: {contentType}");
        Refuse(file.Stored.Length > kind.LimitOf(file.Stored), 413, $"File exceeds the size limit for {kind.Name}");

        JsonObject target = new() { ["kind"] = delivery };
        MediaFile media = new(project.NextMetaId(), number.Id, file.Stored, isReceived: false, project.Now) { ContentType = contentType, FileName = name };
        if (delivery == MetaMedia)
        {
            target["media_id"] = store.Add(media).Id;
        }
        else
        {
            target["handle"] = store.NewHeaderHandle(contentType);
            file.Stored.Delete();
        }

        return Reply.Ok(Json.Data(new JsonObject
        {
            ["ingest_id"] = Guid.NewGuid().ToString(),
            ["target"] = target,
            ["resource"] = new JsonObject
            {
                ["filename"] = name,
                ["mime_type"] = contentType,
                ["size_bytes"] = file.Stored.Length,
                ["sha256"] = media.Sha256,
                ["source_url"] = address.OriginalString,
            },
        }));
    }

    private static string LastSegment(Uri address) =>
        Uri.UnescapeDataString(address.Segments[^1]).Trim('/') is { Length: > 0 } name ? name : "file";

    private static void Refuse(bool condition, int status, string error)
    {
        if (condition)
        {
            throw Refusal(status, error);
        }
    }

    private static RefusalException Refusal(int status, string error) => new(Reply.Error(status, error));
}
