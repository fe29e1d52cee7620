using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>A file that was uploaded for a number, or sent to it by a customer.</summary>
internal sealed class MediaFile(string id, string numberId, StoredFile stored, bool isReceived, DateTimeOffset at)
{
    private static readonly TimeSpan UploadedLifetime = TimeSpan.FromDays(30);
    private static readonly TimeSpan ReceivedLifetime = TimeSpan.FromDays(7);

    public string Id { get; } = id;

    public string NumberId { get; } = numberId;

    public StoredFile Stored { get; } = stored;

    public required string ContentType { get; init; }

    public required string? FileName { get; init; }

    /// <summary>Kapso keeps a copy of what a customer sends, which outlives the id at Meta.</summary>
    public bool IsReceived { get; } = isReceived;

    public DateTimeOffset ExpiresAt { get; } = at + (isReceived ? ReceivedLifetime : UploadedLifetime);

    public bool IsDeleted { get; private set; }

    /// <summary>The name in addresses, where there must be one.</summary>
    public string NameInAddress => FileName is { Length: > 0 } name ? name : Id;

    public string Sha256 => Hex.Lower(Stored.Sha256);

    public bool IsAtMeta(DateTimeOffset now) => !IsDeleted && now < ExpiresAt;

    public void Delete()
    {
        IsDeleted = true;
        if (!IsReceived)
        {
            Stored.Delete();
        }
    }

    public EmulatedMedia Show() => new()
    {
        Id = Id,
        PhoneNumberId = NumberId,
        ContentType = ContentType,
        FileName = FileName,
        Size = Stored.Length,
        Sha256 = Sha256,
        IsReceived = IsReceived,
        ExpiresAt = ExpiresAt,
    };
}
