using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>Who makes the decision of a node.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<DecisionType>))]
public readonly record struct DecisionType(string Value) : IOpenEnum<DecisionType>
{
    /// <summary>A language model chooses by the descriptions of the conditions.</summary>
    public static DecisionType Ai { get; } = new("ai");

    /// <summary>A function returns the label of the edge.</summary>
    public static DecisionType Function { get; } = new("function");

    /// <inheritdoc/>
    public static IReadOnlyList<DecisionType> Known { get; } = [Ai, Function];

    static DecisionType IOpenEnum<DecisionType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The HTTP method with which a node calls an address.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WebhookNodeMethod>))]
public readonly record struct WebhookNodeMethod(string Value) : IOpenEnum<WebhookNodeMethod>
{
    /// <summary>Requests the resource with GET.</summary>
    public static WebhookNodeMethod Get { get; } = new("GET");

    /// <summary>Calls the address with POST; the default.</summary>
    public static WebhookNodeMethod Post { get; } = new("POST");

    /// <summary>Calls the address with PUT.</summary>
    public static WebhookNodeMethod Put { get; } = new("PUT");

    /// <summary>Calls the address with PATCH.</summary>
    public static WebhookNodeMethod Patch { get; } = new("PATCH");

    /// <summary>Calls the address with DELETE.</summary>
    public static WebhookNodeMethod Delete { get; } = new("DELETE");

    /// <inheritdoc/>
    public static IReadOnlyList<WebhookNodeMethod> Known { get; } = [Get, Post, Put, Patch, Delete];

    static WebhookNodeMethod IOpenEnum<WebhookNodeMethod>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The type that the value of a variable is converted to.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<VariableValueType>))]
public readonly record struct VariableValueType(string Value) : IOpenEnum<VariableValueType>
{
    /// <summary>The value becomes a text; the default.</summary>
    public static VariableValueType String { get; } = new("string");

    /// <summary>The value becomes a number.</summary>
    public static VariableValueType Number { get; } = new("number");

    /// <summary>The value becomes true or false.</summary>
    public static VariableValueType Boolean { get; } = new("boolean");

    /// <summary>The value is parsed as JSON.</summary>
    public static VariableValueType Json { get; } = new("json");

    /// <inheritdoc/>
    public static IReadOnlyList<VariableValueType> Known { get; } = [String, Number, Boolean, Json];

    static VariableValueType IOpenEnum<VariableValueType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
