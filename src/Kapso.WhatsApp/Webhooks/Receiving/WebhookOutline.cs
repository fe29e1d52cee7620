using System.Text.Json;
using System.Text.Unicode;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>What stands at the top of a webhook's body: enough to know how to read the rest. One pass that allocates nothing but what it keeps.</summary>
internal struct WebhookOutline
{
    private string? _event;
    private Range _batchInfo;

    /// <summary>
    /// The event's name where the body has it, under the signature: what <c>event</c> says, or <c>type</c> if that is the name of an event and not the word for a batch.
    /// </summary>
    public readonly string? OwnName => _event is { Length: > 0 } ? _event : KapsoEvents.Knows(Type) ? Type : null;

    public string? Type { get; private set; }

    public bool IsMeta { get; private set; }

    /// <summary>What the member <c>data</c> begins with; none when there is no such member.</summary>
    public JsonTokenType Data { get; private set; }

    /// <summary>Whether the member <c>data</c> is a list of events, also as an object with numbers for names.</summary>
    public bool IsBatch { get; private set; }

    public int DataStart { get; private set; }

    public int DataLength { get; private set; }

    public WebhookBatchInfo? BatchInfo { get; private set; }

    public static WebhookOutline Read(ReadOnlySpan<byte> body, JsonReaderOptions options)
    {
        WebhookOutline outline = default;
        Utf8JsonReader reader = new(body, options);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("A webhook is an object.");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            outline.ReadMember(ref reader, body);
        }

        // Whatever follows the object is an error, and reading on says so.
        reader.Read();
        outline.BatchInfo = BatchInfoOf(body[outline._batchInfo]);
        return outline;
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        if (reader.ValueTextEquals("data"u8))
        {
            reader.Read();
            (Data, DataStart) = (reader.TokenType, (int)reader.TokenStartIndex);
            IsBatch = reader.TokenType is JsonTokenType.StartArray || (reader.TokenType is JsonTokenType.StartObject && IsNumbered(reader));
            reader.Skip();
            DataLength = (int)reader.BytesConsumed - DataStart;
        }
        else if (reader.ValueTextEquals("event"u8))
        {
            _event = ReadName(ref reader);
        }
        else if (reader.ValueTextEquals("type"u8))
        {
            Type = ReadName(ref reader);
        }
        else if (reader.ValueTextEquals("object"u8))
        {
            reader.Read();
            IsMeta = reader.TokenType is JsonTokenType.String && reader.ValueTextEquals("whatsapp_business_account"u8);
            reader.Skip();
        }
        else if (reader.ValueTextEquals("batch_info"u8))
        {
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            _batchInfo = start..(int)reader.BytesConsumed;
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    /// <summary>Whether the object that the reader stands on is a list with numbers for names, and not an empty one.</summary>
    private static bool IsNumbered(Utf8JsonReader reader)
    {
        List<string> names = [];
        while (MemberReader.Next(ref reader) && reader.ValueSpan is [>= (byte)'0' and <= (byte)'9', ..])
        {
            names.Add(reader.GetString()!);
            reader.Read();
            reader.Skip();
        }

        return reader.TokenType is JsonTokenType.EndObject && names.Count > 0 && JsonForms.IsList(names);
    }

    private static string? ReadName(ref Utf8JsonReader reader)
    {
        reader.Read();
        string? name = reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
        reader.Skip();
        return name;
    }

    internal static WebhookBatchInfo? BatchInfoOf(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.IsEmpty ? null : TolerantJson.Read(json, WebhookEventsJson.Default.WebhookBatchInfo);
        }
        catch (JsonException)
        {
            // What is told about a batch is worth less than the batch.
            return null;
        }
    }
}
