using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>What was found at an address; the caller owns the stored bytes.</summary>
internal sealed record FetchedFile(string ContentType, string? Name, StoredFile Stored)
{
    /// <summary>Whether the server said what it is; many say only that it is a file.</summary>
    public bool IsOfKnownType => ContentType is not ("" or "application/octet-stream" or "binary/octet-stream");
}
