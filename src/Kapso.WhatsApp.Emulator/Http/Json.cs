using System.Globalization;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Values as the Platform API writes them.</summary>
internal static class Json
{
    public static JsonNode? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>The wrapper of a single resource.</summary>
    public static JsonObject Data(JsonNode resource) => new() { ["data"] = resource };

    public static Reply Done { get; } = Reply.Ok(new JsonObject { ["success"] = true });

    public static Reply NoContent { get; } = new(204, default, null);
}
