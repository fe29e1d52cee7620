using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>Where the addresses in answers and webhooks lead: Meta's server of files, and Kapso's copy with its redirect.</summary>
internal sealed class FileHostOperations(MediaStore store)
{
    private const string NotCached = "private, no-store";

    private MediaAddresses Addresses => store.Addresses;

    /// <summary>The contract names none of them; their ids are the emulator's own, for the journal and for faults.</summary>
    public IEnumerable<Operation> All =>
    [
        new("metaFile", Surface.Files, "GET", "/whatsapp_business/attachments", GetFromMeta),
        new("kapsoFileRedirect", Surface.Files, "GET", "/rails/active_storage/blobs/redirect/{token}/{filename}", Redirect),
        new("kapsoFile", Surface.Files, "GET", "/_storage/{media_id}", GetFromStorage),
    ];

    private Reply GetFromMeta(EmulatorRequest request) => Answer(Addresses.Find(MediaAddresses.Purpose.Meta, request.Query("hash")));

    private Reply GetFromStorage(EmulatorRequest request) => Answer(Addresses.Find(MediaAddresses.Purpose.Storage, request.Query("X-Amz-Signature")));

    private Reply Redirect(EmulatorRequest request) =>
        Addresses.Find(MediaAddresses.Purpose.Copy, request.Route("token")) is { } media
            ? new Reply(302, default, null) { Headers = new Dictionary<string, string> { ["Location"] = Addresses.Storage(media) } }
            : FileReply.NotFound;

    private static Reply Answer(MediaFile? media) => media is null ? FileReply.NotFound : FileReply.Of(media, NotCached);
}
