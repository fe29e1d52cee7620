using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <content>Values of another kind than the API promises: read where they can be understood, and kept as unknown where not.</content>
internal static partial class MemberReader
{
    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => TextPool.Read(ref reader),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };

    private static bool? FlagOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String or JsonTokenType.Number => JsonForms.Flag(reader.ValueSpan),
        _ => null,
    };

    private static int? NumberOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out int number) => number,
        JsonTokenType.String when int.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
        _ => null,
    };

    private static T? EnumOf<T>(ref Utf8JsonReader reader)
        where T : struct, IOpenEnum<T> => reader.TokenType switch
        {
            JsonTokenType.String => OpenEnumConverter<T>.Read(ref reader),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => T.Create(Encoding.UTF8.GetString(reader.ValueSpan)),
            _ => null,
        };

    private static T? OddConverted<T>(ref Utf8JsonReader reader, string name, JsonConverter<T> converter, JsonSerializerOptions options, ref Dictionary<string, JsonElement>? unknown)
        where T : struct
    {
        return Odd(ref reader, name, ReadOrNull, ref unknown);

        T? ReadOrNull(ref Utf8JsonReader value)
        {
            try
            {
                return converter.Read(ref value, typeof(T), options);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>A value that is not as it should be: what stands in a list of one is taken, everything else but null is kept as it came.</summary>
    private static T? Odd<T>(ref Utf8JsonReader reader, string name, Reading<T?> read, ref Dictionary<string, JsonElement>? unknown)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return default;
        }

        JsonElement odd = JsonElement.ParseValue(ref reader);
        if (!WasKept(name, unknown) && JsonForms.Only(odd) is { } only)
        {
            Utf8JsonReader item = ReaderOf(only);
            if (read(ref item) is { } value)
            {
                return value;
            }
        }

        (unknown ??= [])[name] = odd;
        return default;
    }

    private static Utf8JsonReader ReaderOf(JsonElement json)
    {
        Utf8JsonReader reader = new(JsonMarshal.GetRawUtf8Value(json));
        reader.Read();
        return reader;
    }

    private static bool WasKept(string name, Dictionary<string, JsonElement>? unknown) => unknown?.ContainsKey(name) is true;

    private static T? KeepInstead<T>(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        if (reader.TokenType is not JsonTokenType.Null)
        {
            KeepValue(ref reader, name, ref unknown);
        }

        return default;
    }

    private static void KeepValue(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown) =>
        (unknown ??= [])[name] = JsonElement.ParseValue(ref reader);
}
