using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A field of a screen's data.</summary>
[JsonConverter(typeof(FlowDataConverter))]
public sealed record FlowDataSchema : KapsoModel
{
    /// <summary>The type of the value; empty when the JSON does not give it.</summary>
    public FlowDataType Type { get; init; }

    /// <summary>The type of the items of a list.</summary>
    public FlowDataSchema? Items { get; init; }

    /// <summary>The members of an object, by name.</summary>
    public IReadOnlyDictionary<string, FlowDataSchema>? Properties { get; init; }

    /// <summary>An example value, for the preview; required, at the top of each field only.</summary>
    public FlowJson? Example { get; init; }

    /// <summary>The whole, where it is not an object: JSON Schema also has <c>true</c> for anything.</summary>
    public JsonElement? Json { get; init; }
}

/// <summary>Reads what a field of data is described by; what is unknown or broken is kept as it came.</summary>
internal sealed class FlowDataConverter : JsonConverter<FlowDataSchema>
{
    public override FlowDataSchema Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, FlowDataSchema value, JsonSerializerOptions options)
    {
        if (value.Json is { } json)
        {
            writer.WriteElement(json);
            return;
        }

        writer.WriteStartObject();
        if (value.Type.Value is { } type)
        {
            writer.WriteString("type"u8, type);
        }

        if (value.Items is { } items)
        {
            writer.WritePropertyName("items"u8);
            Write(writer, items, options);
        }

        if (value.Properties is { } properties)
        {
            writer.WriteStartObject("properties"u8);
            foreach ((string name, FlowDataSchema property) in properties)
            {
                writer.WritePropertyName(name);
                Write(writer, property, options);
            }

            writer.WriteEndObject();
        }

        if (value.Example is { } example)
        {
            writer.WritePropertyName("__example__"u8);
            writer.WriteElement(example.Json);
        }

        foreach ((string name, JsonElement member) in value.AdditionalData)
        {
            writer.WritePropertyName(name);
            writer.WriteElement(member);
        }

        writer.WriteEndObject();
    }

    private static FlowDataSchema Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return new FlowDataSchema { Json = json };
        }

        Dictionary<string, JsonElement> members = json.EnumerateObject().GroupBy(static member => member.Name).ToDictionary(static same => same.Key, static same => same.Last().Value);
        return new FlowDataSchema
        {
            Type = Take("type", JsonValueKind.String) is { } type ? new FlowDataType(type.GetString()!) : default,
            Items = members.Remove("items", out JsonElement items) ? Read(items) : null,
            Properties = Take("properties", JsonValueKind.Object) is { } properties
                ? properties.EnumerateObject().GroupBy(static member => member.Name).ToDictionary(static same => same.Key, static same => Read(same.Last().Value))
                : null,
            Example = members.Remove("__example__", out JsonElement example) ? new FlowJson(example) : (FlowJson?)null,
            ExtensionData = members,
        };

        JsonElement? Take(string name, JsonValueKind kind) => members.TryGetValue(name, out JsonElement member) && member.ValueKind == kind && members.Remove(name) ? member : null;
    }
}
