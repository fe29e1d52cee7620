using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The base of content that is a media file.</summary>
public abstract record MediaContent : MessageContent
{
    private protected MediaContent()
    {
    }

    /// <summary>The file's id; one that was received is valid for 7 days.</summary>
    public string? Id { get; init; }

    /// <summary>The address that the file was sent from, or Kapso's copy of a received one.</summary>
    public string? Link { get; init; }

    /// <summary>Meta's address of the file, valid for some minutes.</summary>
    public string? Url { get; init; }

    /// <summary>The MIME type, possibly with parameters, for example <c>audio/ogg; codecs=opus</c>.</summary>
    public string? MimeType { get; init; }

    /// <summary>The file's SHA-256 digest.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The text under the file.</summary>
    public string? Caption { get; init; }

    /// <summary>The file's name, or null when it has none.</summary>
    [JsonPropertyName("filename")]
    public string? FileName { get; init; }
}

/// <summary>The content of a message with a picture.</summary>
public sealed record ImageContent : MediaContent
{
    internal override string MemberName => "image";
}

/// <summary>The content of a message with a video.</summary>
public sealed record VideoContent : MediaContent
{
    internal override string MemberName => "video";
}

/// <summary>A sound file or voice note.</summary>
public sealed record AudioContent : MediaContent
{
    /// <summary>Whether it is a voice note.</summary>
    public bool? Voice { get; init; }

    internal override string MemberName => "audio";
}

/// <summary>The content of a message with a document.</summary>
public sealed record DocumentContent : MediaContent
{
    internal override string MemberName => "document";
}

/// <summary>The content of a message with a sticker.</summary>
public sealed record StickerContent : MediaContent
{
    /// <summary>Whether the sticker is animated.</summary>
    public bool? Animated { get; init; }

    internal override string MemberName => "sticker";
}
