using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>Checks JSON of the caller's own.</summary>
internal static class RawJson
{
    /// <summary>The value of the object's <c>type</c>; empty when it has none.</summary>
    public static string TypeOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("type"u8, out JsonElement type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : "";

    /// <summary>The object as an element that does not change with it.</summary>
    public static JsonElement Copy(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using JsonDocument document = JsonDocument.Parse(json.ToJsonString());
        return document.RootElement.Clone();
    }

    /// <summary>Writes a value that holds JSON of the caller's own.</summary>
    /// <exception cref="KapsoValidationException">It holds a <see cref="JsonElement"/> that was never given a value.</exception>
    public static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        ArrayBufferWriter<byte> json = new();
        using Utf8JsonWriter writer = new(json, new JsonWriterOptions { Encoder = type.Options.Encoder, Indented = type.Options.WriteIndented });
        try
        {
            JsonSerializer.Serialize(writer, value, type);
        }
        catch (InvalidOperationException)
        {
            writer.Flush();
            ThrowUndefined(json.WrittenSpan);
            throw;
        }

        return SetAside.MayBeIn(json.WrittenSpan) ? SetAside.ToUtf8(value, type) : json.WrittenSpan.ToArray();
    }

    /// <summary>Tells of a <see cref="JsonElement"/> that was never given a value, for which the serializer throws an <see cref="InvalidOperationException"/>: what was written before it leads to it.</summary>
    public static void ThrowUndefined(ReadOnlySpan<byte> written)
    {
        Rules rules = Rules.Start();
        rules.Add(JsonPath.OfEnd(written), "required", "a JsonElement was never given a value", value: "undefined");
        rules.ThrowIfBroken();
    }

    public static void CheckObject(Rules rules, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            rules.Add(path, "json-object", $"must be a JSON object, {json.ValueKind} was given", "Object", $"{json.ValueKind}");
        }
    }
}
