using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Reads and writes the member of a message that is named like its type.</summary>
internal static class ContentReader
{
    private static readonly MessagesJson Json = MessagesJson.Default;

    /// <summary>Whether a property of a message holds its content.</summary>
    public static string? MemberName(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("text"u8) => "text",
        11 when name.SequenceEqual("interactive"u8) => "interactive",
        5 when name.SequenceEqual("image"u8) => "image",
        5 when name.SequenceEqual("audio"u8) => "audio",
        5 when name.SequenceEqual("video"u8) => "video",
        8 when name.SequenceEqual("document"u8) => "document",
        7 when name.SequenceEqual("sticker"u8) => "sticker",
        8 when name.SequenceEqual("reaction"u8) => "reaction",
        8 when name.SequenceEqual("template"u8) => "template",
        6 when name.SequenceEqual("button"u8) => "button",
        8 when name.SequenceEqual("location"u8) => "location",
        8 when name.SequenceEqual("contacts"u8) => "contacts",
        5 when name.SequenceEqual("order"u8) => "order",
        6 when name.SequenceEqual("system"u8) => "system",
        4 when name.SequenceEqual("edit"u8) => "edit",
        6 when name.SequenceEqual("revoke"u8) => "revoke",
        15 when name.SequenceEqual("request_welcome"u8) => "request_welcome",
        11 when name.SequenceEqual("unsupported"u8) => "unsupported",
        _ => null,
    };

    /// <summary>Reads the content; what is not as it should be is kept as it came.</summary>
    public static MessageContent Read(ref Utf8JsonReader reader, string name)
    {
        Utf8JsonReader start = reader;
        try
        {
            if (ReadKnown(ref reader, name) is { } content)
            {
                return content;
            }
        }
        catch (JsonException)
        {
            // Told by the unknown content below.
        }

        reader = start;
        return new UnknownContent { Name = name, Raw = JsonElement.ParseValue(ref reader) };
    }

    public static void Write(Utf8JsonWriter writer, MessageContent content)
    {
        switch (content)
        {
            case TextContent text: JsonSerializer.Serialize(writer, text, Json.TextContent); break;
            case ImageContent image: JsonSerializer.Serialize(writer, image, Json.ImageContent); break;
            case VideoContent video: JsonSerializer.Serialize(writer, video, Json.VideoContent); break;
            case AudioContent audio: JsonSerializer.Serialize(writer, audio, Json.AudioContent); break;
            case DocumentContent document: JsonSerializer.Serialize(writer, document, Json.DocumentContent); break;
            case StickerContent sticker: JsonSerializer.Serialize(writer, sticker, Json.StickerContent); break;
            case LocationContent location: JsonSerializer.Serialize(writer, location, Json.LocationContent); break;
            case ContactsContent contacts: JsonSerializer.Serialize(writer, contacts.Contacts, Json.IReadOnlyListContactCard); break;
            case ReactionContent reaction: JsonSerializer.Serialize(writer, reaction, Json.ReactionContent); break;
            case TemplateButtonContent button: JsonSerializer.Serialize(writer, button, Json.TemplateButtonContent); break;
            case TemplateContent template: JsonSerializer.Serialize(writer, template, Json.TemplateContent); break;
            case InteractiveContent interactive: interactive.Raw.WriteTo(writer); break;
            case InteractiveContentBase reply: JsonSerializer.Serialize(writer, InteractiveReply.Of(reply)!, Json.InteractiveReply); break;
            case OrderContent order: JsonSerializer.Serialize(writer, order, Json.OrderContent); break;
            case SystemContent system: JsonSerializer.Serialize(writer, system, Json.SystemContent); break;
            case EditContent edit: JsonSerializer.Serialize(writer, edit, Json.EditContent); break;
            case RevokeContent revoke: JsonSerializer.Serialize(writer, revoke, Json.RevokeContent); break;
            case RequestWelcomeContent welcome: JsonSerializer.Serialize(writer, welcome, Json.RequestWelcomeContent); break;
            case UnsupportedContent unsupported: JsonSerializer.Serialize(writer, unsupported, Json.UnsupportedContent); break;
            case UnknownContent { Raw: { } raw }: raw.WriteTo(writer); break;
            default: writer.WriteNullValue(); break;
        }
    }

    private static MessageContent? ReadKnown(ref Utf8JsonReader reader, string name) => name switch
    {
        "text" => ReadText(ref reader),
        "image" => JsonSerializer.Deserialize(ref reader, Json.ImageContent),
        "video" => JsonSerializer.Deserialize(ref reader, Json.VideoContent),
        "audio" => JsonSerializer.Deserialize(ref reader, Json.AudioContent),
        "document" => JsonSerializer.Deserialize(ref reader, Json.DocumentContent),
        "sticker" => JsonSerializer.Deserialize(ref reader, Json.StickerContent),
        "location" => JsonSerializer.Deserialize(ref reader, Json.LocationContent),
        "contacts" => new ContactsContent { Contacts = JsonSerializer.Deserialize(ref reader, Json.IReadOnlyListContactCard) ?? [] },
        "reaction" => JsonSerializer.Deserialize(ref reader, Json.ReactionContent),
        "button" => JsonSerializer.Deserialize(ref reader, Json.TemplateButtonContent),
        "template" => JsonSerializer.Deserialize(ref reader, Json.TemplateContent),
        "interactive" => ReadInteractive(ref reader),
        "order" => JsonSerializer.Deserialize(ref reader, Json.OrderContent),
        "system" => JsonSerializer.Deserialize(ref reader, Json.SystemContent),
        "edit" => JsonSerializer.Deserialize(ref reader, Json.EditContent),
        "revoke" => JsonSerializer.Deserialize(ref reader, Json.RevokeContent),
        "request_welcome" => JsonSerializer.Deserialize(ref reader, Json.RequestWelcomeContent),
        "unsupported" => JsonSerializer.Deserialize(ref reader, Json.UnsupportedContent),
        _ => null,
    };

    /// <summary>By far the most frequent content.</summary>
    private static TextContent ReadText(ref Utf8JsonReader reader)
    {
        string? body = null;
        bool? previewUrl = null;
        Dictionary<string, JsonElement>? unknown = null;
        MemberReader.Begin(ref reader);
        while (MemberReader.Next(ref reader))
        {
            ReadOnlySpan<byte> name = MemberReader.Name(ref reader);
            if (name.SequenceEqual("body"u8)) { body = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("preview_url"u8)) { previewUrl = MemberReader.Flag(ref reader, "preview_url", ref unknown); }
            else { MemberReader.Keep(ref reader, reader.GetString()!, ref unknown); }
        }

        return new TextContent { Body = body, PreviewUrl = previewUrl, ExtensionData = unknown };
    }

    private static InteractiveContentBase ReadInteractive(ref Utf8JsonReader reader)
    {
        Utf8JsonReader start = reader;
        InteractiveReply? reply = JsonSerializer.Deserialize(ref reader, Json.InteractiveReply);
        if (reply?.ReadContent() is { } content)
        {
            return content;
        }

        reader = start;
        return new InteractiveContent { Kind = reply?.Type, Raw = JsonElement.ParseValue(ref reader) };
    }
}
