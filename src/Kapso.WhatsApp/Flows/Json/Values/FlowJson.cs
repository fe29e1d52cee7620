using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A value of any shape, as in payloads and examples: assign a text, a number, true or false, or a <see cref="FlowExpression"/>; <see cref="Parse"/> takes the rest.</summary>
[JsonConverter(typeof(FlowJsonConverter))]
public readonly struct FlowJson
{
    /// <summary>A value of any shape.</summary>
    /// <param name="json">The JSON.</param>
    public FlowJson(JsonElement json) => Json = json;

    /// <summary>The value as a JSON element.</summary>
    public JsonElement Json { get; }

    /// <summary>Reads lists and objects from their JSON.</summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static FlowJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using JsonDocument document = JsonDocument.Parse(json);
        return new FlowJson(document.RootElement.Clone());
    }

    /// <summary>A list of options, for example as the example of a field that a <see cref="DropdownComponent"/> shows.</summary>
    /// <param name="options">The options.</param>
    public static FlowJson Options(params IReadOnlyList<FlowOption> options) => new(JsonSerializer.SerializeToElement(options, FlowJsonContext.Default.IReadOnlyListFlowOption));

    /// <summary>Makes a JSON object from its members.</summary>
    /// <param name="members">Its members.</param>
    public static FlowJson Object(IReadOnlyDictionary<string, FlowJson> members) => new(JsonSerializer.SerializeToElement(members, FlowJsonContext.Default.IReadOnlyDictionaryStringFlowJson));

    /// <summary>Makes a JSON string from a text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator FlowJson(string text) => new(JsonSerializer.SerializeToElement(text, FlowJsonContext.Default.String));

    /// <summary>Makes a JSON boolean, true or false.</summary>
    /// <param name="flag">The value.</param>
    public static implicit operator FlowJson(bool flag) => new(JsonSerializer.SerializeToElement(flag, FlowJsonContext.Default.Boolean));

    /// <summary>Makes a JSON number from a whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator FlowJson(int number) => new(JsonSerializer.SerializeToElement(number, FlowJsonContext.Default.Int32));

    /// <summary>Makes a JSON number from a floating-point number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator FlowJson(double number) => new(JsonSerializer.SerializeToElement(number, FlowJsonContext.Default.Double));

    /// <summary>A value that is found out while the flow runs.</summary>
    /// <param name="expression">The reference or calculation.</param>
    public static implicit operator FlowJson(FlowExpression expression) => expression.Text;

    /// <summary>Returns the value as JSON text; empty for the default.</summary>
    public override string ToString() => Json.ValueKind is JsonValueKind.Undefined ? "" : Json.GetRawText();
}
