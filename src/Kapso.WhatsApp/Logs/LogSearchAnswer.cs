using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Logs;

/// <summary>Reads a page of events. A response that says that the search is unavailable holds no events, which must not look like a search that found nothing.</summary>
internal sealed class LogSearchAnswer : Answer<Page<LogEvent>>
{
    /// <summary>The member of <c>data</c> that holds the events.</summary>
    public const string Member = "events";

    private static readonly PageAnswer<LogEvent> Events = new(LogsJson.Default.LogEvent, Paging.NextCursor, Member);

    public override Page<LogEvent> ReadResult(ResponseBody response)
    {
        Utf8JsonReader reader = new(response.Bytes);
        if (!response.Bytes.IsEmpty && reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            ThrowIfUnavailable(ref reader);
        }

        return Events.ReadResult(response);
    }

    private static void ThrowIfUnavailable(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            bool isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            if (!isData)
            {
                reader.Skip();
            }
            else if (reader.TokenType is JsonTokenType.StartObject)
            {
                JsonElement data = JsonElement.ParseValue(ref reader);
                if (data.TryGetProperty("available", out JsonElement available) && available.ValueKind is JsonValueKind.False)
                {
                    throw new KapsoLogSearchException(Text(data, "error"), Text(data, "code"));
                }
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
