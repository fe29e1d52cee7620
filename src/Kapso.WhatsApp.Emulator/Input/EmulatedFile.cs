namespace Kapso.WhatsApp.Emulator;

/// <summary>
/// A file that a test supplies: what a customer sends (<see cref="InboundMessage.File"/>), what a number has at Meta
/// (<see cref="KapsoEmulator.AddMedia"/>), what lies at a public address (<see cref="KapsoEmulator.AddMediaSource"/>).
/// </summary>
public sealed record EmulatedFile
{
    /// <summary>What is in it. Nothing looks whether it is what <see cref="ContentType"/> says.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Its MIME type, such as <c>image/jpeg</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Its name; null when it has none.</summary>
    public string? FileName { get; init; }
}
