using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The base of messages that consist of a media file.</summary>
public abstract record MediaMessage : OutgoingMessage
{
    /// <summary>The most characters a caption may have.</summary>
    public const int MaxCaptionLength = 1024;

    private protected MediaMessage(Media media) => Media = media ?? throw new ArgumentNullException(nameof(media));

    /// <summary>The file: uploaded or linked.</summary>
    public Media Media { get; init; }

    internal override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Media.WriteMembers(writer);
        WriteMore(writer);
        writer.WriteEndObject();
    }

    internal override void Check(Rules rules)
    {
        using (rules.In("media"))
        {
            Media.Check(rules);
        }
    }

    private protected virtual void WriteMore(Utf8JsonWriter writer)
    {
    }
}

/// <summary>A picture: JPEG or PNG, at most 5 MB.</summary>
public sealed record ImageMessage : MediaMessage
{
    /// <summary>Makes a message that shows a picture.</summary>
    /// <param name="media">The file: uploaded or linked.</param>
    public ImageMessage(Media media)
        : base(media)
    {
    }

    /// <summary>A text under the picture, at most <see cref="MediaMessage.MaxCaptionLength"/> characters.</summary>
    public string? Caption { get; init; }

    internal override string Type => "image";

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        rules.OptionalText(Caption, MaxCaptionLength, "caption");
    }

    private protected override void WriteMore(Utf8JsonWriter writer) => writer.WriteOptional("caption"u8, Caption);
}

/// <summary>A video: MP4 or 3GPP (H.264 and AAC), at most 16 MB.</summary>
public sealed record VideoMessage : MediaMessage
{
    /// <summary>Makes a message that shows a video.</summary>
    /// <param name="media">The file: uploaded or linked.</param>
    public VideoMessage(Media media)
        : base(media)
    {
    }

    /// <summary>A text under the video, at most <see cref="MediaMessage.MaxCaptionLength"/> characters.</summary>
    public string? Caption { get; init; }

    internal override string Type => "video";

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        rules.OptionalText(Caption, MaxCaptionLength, "caption");
    }

    private protected override void WriteMore(Utf8JsonWriter writer) => writer.WriteOptional("caption"u8, Caption);
}

/// <summary>A document of any type, at most 100 MB.</summary>
public sealed record DocumentMessage : MediaMessage
{
    /// <summary>The most characters a file name may have.</summary>
    public const int MaxFileNameLength = 240;

    /// <summary>Makes a message with a document.</summary>
    /// <param name="media">The file: uploaded or linked.</param>
    public DocumentMessage(Media media)
        : base(media)
    {
    }

    /// <summary>A text under the document, at most <see cref="MediaMessage.MaxCaptionLength"/> characters.</summary>
    public string? Caption { get; init; }

    /// <summary>The name that is shown, with the extension that picks the icon; at most <see cref="MaxFileNameLength"/> characters.</summary>
    public string? FileName { get; init; }

    internal override string Type => "document";

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        rules.OptionalText(Caption, MaxCaptionLength, "caption");
        rules.OptionalText(FileName, MaxFileNameLength, "fileName");
        rules.OneLine(FileName, "fileName");
    }

    private protected override void WriteMore(Utf8JsonWriter writer)
    {
        writer.WriteOptional("caption"u8, Caption);
        writer.WriteOptional("filename"u8, FileName);
    }
}

/// <summary>A sound file: AAC, AMR, MP3, M4A or OGG (OPUS only), at most 16 MB. It has no caption.</summary>
public sealed record AudioMessage : MediaMessage
{
    /// <summary>Makes a message with an audio file.</summary>
    /// <param name="media">The file: uploaded or linked.</param>
    public AudioMessage(Media media)
        : base(media)
    {
    }

    /// <summary>Whether it is shown as a voice note, which must be OGG with OPUS, mono, and at most 512 KB to show the play icon. Left to the server when null (then a sound file).</summary>
    public bool? Voice { get; init; }

    internal override string Type => "audio";

    private protected override void WriteMore(Utf8JsonWriter writer)
    {
        if (Voice is bool voice)
        {
            writer.WriteBoolean("voice"u8, voice);
        }
    }
}

/// <summary>A sticker: WebP, at most 100 KB, or 500 KB when animated.</summary>
public sealed record StickerMessage : MediaMessage
{
    /// <summary>Makes a message that shows a sticker.</summary>
    /// <param name="media">The file: uploaded or linked.</param>
    public StickerMessage(Media media)
        : base(media)
    {
    }

    internal override string Type => "sticker";
}
