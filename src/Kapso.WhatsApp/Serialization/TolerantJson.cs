using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Reads what the server sent so that an odd member costs that member only, in every model alike, of answers and of webhooks. JSON that fits its model is read once and costs nothing more.
/// Where reading fails, the member at fault is first taken in the form that the model wants (a number as its text, one object as a list of one); when that
/// does not help, it is set aside: null in the model, its JSON kept in <see cref="KapsoModel.AdditionalData"/>. What that costs is bounded by the <see cref="RepairBudget"/>.
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

    /// <summary>Reads the value that the reader stands on.</summary>
    /// <exception cref="JsonException">It is not JSON, or nothing that the model could be.</exception>
    public static T? Read<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type) => Read(ref reader, type, isMember: false);

    /// <summary>Reads the value of a member, on which the reader stands: one that is odd as a whole is taken in another form too.</summary>
    /// <exception cref="JsonException">It is nothing that the model could be.</exception>
    public static T? ReadMember<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type) => Read(ref reader, type, isMember: true);

    /// <inheritdoc cref="ReadMember{T}(ref Utf8JsonReader, JsonTypeInfo{T})"/>
    public static object? ReadMember(JsonElement json, JsonTypeInfo type)
    {
        try
        {
            return json.Deserialize(type);
        }
        catch (Exception odd) when (IsOfContent(odd))
        {
            return Repair(json, type, isMember: true, out _, (odd as JsonException)?.Path);
        }
    }

    /// <inheritdoc cref="ReadMember{T}(ref Utf8JsonReader, JsonTypeInfo{T})"/>
    public static object? ReadMember(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (Exception odd) when (IsOfContent(odd))
        {
            return Repair(JsonElement.Parse(json), type, isMember: true, out _, (odd as JsonException)?.Path);
        }
    }

    /// <summary>Reads the value of a member that has failed to be read; false when it is nothing that the model could be.</summary>
    /// <param name="json">The member's JSON.</param>
    /// <param name="type">What it is read as.</param>
    /// <param name="oddPath">Where reading it failed, if that is known.</param>
    /// <param name="value">The value.</param>
    /// <param name="setAside">What the value could not take and nothing in it can keep, by the steps that lead to it.</param>
    public static bool TryRepairMember<T>(JsonElement json, JsonTypeInfo<T> type, string? oddPath, out T? value, out IReadOnlyDictionary<string, JsonNode>? setAside)
    {
        try
        {
            value = (T?)Repair(json, type, isMember: true, out setAside, oddPath);
            return value is not null;
        }
        catch (JsonException)
        {
            (value, setAside) = (default, null);
            return false;
        }
    }

    /// <summary>Whether an exception says that JSON is not what a model wants: also half a pair of UTF-16 escapes, a number out of range and a name that stands twice.</summary>
    public static bool IsOfContent(Exception failure) => failure is JsonException or FormatException or InvalidOperationException or ArgumentException;

    private static T? Read<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type, bool isMember)
    {
        if (reader.TokenType is JsonTokenType.Null && default(T) is null)
        {
            return default;
        }

        using RepairBudget.Scope budget = RepairBudget.Begin();
        Utf8JsonReader start = reader;
        try
        {
            // The converter itself: JsonSerializer would first look for the value's end, which is reading everything twice.
            return ((JsonConverter<T>)type.Converter).Read(ref reader, typeof(T), type.Options);
        }
        catch (Exception odd) when (IsOfContent(odd))
        {
            reader = start;
            RepairBudget.TrySpend(0);
            return (T?)Repair(JsonElement.ParseValue(ref reader), type, isMember, out _);
        }
    }

    /// <param name="json">The JSON that could not be read.</param>
    /// <param name="type">What it is read as.</param>
    /// <param name="isMember">Whether it may be taken in another form as a whole.</param>
    /// <param name="setAside">What the value could not take and nothing in it can keep, by the steps that lead to it.</param>
    /// <param name="oddPath">Where reading it failed, if that is known.</param>
    private static object? Repair(JsonElement json, JsonTypeInfo type, bool isMember, out IReadOnlyDictionary<string, JsonNode>? setAside, string? oddPath = null)
    {
        using RepairBudget.Scope budget = RepairBudget.Begin();
        int size = JsonMarshal.GetRawUtf8Value(json).Length;
        try
        {
            JsonRepair? repair = null;
            for (int repairs = 0; RepairBudget.TrySpend(size); repairs++)
            {
                repair ??= Begin(json, type, isMember, oddPath);
                try
                {
                    object? value = repair.Root.Deserialize(type);
                    setAside = repair.Homeless;
                    return value;
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

        throw new JsonException("More is odd than is looked into.");
    }

    private static JsonRepair Begin(JsonElement json, JsonTypeInfo type, bool isMember, string? oddPath)
    {
        JsonRepair repair = new(json, type, isMember);
        return oddPath is null || repair.TryRepair(oddPath) ? repair : throw new JsonException("It is nothing that the model could be.");
    }
}
