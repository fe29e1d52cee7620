namespace Kapso.WhatsApp.Emulator;

/// <summary>A file that a number has at Meta; see <see cref="KapsoEmulator.Media"/>.</summary>
public sealed record EmulatedMedia
{
    /// <summary>The media id, by which messages name it.</summary>
    public required string Id { get; init; }

    /// <summary>The number it belongs to.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>The MIME type of the file.</summary>
    public required string ContentType { get; init; }

    /// <summary>The name it came with; null when it had none.</summary>
    public string? FileName { get; init; }

    /// <summary>The length of the file, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of its bytes, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the file was sent by a customer; false when it was uploaded.</summary>
    public required bool IsReceived { get; init; }

    /// <summary>When its id stops working: 30 days after an upload, 7 days after a customer sent it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
