namespace Kapso.WhatsApp.Emulator;

/// <summary>
/// A file that a test supplies: sent by a customer (<see cref="InboundMessage.File"/>), stored for a number at Meta
/// (<see cref="KapsoEmulator.AddMedia"/>), or served at a public address (<see cref="KapsoEmulator.AddMediaSource"/>).
/// </summary>
public sealed record EmulatedFile
{
    /// <summary>What is in it. Nothing looks whether it is what <see cref="ContentType"/> says.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The MIME type of the file, such as <c>image/jpeg</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>The name of the file; null when it has none.</summary>
    public string? FileName { get; init; }
}
