using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Validation;

/// <summary>Reads JSON into the values that rules are checked on. Positions are those of the bytes.</summary>
internal static class NodeReader
{
    /// <summary>Reads what a value is sent as.</summary>
    /// <exception cref="KapsoValidationException">It holds a <see cref="JsonElement"/> that was never given a value.</exception>
    public static Node Read<T>(T value, JsonTypeInfo<T> type) => Read(RawJson.Write(value, type));

    /// <summary>Reads a JSON text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static Node Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <inheritdoc cref="Read(string)"/>
    public static Node Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        try
        {
            reader.Read();
            Node root = Read(ref reader, null, null);
            reader.Read();
            return root;
        }
        catch (InvalidOperationException exception)
        {
            // A text holds half a surrogate pair, which no one could write again.
            throw new JsonException("A text is not valid.", exception);
        }
    }

    private static Node Read(ref Utf8JsonReader reader, Node? parent, string? name)
    {
        int start = (int)reader.TokenStartIndex;
        NodeKind kind = KindOf(reader.TokenType);
        string? text = TextOf(ref reader);
        Node node = parent is null ? Node.Root(kind, text, start) : parent.Add(name, kind, text, start);
        if (reader.TokenType is JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                Read(ref reader, node, null);
            }
        }
        else if (reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
            {
                string member = reader.GetString()!;
                reader.Read();
                Read(ref reader, node, member);
            }
        }

        node.End = (int)reader.BytesConsumed;
        return node;
    }

    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };

    private static NodeKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => NodeKind.Object,
        JsonTokenType.StartArray => NodeKind.List,
        JsonTokenType.String => NodeKind.Text,
        JsonTokenType.Number => NodeKind.Number,
        JsonTokenType.True or JsonTokenType.False => NodeKind.Flag,
        _ => NodeKind.Null,
    };
}
