using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>An answer before it is written: an operation makes it, a fault may replace or damage it.</summary>
internal sealed record Reply(int Status, ReadOnlyMemory<byte> Body, string? ContentType)
{
    private const string JsonContentType = "application/json; charset=utf-8";

    // The real servers write text as it is; the default encoder would turn every umlaut and emoji into an escape.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Reply Json(int status, JsonNode body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            body.WriteTo(writer);
        }

        return new Reply(status, buffer.WrittenMemory, JsonContentType);
    }

    public static Reply Ok(JsonNode body) => Json(200, body);

    public static Reply Text(int status, string body, string contentType) => new(status, Encoding.UTF8.GetBytes(body), contentType);

    /// <summary>Kapso's own short form: one sentence, sometimes with a code for programs.</summary>
    public static Reply Error(int status, string error, string? code = null)
    {
        var body = new JsonObject { ["error"] = error };
        if (code is not null)
        {
            body["code"] = code;
        }

        return Json(status, body);
    }
}
