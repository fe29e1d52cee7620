using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// Turns the body of a webhook into typed events: Kapso's and Meta's kind, single or in a batch, in both payload versions. An event that is not known or
/// cannot be read is among them as it came. Check the signature first (<see cref="WebhookSignature"/>).
/// </summary>
public static class WebhookReader
{
    /// <summary>The largest body that is read, in bytes, unless the caller says otherwise: Meta's largest is 3 MB.</summary>
    public const int DefaultMaxBodyBytes = 4 * 1024 * 1024;

    /// <summary>The greatest depth to which a body may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many events a body may hold: Meta's largest has 1000, Kapso's largest batch 100.</summary>
    public const int MaxEvents = 5000;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads a webhook. Half of a surrogate pair in a text, as of an emoji that was cut in two, is read as U+FFFD, the replacement character.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="headers">
    /// The headers. The signature does not cover them: the event's name is taken from the body where the body has it, and from the headers elsewhere, as for messages.
    /// </param>
    /// <param name="maxBodyBytes">The largest body that is read, in bytes.</param>
    /// <exception cref="WebhookFormatException">The body is not a JSON object, too large, nested too deep or has more than <see cref="MaxEvents"/> events.</exception>
    public static IncomingWebhook Read(ReadOnlySpan<byte> body, WebhookRequestHeaders headers, int maxBodyBytes = DefaultMaxBodyBytes)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (body.Length > maxBodyBytes)
        {
            throw new WebhookFormatException($"it has {body.Length} bytes, and {maxBodyBytes} are read", isTooLarge: true);
        }

        if (!Utf8.IsValid(body))
        {
            throw new WebhookFormatException("it is not UTF-8");
        }

        try
        {
            return ReadBody(LoneSurrogates.Replace(body), headers);
        }
        catch (Exception malformed) when (IsUnreadable(malformed))
        {
            throw new WebhookFormatException("it is not the JSON of a webhook", innerException: malformed);
        }
    }

    /// <summary>
    /// The phone number id that a body names first where Kapso and Meta write it, without reading the rest: to find out whose secret the signature is to be checked
    /// with. <b>It is not verified</b>, and other events of the body may name other numbers: see <see cref="WebhookTenant.Owns"/>.
    /// </summary>
    /// <param name="body">The raw body.</param>
    /// <returns>The id; null when the body names none or is not JSON.</returns>
    public static string? PeekPhoneNumberId(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body, Options);
            while (reader.Read())
            {
                if (reader.TokenType is not JsonTokenType.PropertyName)
                {
                    continue;
                }

                if (!reader.ValueTextEquals("phone_number_id"u8))
                {
                    if (!LeadsToNumber(ref reader))
                    {
                        // Elsewhere a member of that name may be a customer's, as in the answers of a flow.
                        reader.Skip();
                    }
                }
                else if (reader.Read() && reader.TokenType is JsonTokenType.String)
                {
                    return reader.GetString();
                }
                else if (reader.TokenType is JsonTokenType.Number)
                {
                    return Encoding.UTF8.GetString(reader.ValueSpan);
                }
            }
        }
        catch (Exception malformed) when (IsUnreadable(malformed))
        {
            // Its sender will hear that when it is read.
        }

        return null;
    }

    /// <summary>Whether it is the JSON that is at fault: its syntax or its shape, or, told as an invalid operation, a text that is not valid UTF-8 or UTF-16.</summary>
    internal static bool IsUnreadable(Exception failure) => failure is JsonException or InvalidOperationException;

    private static bool LeadsToNumber(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("conversation"u8) || reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("kapso"u8)
        || reader.ValueTextEquals("entry"u8) || reader.ValueTextEquals("changes"u8) || reader.ValueTextEquals("value"u8) || reader.ValueTextEquals("metadata"u8)
        || reader.ValueTextEquals("config"u8) || reader.ValueTextEquals("whatsapp_config"u8);

    private static IncomingWebhook ReadBody(ReadOnlySpan<byte> body, WebhookRequestHeaders headers)
    {
        if (headers.Event is { } usual && MessageEventReader.Knows(usual) && MessageEventReader.TryReadBody(body, usual, Options, out MessageEventReader.MessageBody read))
        {
            return new IncomingWebhook
            {
                Kind = WebhookKind.Kapso,
                Event = usual,
                Events = read.Events,
                IdempotencyKey = headers.IdempotencyKey,
                PayloadVersion = headers.PayloadVersion,
                IsBatch = read.IsBatch,
                BatchInfo = read.BatchInfo,
            };
        }

        WebhookOutline outline = WebhookOutline.Read(body, Options);
        if (outline.IsMeta)
        {
            return Incoming(headers, WebhookKind.Meta, outline, MetaReader.Read(body));
        }

        string? name = outline.OwnName ?? headers.Event ?? outline.Type;
        IReadOnlyList<WebhookEvent> events = outline.Data switch
        {
            JsonTokenType.StartArray => ReadBatch(body, outline.DataStart, name),
            JsonTokenType.StartObject when KapsoEvents.IsWrapped(name) => [KapsoEvents.Read(body.Slice(outline.DataStart, outline.DataLength), name)],
            _ => [KapsoEvents.Read(body, name)],
        };
        return Incoming(headers, WebhookKind.Kapso, outline, events) with { Event = name };
    }

    private static IncomingWebhook Incoming(WebhookRequestHeaders headers, WebhookKind kind, in WebhookOutline outline, IReadOnlyList<WebhookEvent> events) => new()
    {
        Kind = kind,
        Events = events,
        IdempotencyKey = headers.IdempotencyKey,
        PayloadVersion = headers.PayloadVersion,
        IsBatch = outline.Data is JsonTokenType.StartArray,
        BatchInfo = outline.BatchInfo,
    };

    private static EventList ReadBatch(ReadOnlySpan<byte> body, int start, string? name)
    {
        EventList events = [];
        ReadOnlySpan<byte> rest = body[start..];
        Utf8JsonReader reader = new(rest, isFinalBlock: false, new JsonReaderState(Options));
        reader.Read();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            int from = (int)reader.TokenStartIndex;
            reader.TrySkip();
            events.Add(KapsoEvents.Read(rest[from..(int)reader.BytesConsumed], name));
        }

        return events;
    }
}

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
            return json.IsEmpty ? null : JsonSerializer.Deserialize(json, WebhookEventsJson.Default.WebhookBatchInfo);
        }
        catch (JsonException)
        {
            // What is told about a batch is worth less than the batch.
            return null;
        }
    }
}
