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

    /// <summary>
    /// Reads a webhook. A member that is not as it should be, such as a time that is no time, costs that member only: it is null, and its JSON is in <see cref="KapsoModel.AdditionalData"/>. A
    /// number or a flag in place of a text is read as its text, one object in place of a list as a list of one. Half of a surrogate pair in a text, as of an emoji that was cut in two, is
    /// read as U+FFFD, the replacement character; a byte order mark before the body is skipped.
    /// </summary>
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
            using RepairBudget.Scope budget = RepairBudget.Begin();
            return ReadBody(LoneSurrogates.Replace(ByteOrderMark.Skip(body)), headers);
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
            return FindPhoneNumberId(ByteOrderMark.Skip(body));
        }
        catch (Exception malformed) when (IsUnreadable(malformed))
        {
            // Of what is not JSON its sender will hear when it is read.
            return LoneSurrogates.IsIn(body) ? PeekPhoneNumberId(LoneSurrogates.Replace(body)) : null;
        }
    }

    /// <summary>Whether it is the JSON that is at fault: its syntax or its shape, or, told as an invalid operation, a text that is not valid UTF-8 or UTF-16.</summary>
    internal static bool IsUnreadable(Exception failure) => failure is JsonException or InvalidOperationException;

    private static string? FindPhoneNumberId(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body, Options);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("phone_number_id"u8))
            {
                reader.Read();
                if (IdOf(reader) is { } id)
                {
                    return id;
                }

                reader.Skip();
            }
            else if (!LeadsToNumber(ref reader))
            {
                // Elsewhere a member of that name may be a customer's, as in the answers of a flow.
                reader.Skip();
            }
        }

        return null;
    }

    /// <summary>The id that the reader stands on, also in a list of one; null when it is none. The events are read in the same way.</summary>
    private static string? IdOf(Utf8JsonReader reader)
    {
        bool isInList = reader.TokenType is JsonTokenType.StartArray && reader.Read();
        string? id = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => null,
        };
        return !isInList || (reader.Read() && reader.TokenType is JsonTokenType.EndArray) ? id : null;
    }

    private static bool LeadsToNumber(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("conversation"u8) || reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("kapso"u8)
        || reader.ValueTextEquals("entry"u8) || reader.ValueTextEquals("changes"u8) || reader.ValueTextEquals("value"u8) || reader.ValueTextEquals("metadata"u8) || reader.ValueTextEquals("recipient"u8)
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
            _ when outline.IsBatch => ReadBatch(body, outline.DataStart, name),
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
        IsBatch = outline.IsBatch,
        BatchInfo = outline.BatchInfo,
    };

    private static EventList ReadBatch(ReadOnlySpan<byte> body, int start, string? name)
    {
        EventList events = [];
        ReadOnlySpan<byte> rest = body[start..];
        Utf8JsonReader reader = new(rest, isFinalBlock: false, new JsonReaderState(Options));
        reader.Read();
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                reader.Read();
            }

            int from = (int)reader.TokenStartIndex;
            reader.TrySkip();
            events.Add(KapsoEvents.Read(rest[from..(int)reader.BytesConsumed], name));
        }

        return events;
    }
}
