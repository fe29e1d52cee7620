using System.Text.Json;

namespace Kapso.WhatsApp;

/// <summary>Checks JSON of the caller's own.</summary>
internal static class RawJson
{
    /// <summary>The value of the object's <c>type</c>; empty when it has none.</summary>
    public static string TypeOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("type"u8, out JsonElement type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : "";

    public static void CheckObject(Rules rules, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            rules.Add(path, "json-object", $"must be a JSON object, {json.ValueKind} was given", "Object", $"{json.ValueKind}");
        }
    }
}
