using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>A text: the value of a placeholder in a header or body, or the variable end of a button's web address.</summary>
/// <param name="Text">The text. WhatsApp refuses an empty one.</param>
public sealed record TextParameter(string Text) : PlaceholderParameter
{
    internal override string Type => "text";

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        rules.Required(Text, "text");
    }

    private protected override void WriteValue(Utf8JsonWriter writer)
    {
        base.WriteValue(writer);
        writer.WriteString("text"u8, Text);
    }
}
