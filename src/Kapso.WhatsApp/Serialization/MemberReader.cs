using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Reads the values of members one by one, for generated code. A value that is not as it should be does not cost the
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

    /// <summary>Keeps the member that the reader stands on as it came.</summary>
    public static void Keep(ref Utf8JsonReader reader, ref Dictionary<string, JsonElement>? unknown)
    {
        string name = reader.GetString()!;
        reader.Read();
        KeepValue(ref reader, name, ref unknown);
    }

    /// <summary>A text; a number or a flag that stands in its place is taken as it is written.</summary>
    public static string? Text(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => TextPool.Read(ref reader),
            JsonTokenType.Null => null,
            JsonTokenType.StartObject or JsonTokenType.StartArray => KeepInstead<string?>(ref reader, name, ref unknown),
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

    /// <summary>A value of a single token, with a converter of its own.</summary>
    public static T? ConvertedValue<T>(ref Utf8JsonReader reader, string name, JsonConverter<T> converter, JsonSerializerOptions options, ref Dictionary<string, JsonElement>? unknown)
        where T : struct
    {
        reader.Read();
        if (HasNoValue(ref reader, name, ref unknown))
        {
            return null;
        }

        try
        {
            return converter.Read(ref reader, typeof(T), options);
        }
        catch (JsonException)
        {
            // The reader still stands where it stood.
            return KeepInstead<T?>(ref reader, name, ref unknown);
        }
    }

    /// <summary>An object with a converter of its own.</summary>
    public static T? ConvertedObject<T>(ref Utf8JsonReader reader, string name, JsonConverter<T> converter, JsonSerializerOptions options, ref Dictionary<string, JsonElement>? unknown)
        where T : class =>
        Value(ref reader, name, (ref Utf8JsonReader value) => converter.Read(ref value, typeof(T), options)!, ref unknown);

    /// <summary>JSON of whatever kind, as it came. Most often it is an empty object, of which one will do.</summary>
    public static JsonElement? Raw(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
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

    /// <summary>A whole number; also one that stands in a text.</summary>
    public static int? Number(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt32(out int number) => number,
            JsonTokenType.String when int.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
            JsonTokenType.Null => null,
            _ => KeepInstead<int?>(ref reader, name, ref unknown),
        };
    }

    /// <summary>A part without which the whole cannot be read.</summary>
    public static T? Required<T>(ref Utf8JsonReader reader, Reading<T> read)
        where T : class
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.Null ? null : read(ref reader);
    }

    /// <summary>A part that reads itself.</summary>
    public static T? Value<T>(ref Utf8JsonReader reader, string name, Reading<T> read, ref Dictionary<string, JsonElement>? unknown)
        where T : class
    {
        reader.Read();
        if (HasNoValue(ref reader, name, ref unknown))
        {
            return null;
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
        if (HasNoValue(ref reader, name, ref unknown))
        {
            return default;
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

    /// <summary>Whether null stands there, or a member that was kept before, which is then kept again without being tried.</summary>
    private static bool HasNoValue(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return true;
        }

        if (unknown?.ContainsKey(name) is not true)
        {
            return false;
        }

        KeepValue(ref reader, name, ref unknown);
        return true;
    }

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
