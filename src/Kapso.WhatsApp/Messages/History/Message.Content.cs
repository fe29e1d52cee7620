using System.Buffers;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The content, which stands in a member that is named like the type: before the type, after it or nowhere.</summary>
public sealed partial record Message
{
    /// <summary>Reads the content of a message without an id, as it stands inside an edit.</summary>
    internal static MessageContent ReadContent(JsonElement message)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(message.GetRawText()));
        reader.Read();
        Parts parts = default;
        parts.Read(ref reader);
        return parts.Content!;
    }

    static partial void WriteOwn(Utf8JsonWriter writer, Message value)
    {
        if (value.Content.MemberName is { } name && value.Content is not UnknownContent { Raw: null })
        {
            writer.WritePropertyName(name);
            ContentReader.Write(writer, value.Content);
        }
    }

    private partial struct Parts
    {
        partial void ReadOwn(ref Utf8JsonReader reader, ref bool isRead)
        {
            if (Content is null && ContentReader.Find(MemberReader.Name(ref reader)) is { } kind)
            {
                reader.Read();
                Content = reader.TokenType is JsonTokenType.Null ? null : ContentReader.Read(ref reader, kind, kind.Name);
                isRead = true;
            }
        }

        /// <summary>Takes the content that the type names, be it among the unknown members: an unknown kind, or one of several contents.</summary>
        partial void Complete()
        {
            string? name = Type?.Value;
            if (Content is { MemberName: { } other } && (name is null || name == other))
            {
                return;
            }

            if (Content is { MemberName: { } misplaced })
            {
                (Unknown ??= [])[misplaced] = Raw(Content);
            }

            Content = name is not null && Unknown?.Remove(name, out JsonElement element) == true ? ReadMember(element, name) : name switch
            {
                "request_welcome" => new RequestWelcomeContent(),
                "unsupported" => new UnsupportedContent(),
                _ => new UnknownContent { Name = name },
            };
        }

        private static MessageContent ReadMember(JsonElement element, string name)
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(element.GetRawText()));
            reader.Read();
            return ContentReader.Read(ref reader, ContentReader.Find(Encoding.UTF8.GetBytes(name)), name);
        }

        private static JsonElement Raw(MessageContent content)
        {
            ArrayBufferWriter<byte> buffer = new();
            using (Utf8JsonWriter writer = new(buffer))
            {
                ContentReader.Write(writer, content);
            }

            Utf8JsonReader reader = new(buffer.WrittenSpan);
            return JsonElement.ParseValue(ref reader);
        }
    }
}
