using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>What Meta's reviewers see in the place of what each message fills in.</summary>
public sealed record ComponentExample : KapsoModel
{
    /// <summary>The example for a header's numbered placeholder.</summary>
    [JsonConverter(typeof(TextsConverter))]
    public IReadOnlyList<string>? HeaderText { get; init => field = value.WithoutNulls(); }

    /// <summary>The example for a header's named placeholder.</summary>
    public IReadOnlyList<NamedExample>? HeaderTextNamedParams { get; init => field = value.WithoutNulls(); }

    /// <summary>The handle of an example file; one. Read back it is an address that works for a while.</summary>
    [JsonConverter(typeof(TextsConverter))]
    public IReadOnlyList<string>? HeaderHandle { get; init => field = value.WithoutNulls(); }

    /// <summary>The examples for a body's numbered placeholders, in one inner list.</summary>
    [JsonConverter(typeof(BodyTextConverter))]
    public IReadOnlyList<IReadOnlyList<string>>? BodyText { get; init; }

    /// <summary>The examples for a body's named placeholders.</summary>
    public IReadOnlyList<NamedExample>? BodyTextNamedParams { get; init => field = value.WithoutNulls(); }
}

/// <summary>An example for a named placeholder.</summary>
public sealed record NamedExample : KapsoModel
{
    /// <summary>The name of the placeholder that the example is for.</summary>
    public required string ParamName { get; init; }

    /// <summary>The example of what replaces the placeholder.</summary>
    public required string Example { get; init; }
}

/// <summary>Examples of bodies come as a list of lists, as a list and as a text; they are written as a list of lists.</summary>
internal sealed class BodyTextConverter : JsonConverter<IReadOnlyList<IReadOnlyList<string>>>
{
    public override IReadOnlyList<IReadOnlyList<string>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement value = JsonElement.ParseValue(ref reader);
        return value.ValueKind switch
        {
            JsonValueKind.String => [[value.GetString()!]],
            JsonValueKind.Array when Items(value).All(static item => item.ValueKind is JsonValueKind.Array) => [.. Items(value).Select(Texts)],
            JsonValueKind.Array => [Texts(value)],
            _ => throw new JsonException("Examples of a body are a list."),
        };
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<IReadOnlyList<string>> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (IReadOnlyList<string> examples in value)
        {
            writer.WriteStartArray();
            foreach (string example in examples)
            {
                writer.WriteStringValue(example);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static IReadOnlyList<string> Texts(JsonElement list) => [.. Items(list).Select(static item => item.ToString())];

    private static IEnumerable<JsonElement> Items(JsonElement list) => list.EnumerateArray().Where(static item => item.ValueKind is not JsonValueKind.Null);
}

/// <summary>Examples that come as a list, or as a text alone when there is only one; they are written as a list.</summary>
internal sealed class TextsConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement value = JsonElement.ParseValue(ref reader);
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when value.EnumerateArray().All(static item => item.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)) =>
                [.. value.EnumerateArray().Where(static item => item.ValueKind is not JsonValueKind.Null).Select(static item => item.ToString())],
            _ => throw new JsonException("Examples are a list of texts."),
        };
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string example in value)
        {
            writer.WriteStringValue(example);
        }

        writer.WriteEndArray();
    }
}

/// <summary>An example that is written as a text and read back as a list with one.</summary>
internal sealed class FirstTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement value = JsonElement.ParseValue(ref reader);
        return value.ValueKind switch
        {
            JsonValueKind.Array when value.GetArrayLength() > 0 => value[0].ToString(),
            JsonValueKind.Array => "",
            _ => value.ToString(),
        };
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
