using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Reads the values of members one by one, for generated code. A value that is not as it should be does not cost the
/// object: it is taken in another form, as <see cref="TolerantJson"/> does, or kept among the unknown members. When the same member comes once more, it is kept there without being tried
/// again: an exception costs a thousand times what its bytes do.
/// </summary>
internal static partial class MemberReader
{
    /// <summary>Begins the names under which the members that were taken in another form are remembered. No server sends a control character in a name.</summary>
    private const string RepairedPrefix = "\u0002";

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
        reader is { ValueIsEscaped: false, HasValueSequence: false } ? reader.ValueSpan : Encoding.UTF8.GetBytes(reader.GetString()!);

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
        return TextOf(ref reader) ?? Odd(ref reader, name, TextOf, ref unknown);
    }

    public static bool? Flag(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        return FlagOf(ref reader) ?? Odd(ref reader, name, FlagOf, ref unknown);
    }

    /// <summary>A value of a single token, with a converter of its own.</summary>
    public static T? ConvertedValue<T>(ref Utf8JsonReader reader, string name, JsonConverter<T> converter, JsonSerializerOptions options, ref Dictionary<string, JsonElement>? unknown)
        where T : struct
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (RepairBudget.IsExhausted || WasKept(name, unknown))
        {
            return KeepInstead<T?>(ref reader, name, ref unknown);
        }

        try
        {
            return converter.Read(ref reader, typeof(T), options);
        }
        catch (JsonException)
        {
            // The reader still stands where it stood.
            RepairBudget.TrySpend(0);
            return OddConverted(ref reader, name, converter, options, ref unknown);
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
        return JsonForms.EmptyObject;
    }

    /// <summary>A whole number; also one that stands in a text.</summary>
    public static int? Number(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        return NumberOf(ref reader) ?? Odd(ref reader, name, NumberOf, ref unknown);
    }

    /// <summary>A part without which the whole cannot be read.</summary>
    public static T? Required<T>(ref Utf8JsonReader reader, Reading<T> read)
        where T : class
    {
        reader.Read();
        return Part(ref reader, read);
    }

    /// <summary>A part that reads itself, on which the reader stands; also when it stands in a list of one.</summary>
    public static T? Part<T>(ref Utf8JsonReader reader, Reading<T> read)
        where T : class
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            return reader.TokenType is JsonTokenType.Null ? null : read(ref reader);
        }

        Utf8JsonReader only = ReaderOf(JsonForms.Only(JsonElement.ParseValue(ref reader)) ?? throw new JsonException("An object was expected."));
        return read(ref only);
    }

    /// <summary>A part that reads itself.</summary>
    public static T? Value<T>(ref Utf8JsonReader reader, string name, Reading<T> read, ref Dictionary<string, JsonElement>? unknown)
        where T : class
    {
        reader.Read();
        if (WasKept(name, unknown))
        {
            return KeepInstead<T?>(ref reader, name, ref unknown);
        }

        Utf8JsonReader start = reader;
        try
        {
            return Part(ref reader, read);
        }
        catch (JsonException)
        {
            reader = start;
            RepairBudget.TrySpend(0);
            return KeepInstead<T?>(ref reader, name, ref unknown);
        }
    }

    public static T? OpenEnum<T>(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? unknown)
        where T : struct, IOpenEnum<T>
    {
        reader.Read();
        return EnumOf<T>(ref reader) ?? Odd(ref reader, name, EnumOf<T>, ref unknown);
    }

    public static T? Value<T>(ref Utf8JsonReader reader, string name, JsonTypeInfo<T> type, ref Dictionary<string, JsonElement>? unknown)
    {
        reader.Read();
        if (RepairBudget.IsExhausted || WasKept(name, unknown))
        {
            return KeepInstead<T?>(ref reader, name, ref unknown);
        }

        Utf8JsonReader start = reader;
        try
        {
            return JsonSerializer.Deserialize(ref reader, type);
        }
        catch (JsonException failure)
        {
            reader = start;
            RepairBudget.TrySpend(0);
            JsonElement odd = JsonElement.ParseValue(ref reader);
            T? value = default;
            IReadOnlyDictionary<string, JsonNode>? setAside = null;
            bool isRepaired = !WasKept(RepairedPrefix + name, unknown) && TolerantJson.TryRepairMember(odd, type, failure.Path, out value, out setAside);
            (unknown ??= [])[isRepaired ? RepairedPrefix + name : name] = odd;
            foreach ((string steps, JsonNode part) in setAside ?? new Dictionary<string, JsonNode>())
            {
                unknown[SetAside.Key(SetAside.StepTo(name) + steps)] = JsonElement.Parse(part.ToJsonString());
            }

            return value;
        }
    }

    /// <summary>The members that the model does not know or could not take, when all of them are read.</summary>
    public static Dictionary<string, JsonElement>? Unknown(Dictionary<string, JsonElement>? unknown)
    {
        if (unknown is null)
        {
            return null;
        }

        List<string>? repaired = null;
        foreach (string name in unknown.Keys)
        {
            if (name.StartsWith(RepairedPrefix, StringComparison.Ordinal))
            {
                (repaired ??= []).Add(name);
            }
        }

        foreach (string name in repaired ?? [])
        {
            unknown.Remove(name);
        }

        return unknown;
    }
}
