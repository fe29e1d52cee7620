using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>A date or time in a body. WhatsApp shows the text unchanged and does not localize it.</summary>
/// <param name="FallbackValue">The date as the reader shall see it, for example <c>1 January 2026</c>.</param>
public sealed record DateTimeParameter(string FallbackValue) : PlaceholderParameter
{
    internal override string Type => "date_time";

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        rules.Required(FallbackValue, "fallbackValue");
    }

    private protected override void WriteValue(Utf8JsonWriter writer)
    {
        base.WriteValue(writer);
        writer.WriteStartObject("date_time"u8);
        writer.WriteString("fallback_value"u8, FallbackValue);
        writer.WriteEndObject();
    }
}
