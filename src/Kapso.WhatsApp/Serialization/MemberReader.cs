using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Reads the values of members one by one, for converters that are written by hand. A value that is not as it should be does not cost the
/// object: it is kept among the unknown members. When the same member comes once more, it is kept there without being tried again: an exception costs
/// a thousand times what its bytes do.
/// </summary>
internal static class MemberReader
{
    private static readonly JsonElement EmptyObject = ParseEmptyObject();

    /// <summary>Reads the value that the reader stands on.</summary>
    internal delegate T Reading<out T>(ref Utf8JsonReader reader);

    public static void Begin(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }
    }

    /// <summary>Moves to the next member's name; false at the end of the object.</summary>
    public static bool Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType is JsonTokenType.PropertyName;

    /// <summary>The name that the reader stands on. It is looked at once: comparing lengths first tells most names apart.</summary>
    public static ReadOnlySpan<byte> Name(ref Utf8JsonReader reader) =>
        reader is { ValueIsEscaped: false, HasValueSequence: false } ? reader.ValueSpan : System.Text.Encoding.UTF8.GetBytes(reader.GetString()!);

    public static void Keep(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        KeepValue(ref reader, name, ref unknown);
    }

    /// <summary>A text; a number that stands in its place is taken as it is written.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => TextPool.Read(ref reader),
            JsonTokenType.Null => null,
            _ => JsonElement.ParseValue(ref reader).GetRawText(),
        };
    }

    public static bool? Flag(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return reader.GetBoolean();
        }

        return reader.TokenType is JsonTokenType.Null ? null : KeepInstead<bool?>(ref reader, name, ref unknown);
    }

    public static DateTimeOffset? Time(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (WasKept(name, unknown))
        {
            return KeepInstead<DateTimeOffset?>(ref reader, name, ref unknown);
        }

        try
        {
            return TolerantDateTimeConverter.Read(ref reader);
        }
        catch (JsonException)
        {
            // The reader still stands where it stood: a time is a single token.
            return KeepInstead<DateTimeOffset?>(ref reader, name, ref unknown);
        }
    }

    /// <summary>JSON of whatever kind, as it came. Most often it is an empty object, of which one will do.</summary>
    public static JsonElement? Raw(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        Utf8JsonReader next = reader;
        if (reader.TokenType is not JsonTokenType.StartObject || !next.Read() || next.TokenType is not JsonTokenType.EndObject)
        {
            return JsonElement.ParseValue(ref reader);
        }

        reader = next;
        return EmptyObject;
    }

    public static int? Number(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out int number))
        {
            return number;
        }

        return reader.TokenType is JsonTokenType.Null ? null : KeepInstead<int?>(ref reader, name, ref unknown);
    }

    /// <summary>A value that is read by hand.</summary>
    public static T? Value<T>(ref Utf8JsonReader reader, string name, Reading<T> read, ref Dictionary<string, JsonElement>? unknown)
        where T : class
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (WasKept(name, unknown))
        {
            return KeepInstead<T?>(ref reader, name, ref unknown);
        }

        Utf8JsonReader start = reader;
        try
        {
            return read(ref reader);
        }
        catch (JsonException)
        {
            reader = start;
            return KeepInstead<T?>(ref reader, name, ref unknown);
        }
    }

    public static T? OpenEnum<T>(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
        where T : struct, IOpenEnum<T>
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.String)
        {
            return OpenEnumConverter<T>.Read(ref reader);
        }

        return reader.TokenType is JsonTokenType.Null ? null : KeepInstead<T?>(ref reader, name, ref unknown);
    }

    public static T? Value<T>(ref Utf8JsonReader reader, string name, JsonTypeInfo<T> type, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        if (WasKept(name, unknown))
        {
            return KeepInstead<T?>(ref reader, name, ref unknown);
        }

        Utf8JsonReader start = reader;
        try
        {
            return JsonSerializer.Deserialize(ref reader, type);
        }
        catch (JsonException)
        {
            reader = start;
            return KeepInstead<T?>(ref reader, name, ref unknown);
        }
    }

    private static bool WasKept(string name, Dictionary<string, JsonElement>? unknown) => unknown?.ContainsKey(name) is true;

    private static JsonElement ParseEmptyObject()
    {
        Utf8JsonReader reader = new("{}"u8);
        return JsonElement.ParseValue(ref reader);
    }

    private static T? KeepInstead<T>(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        KeepValue(ref reader, name, ref unknown);
        return default;
    }

    private static void KeepValue(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown) =>
        (unknown ??= [])[name] = JsonElement.ParseValue(ref reader);
}
