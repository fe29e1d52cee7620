using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Values as the Platform API writes them.</summary>
internal static class Json
{
    // The real servers write text as it is; the default encoder would turn every umlaut and emoji into an escape.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time as Meta writes it.</summary>
    public static string UnixSeconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>Serializes a body as UTF-8 JSON.</summary>
    public static byte[] Utf8(JsonNode body)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WriterOptions))
        {
            body.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Adds a text where there is one: the API leaves some members out rather than show them as null.</summary>
    public static void AddIfAny(JsonObject shown, string name, string? text)
    {
        if (text is not null)
        {
            shown[name] = text;
        }
    }

    /// <summary>The wrapper of a single resource.</summary>
    public static JsonObject Data(JsonNode resource) => new() { ["data"] = resource };

    public static Reply Done { get; } = Reply.Ok(new JsonObject { ["success"] = true });

    public static Reply NoContent { get; } = new(204, default, null);
}
