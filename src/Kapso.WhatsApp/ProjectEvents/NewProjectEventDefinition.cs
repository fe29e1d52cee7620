using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ProjectEvents;

/// <summary>A definition of an event to create.</summary>
public sealed record NewProjectEventDefinition : KapsoRecord, ICheckable
{
    /// <summary>
    /// Gets the name of the events, for example <c>order.paid</c>: lower-case segments with dots between them, each a letter followed by letters, digits or underscores; at most
    /// <see cref="ProjectEventDefinition.MaxNameLength"/> characters.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Gets what the events mean, for the people who read them.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the declared properties: the type of each by its name.</summary>
    [JsonConverter(typeof(PropertySchemaConverter))]
    public IReadOnlyDictionary<string, ProjectEventPropertyType>? PropertySchema { get; init; }

    void ICheckable.Check(Rules rules)
    {
        ProjectEventRules.CheckName(rules, Name);
        ProjectEventRules.CheckKeys(rules, PropertySchema?.Keys, "propertySchema");
    }
}

/// <summary>What to change about a definition. What is not mentioned stays as it is.</summary>
public sealed record ProjectEventDefinitionUpdate : KapsoRecord, ICheckable
{
    /// <summary>Gets the new name, which can change only while no event was recorded; null leaves it.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the events mean; <c>null</c> takes the description away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>Gets the declared properties, which replace those of before; null leaves them.</summary>
    [JsonConverter(typeof(PropertySchemaConverter))]
    public IReadOnlyDictionary<string, ProjectEventPropertyType>? PropertySchema { get; init; }

    /// <summary>Gets whether the definition is archived: true hides it and keeps its events, false restores it, null leaves it.</summary>
    public bool? Archived { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new ProjectEventDefinitionUpdate());
        if (Name is not null)
        {
            ProjectEventRules.CheckName(rules, Name);
        }

        ProjectEventRules.CheckKeys(rules, PropertySchema?.Keys, "propertySchema");
    }
}

/// <summary>Writes the types of properties as the API wants them: <c>{"amount": {"type": "number"}}</c>.</summary>
internal sealed class PropertySchemaConverter : JsonConverter<IReadOnlyDictionary<string, ProjectEventPropertyType>>
{
    public override IReadOnlyDictionary<string, ProjectEventPropertyType> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A request is never read.");

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, ProjectEventPropertyType> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, ProjectEventPropertyType type) in value)
        {
            writer.WriteStartObject(name);
            writer.WriteString("type", type.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
