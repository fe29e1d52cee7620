namespace Kapso.WhatsApp.Messages;

/// <summary>A photo or document that came back with a completed flow. Download it by its id, like any other.</summary>
public sealed record FlowReplyFile : KapsoModel
{
    /// <summary>The media id of the file.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on the user's device. Never use it as a path as it is.</summary>
    public string? FileName { get; init; }

    /// <summary>What it is, for example <c>image/jpeg</c>.</summary>
    public string? MimeType { get; init; }

    /// <summary>The SHA-256 digest of the file.</summary>
    public string? Sha256 { get; init; }
}
