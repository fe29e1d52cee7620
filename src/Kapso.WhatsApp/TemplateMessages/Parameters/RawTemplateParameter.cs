using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>A parameter that is sent unchanged: for parameters that WhatsApp knows and this version of the SDK does not.</summary>
/// <param name="Json">The whole parameter, an object with its <c>type</c>.</param>
public sealed record RawTemplateParameter(JsonElement Json) : TemplateParameter
{
    internal override string Type => RawJson.TypeOf(Json);

    internal override void Write(Utf8JsonWriter writer) => Json.WriteTo(writer);

    internal override void Check(Rules rules) => RawJson.CheckObject(rules, Json, "");

    private protected override void WriteValue(Utf8JsonWriter writer)
    {
        // Write hands over the whole object, so nothing follows the type.
    }
}
