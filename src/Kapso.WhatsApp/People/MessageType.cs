using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>The kind of a message: the value of <c>type</c>, and the name of the member that holds its content.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageType>))]
public readonly record struct MessageType(string Value) : IOpenEnum<MessageType>
{
    /// <summary>A message with text only.</summary>
    public static MessageType Text { get; } = new("text");

    /// <summary>A message with a picture.</summary>
    public static MessageType Image { get; } = new("image");

    /// <summary>A message with a video.</summary>
    public static MessageType Video { get; } = new("video");

    /// <summary>A sound file or a voice note.</summary>
    public static MessageType Audio { get; } = new("audio");

    /// <summary>A message with a document.</summary>
    public static MessageType Document { get; } = new("document");

    /// <summary>A message with a sticker.</summary>
    public static MessageType Sticker { get; } = new("sticker");

    /// <summary>A message with a location.</summary>
    public static MessageType Location { get; } = new("location");

    /// <summary>A message with contact cards.</summary>
    public static MessageType Contacts { get; } = new("contacts");

    /// <summary>A message with buttons, a list, a flow and so on, or the answer to one.</summary>
    public static MessageType Interactive { get; } = new("interactive");

    /// <summary>A message made from a template; outbound only.</summary>
    public static MessageType Template { get; } = new("template");

    /// <summary>An emoji on another message, or its removal.</summary>
    public static MessageType Reaction { get; } = new("reaction");

    /// <summary>A tap on a quick reply button of a template.</summary>
    public static MessageType Button { get; } = new("button");

    /// <summary>An order from a catalog.</summary>
    public static MessageType Order { get; } = new("order");

    /// <summary>A notice by WhatsApp, for example that the user changed the phone number.</summary>
    public static MessageType System { get; } = new("system");

    /// <summary>The user opened the chat for the first time.</summary>
    public static MessageType RequestWelcome { get; } = new("request_welcome");

    /// <summary>An earlier message was edited.</summary>
    public static MessageType Edit { get; } = new("edit");

    /// <summary>An earlier message was deleted for everyone.</summary>
    public static MessageType Revoke { get; } = new("revoke");

    /// <summary>Something that WhatsApp does not hand to businesses.</summary>
    public static MessageType Unsupported { get; } = new("unsupported");

    /// <summary>A file of a synchronised history whose details follow later.</summary>
    public static MessageType MediaPlaceholder { get; } = new("media_placeholder");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageType> Known { get; } =
    [
        Text, Image, Video, Audio, Document, Sticker, Location, Contacts, Interactive, Template, Reaction, Button,
        Order, System, RequestWelcome, Edit, Revoke, Unsupported, MediaPlaceholder,
    ];

    static MessageType IOpenEnum<MessageType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
