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

    /// <summary>How deep a body may be nested.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads a webhook.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="headers">The headers; the event's name mostly stands there alone.</param>
    /// <param name="maxBodyBytes">The largest body that is read, in bytes.</param>
    /// <exception cref="WebhookFormatException">The body is no JSON object, too large or nested too deep.</exception>
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
            return ReadBody(body, headers);
        }
        catch (Exception malformed) when (IsUnreadable(malformed))
        {
            throw new WebhookFormatException("it is not the JSON of a webhook", innerException: malformed);
        }
    }

    /// <summary>
    /// The phone number id that a body names first, without reading the rest: to choose the secret that the body is then checked with. <b>Not to be relied
    /// on before that check.</b>
    /// </summary>
    /// <param name="body">The raw body.</param>
    /// <returns>The id; null when the body names none or is no JSON.</returns>
    public static string? PeekPhoneNumberId(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body, Options);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("phone_number_id"u8) && reader.Read() && reader.TokenType is JsonTokenType.String)
                {
                    return reader.GetString();
                }
            }
        }
        catch (Exception malformed) when (IsUnreadable(malformed))
        {
            // Its sender will hear that when it is read.
        }

        return null;
    }

    /// <summary>Whether it is the JSON that is at fault: its syntax or its shape, or, told as an invalid operation, a text that is no valid UTF-8 or UTF-16.</summary>
    internal static bool IsUnreadable(Exception failure) => failure is JsonException or InvalidOperationException;

    /// <summary>
    /// Fails for a text or a member's name that has half of a surrogate pair. Where it becomes a text the serializer says so; in what is kept as JSON it would only come to
    /// light when somebody looks at it.
    /// </summary>
    internal static void RequireWholeTexts(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return;
        }

        Utf8JsonReader reader = new(json, Options);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }

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

        // The signature covers the body and not the headers, so what the body says of itself counts first.
        string? name = KapsoEvents.Knows(outline.Event) ? outline.Event : headers.Event ?? outline.Event;
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

    private static List<WebhookEvent> ReadBatch(ReadOnlySpan<byte> body, int start, string? name)
    {
        List<WebhookEvent> events = [];
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
    private string? _type;

    /// <summary>The event's name: what <c>event</c> says, else what <c>type</c> says.</summary>
    public readonly string? Event => _event ?? _type;

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
            _type = ReadName(ref reader);
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
            BatchInfo = BatchInfoOf(body[start..(int)reader.BytesConsumed]);
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
            return JsonSerializer.Deserialize(json, WebhookEventsJson.Default.WebhookBatchInfo);
        }
        catch (JsonException)
        {
            // What is told about a batch is worth less than the batch.
            return null;
        }
    }
}
