using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Workflows;

/// <summary>What a waiting execution is given to go on with. Make it with <see cref="Text"/> or <see cref="Json"/>, and add variables with <c>with</c>.</summary>
public sealed record WorkflowInput : KapsoRecord, ICheckable
{
    private WorkflowInput(JsonElement data) => Message = new WorkflowInputMessage(null, data);

    /// <summary>The kind of the input; <c>payload</c> when null.</summary>
    [JsonIgnore]
    public string? Kind { get => Message.Kind; init => Message = Message with { Kind = value }; }

    /// <summary>What the waiting node is given, as JSON.</summary>
    [JsonIgnore]
    public JsonElement Data => Message.Data;

    /// <summary>Values that are merged into the variables of the execution, a JSON object.</summary>
    public JsonElement? Variables { get; init; }

    [JsonInclude, JsonPropertyOrder(-1)]
    internal WorkflowInputMessage Message { get; init; }

    /// <summary>A text, as if the customer had written it.</summary>
    /// <param name="text">The text.</param>
    public static WorkflowInput Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new WorkflowInput(JsonSerializer.SerializeToElement(text, WorkflowsJson.Default.String));
    }

    /// <summary>Any JSON, for example what a button or a form holds.</summary>
    /// <param name="data">The JSON.</param>
    public static WorkflowInput Json(JsonElement data) => new(data);

    void ICheckable.Check(Rules rules)
    {
        rules.OptionalRequired(Kind, "kind");
        if (Data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            rules.Add("data", "required", "a value is required", value: Data.ValueKind.ToString());
        }

        CheckObject(rules, Variables, "variables");
    }

    /// <summary>JSON that, when there is some, must be an object.</summary>
    internal static void CheckObject(Rules rules, JsonElement? json, string path)
    {
        if (json is { ValueKind: not JsonValueKind.Object } given)
        {
            rules.Add(path, "object", "must be a JSON object", "object", given.ValueKind.ToString());
        }
    }
}

/// <summary>The message in which the input of an execution is sent.</summary>
internal sealed record WorkflowInputMessage(string? Kind, JsonElement Data);

/// <summary>The status that an execution is forced into.</summary>
internal sealed record WorkflowExecutionStatusChange(WorkflowExecutionStatus Status) : ICheckable
{
    void ICheckable.Check(Rules rules) => rules.Required(Status.Value, "status");
}
