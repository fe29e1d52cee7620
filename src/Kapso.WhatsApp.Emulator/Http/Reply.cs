using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>An answer before it is written: an operation makes it, a fault may replace or damage it.</summary>
internal sealed record Reply(int Status, ReadOnlyMemory<byte> Body, string? ContentType)
{
    private const string JsonContentType = "application/json; charset=utf-8";

    /// <summary>A file as the body, instead of <see cref="Body"/>.</summary>
    public Stream? File { get; init; }

    public long Length => File?.Length ?? Body.Length;

    /// <summary>What the body says about an error, in either of the forms of the API; null when it says nothing, or is no refusal.</summary>
    public string? ErrorText
    {
        get
        {
            if (Status < 400 || ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            {
                return null;
            }

            try
            {
                return JsonNode.Parse(Body.Span) is not JsonObject body ? null
                    : body["error"] is JsonObject error ? error["message"]?.ToString()
                    : body["error"]?.ToString();
            }
            catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
            {
                // A fault may have any body.
                return null;
            }
        }
    }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Reply Json(int status, JsonNode body) => new(status, Http.Json.Utf8(body), JsonContentType);

    public static Reply Ok(JsonNode body) => Json(200, body);

    public static Reply Text(int status, string body, string contentType) => new(status, Encoding.UTF8.GetBytes(body), contentType);

    /// <summary>Kapso's own short form: one sentence, sometimes with a code for programs.</summary>
    public static Reply Error(int status, string error, string? code = null)
    {
        JsonObject body = new() { ["error"] = error };
        if (code is not null)
        {
            body["code"] = code;
        }

        return Json(status, body);
    }
}
