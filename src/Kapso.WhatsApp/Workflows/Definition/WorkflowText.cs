using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The text of a message that a node sends, in which <c>{{vars.name}}</c> stands for a variable; or an object that has a language model write it. A string converts to it.</summary>
[JsonConverter(typeof(WorkflowTextConverter))]
public sealed record WorkflowText : KapsoRecord
{
    private WorkflowText(string? text, JsonElement? json) => (Text, Json) = (text, json);

    /// <summary>Gets the text; null when it is an object.</summary>
    public string? Text { get; }

    /// <summary>Gets the object; null when it is a text.</summary>
    public JsonElement? Json { get; }

    /// <summary>A text, which can hold variables.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator WorkflowText(string text) => FromString(text);

    /// <summary>A text, which can hold variables.</summary>
    /// <param name="text">The text.</param>
    public static WorkflowText FromString(string text) => new(text ?? throw new ArgumentNullException(nameof(text)), null);

    /// <summary>An object as Kapso's editor makes it for texts that a language model writes.</summary>
    /// <param name="json">The object.</param>
    public static WorkflowText FromJson(JsonElement json) => new(null, json);

    internal void Check(Rules rules, string path, int max)
    {
        if (Json is null)
        {
            rules.Text(Text, max, path);
        }
        else
        {
            WorkflowInput.CheckObject(rules, Json, path);
        }
    }
}

/// <summary>Reads and writes the text of a message that a node sends.</summary>
internal sealed class WorkflowTextConverter : JsonConverter<WorkflowText>
{
    public override WorkflowText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => WorkflowText.FromString(reader.GetString()!),
        JsonTokenType.StartObject => WorkflowText.FromJson(JsonElement.ParseValue(ref reader)),
        _ => throw new JsonException("A text is a string or an object."),
    };

    public override void Write(Utf8JsonWriter writer, WorkflowText value, JsonSerializerOptions options)
    {
        if (value.Json is { } json)
        {
            writer.WriteElement(json);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}
