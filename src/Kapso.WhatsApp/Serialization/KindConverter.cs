using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <summary>Reads and writes a family of types by the member that names the kind; what is unknown or broken is kept as it came.</summary>
/// <typeparam name="T">The base of the family.</typeparam>
/// <param name="member">The member that names the kind.</param>
internal abstract class KindConverter<T>(string member) : JsonConverter<T>
    where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement json = JsonElement.ParseValue(ref reader);
        return ReadKnown(json) ?? Unknown(json);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (JsonOf(value) is { } json)
        {
            writer.WriteElement(json);
            return;
        }

        JsonSerializer.Serialize(writer, value, KnownType(KindOf(value))!);
    }

    /// <summary>A member that is a text.</summary>
    public static string? TextOf(JsonElement json, string member) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(member, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>How a kind is read and written; null when this version of the SDK does not know it.</summary>
    protected abstract JsonTypeInfo? KnownType(string kind);

    /// <summary>Returns the kind that a value is written with.</summary>
    protected abstract string KindOf(T value);

    /// <summary>Keeps what is unknown or broken.</summary>
    protected abstract T Unknown(JsonElement json);

    /// <summary>What <see cref="Unknown"/> has kept; null for values of known kinds.</summary>
    protected abstract JsonElement? JsonOf(T value);

    private T? ReadKnown(JsonElement json)
    {
        try
        {
            return TextOf(json, member) is { } kind && KnownType(kind) is { } known ? (T?)json.Deserialize(known) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
