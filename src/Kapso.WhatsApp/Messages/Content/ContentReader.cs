using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Reads and writes the member of a message that is named like its type.</summary>
internal static class ContentReader
{
    private static readonly MessagesJson Json = MessagesJson.Default;

    /// <summary>Every kind of content, the frequent ones first.</summary>
    private static readonly ContentKind[] Kinds =
    [
        new("text", static (ref Utf8JsonReader reader) => MemberReader.Part(ref reader, TextContent.Read), static (writer, content) => TextContent.Write(writer, (TextContent)content)),
        new("interactive", ReadInteractive, WriteInteractive),
        Of("image", static () => Json.ImageContent),
        Of("audio", static () => Json.AudioContent),
        Of("video", static () => Json.VideoContent),
        Of("document", static () => Json.DocumentContent),
        Of("sticker", static () => Json.StickerContent),
        Of("reaction", static () => Json.ReactionContent),
        Of("template", static () => Json.TemplateContent),
        Of("button", static () => Json.TemplateButtonContent),
        Of("location", static () => Json.LocationContent),
        new("contacts", ReadContacts, static (writer, content) => JsonSerializer.Serialize(writer, ((ContactsContent)content).Contacts, Json.IReadOnlyListContactCard)),
        Of("order", static () => Json.OrderContent),
        Of("system", static () => Json.SystemContent),
        Of("edit", static () => Json.EditContent),
        Of("revoke", static () => Json.RevokeContent),
        Of("request_welcome", static () => Json.RequestWelcomeContent),
        Of("unsupported", static () => Json.UnsupportedContent),
    ];

    /// <summary>Finds the kind of content that a member of a message holds; null when it holds none.</summary>
    public static ContentKind? Find(ReadOnlySpan<byte> name)
    {
        foreach (ContentKind kind in Kinds)
        {
            if (name.SequenceEqual(kind.Utf8Name))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Reads the content; what is not as it should be is kept as it came.</summary>
    public static MessageContent Read(ref Utf8JsonReader reader, ContentKind? kind, string name)
    {
        Utf8JsonReader start = reader;
        try
        {
            // Without a budget nothing is tried but what cannot fail.
            bool isTried = !RepairBudget.IsExhausted || (kind?.Name == "text" && reader.TokenType is JsonTokenType.StartObject);
            if (isTried && kind?.Read(ref reader) is { } content)
            {
                return content;
            }
        }
        catch (JsonException)
        {
            RepairBudget.TrySpend(0);

            // Told by the unknown content below.
        }

        reader = start;
        return new UnknownContent { Name = name, Raw = JsonElement.ParseValue(ref reader) };
    }

    public static void Write(Utf8JsonWriter writer, MessageContent content)
    {
        if (content is UnknownContent { Raw: var raw })
        {
            JsonSerializer.Serialize(writer, raw, Json.NullableJsonElement);
            return;
        }

        Kinds.First(kind => kind.Name == content.MemberName).Write(writer, content);
    }

    private static ContentKind Of<T>(string name, Func<JsonTypeInfo<T>> type)
        where T : MessageContent => new(
            name,
            (ref Utf8JsonReader reader) => TolerantJson.ReadMember(ref reader, type()),
            (writer, content) => JsonSerializer.Serialize(writer, (T)content, type()));

    private static ContactsContent ReadContacts(ref Utf8JsonReader reader) => new() { Contacts = TolerantJson.ReadMember(ref reader, Json.IReadOnlyListContactCard) ?? [] };

    private static InteractiveContentBase ReadInteractive(ref Utf8JsonReader reader)
    {
        Utf8JsonReader start = reader;
        InteractiveReply? reply = TolerantJson.ReadMember(ref reader, Json.InteractiveReply);
        if (reply?.ReadContent() is { } content)
        {
            return content;
        }

        reader = start;
        return new InteractiveContent { Kind = reply?.Type, Raw = JsonElement.ParseValue(ref reader) };
    }

    private static void WriteInteractive(Utf8JsonWriter writer, MessageContent content)
    {
        if (content is InteractiveContent sent)
        {
            writer.WriteElement(sent.Raw);
        }
        else
        {
            JsonSerializer.Serialize(writer, InteractiveReply.Of((InteractiveContentBase)content)!, Json.InteractiveReply);
        }
    }
}

/// <summary>How the content of one message kind is read and written.</summary>
/// <param name="name">The name of the member that holds it.</param>
/// <param name="read">Reads the value that the reader stands on.</param>
/// <param name="write">Writes a content of the kind.</param>
internal sealed class ContentKind(string name, MemberReader.Reading<MessageContent?> read, Action<Utf8JsonWriter, MessageContent> write)
{
    private readonly byte[] _utf8Name = System.Text.Encoding.UTF8.GetBytes(name);

    public string Name => name;

    public ReadOnlySpan<byte> Utf8Name => _utf8Name;

    public MessageContent? Read(ref Utf8JsonReader reader) => read(ref reader);

    public void Write(Utf8JsonWriter writer, MessageContent content) => write(writer, content);
}
