using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A part of a screen. What this version of the SDK does not know is an <see cref="UnknownFlowComponent"/>.</summary>
[JsonConverter(typeof(FlowComponentConverter))]
public abstract record FlowComponent : KapsoModel
{
    private protected FlowComponent()
    {
    }

    /// <summary>The kind on the wire, for example <c>TextInput</c>.</summary>
    [JsonPropertyOrder(-2)]
    public string Type => Kind;

    private protected abstract string Kind { get; }
}

/// <summary>A component that can be hidden.</summary>
public abstract record FlowElement : FlowComponent
{
    private protected FlowElement()
    {
    }

    /// <summary>Whether it is shown; it is when null. A hidden input that is required cannot be answered.</summary>
    public FlowValue<bool>? Visible { get; init; }
}

/// <summary>A component whose answer has a name; references and payloads take it as <c>${form.name}</c>.</summary>
public abstract record FlowInput : FlowElement
{
    private protected FlowInput()
    {
    }

    /// <summary>The name of the answer, unique on the screen.</summary>
    [JsonPropertyOrder(-1)]
    public required string Name { get; init; }
}

/// <summary>The common properties of inputs that people type into or choose from.</summary>
public abstract record FlowField : FlowInput
{
    private protected FlowField()
    {
    }

    /// <summary>The label above the input.</summary>
    [JsonPropertyOrder(-1)]
    public FlowValue<string>? Label { get; init; }

    /// <summary>Whether an answer is required; false when null.</summary>
    public FlowValue<bool>? Required { get; init; }

    /// <summary>Whether the input is enabled; true when null.</summary>
    public FlowValue<bool>? Enabled { get; init; }

    /// <summary>What is shown below it in red. Outside a <see cref="FormComponent"/> only; Flow JSON 4.0 and later.</summary>
    public FlowValue<string>? ErrorMessage { get; init; }
}

/// <summary>A component of a kind that this version of the SDK does not know, or a known kind with an unexpected structure. It is sent unchanged.</summary>
public sealed record UnknownFlowComponent : FlowComponent
{
    /// <summary>The whole component, an object with its <c>type</c>.</summary>
    [JsonIgnore]
    public JsonElement Json { get; init; }

    private protected override string Kind => FlowComponentConverter.TextOf(Json, "type") ?? "";
}
