using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Reads what the server sent so that an odd member costs that member only, in every model alike. JSON that fits its model is read once and costs nothing more.
/// Where reading fails, the member at fault is first taken in the form that the model wants (a number as its text, one object as a list of one); when that
/// does not help, it is set aside: null in the model, its JSON kept in <see cref="KapsoModel.AdditionalData"/>.
/// </summary>
internal static class TolerantJson
{
    /// <summary>More odd members than any one object has by accident; with more it is unreadable as a whole.</summary>
    private const int MaxRepairs = 64;

    /// <summary>Reads a whole response body.</summary>
    /// <exception cref="JsonException">It is not JSON, or nothing that the model could be.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        T? value = Read(ref reader, type);
        return reader.Read() ? throw new JsonException("Something follows after the value.") : value;
    }

    /// <summary>Reads a whole body as a model that is known by its type only.</summary>
    /// <exception cref="JsonException">It is not JSON, or nothing that the model could be.</exception>
    public static object? Read(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (Exception odd) when (IsOfContent(odd))
        {
            Utf8JsonReader reader = new(json);
            reader.Read();
            return Repair(JsonElement.ParseValue(ref reader), type);
        }
    }

    /// <summary>Reads the value that the reader stands on.</summary>
    /// <exception cref="JsonException">It is not JSON, or nothing that the model could be.</exception>
    public static T? Read<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type)
    {
        if (reader.TokenType is JsonTokenType.Null && default(T) is null)
        {
            return default;
        }

        Utf8JsonReader start = reader;
        try
        {
            // The converter itself: JsonSerializer would first look for the value's end, which is reading everything twice.
            return ((JsonConverter<T>)type.Converter).Read(ref reader, typeof(T), type.Options);
        }
        catch (Exception odd) when (IsOfContent(odd))
        {
            reader = start;
            return (T?)Repair(JsonElement.ParseValue(ref reader), type);
        }
    }

    /// <summary>Whether an exception says that JSON is not what a model wants: also half a pair of UTF-16 escapes, a number out of range and a name that stands twice.</summary>
    public static bool IsOfContent(Exception failure) => failure is JsonException or FormatException or InvalidOperationException or ArgumentException;

    private static object? Repair(JsonElement json, JsonTypeInfo type)
    {
        try
        {
            JsonRepair repair = new(json);
            for (int repairs = 0; ; repairs++)
            {
                try
                {
                    return repair.Root.Deserialize(type);
                }
                catch (JsonException odd) when (repairs < MaxRepairs && odd.Path is { } path && repair.TryRepair(path))
                {
                    // Read once more, now with the member in another form or without it.
                }
            }
        }
        catch (Exception odd) when (odd is not JsonException && IsOfContent(odd))
        {
            throw new JsonException(odd.Message, odd);
        }
    }
}
