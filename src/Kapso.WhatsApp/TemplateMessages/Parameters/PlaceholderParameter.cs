using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Messages;

/// <summary>A value for a placeholder in the text of a header, a body or a card: a text, an amount of money or a date.</summary>
public abstract partial record PlaceholderParameter : TemplateParameter
{
    private protected PlaceholderParameter()
    {
    }

    /// <summary>
    /// The placeholder's name without the braces, in lower-case letters, digits and underscores; null when the template's placeholders
    /// are numbered. All placeholders of a message have a name or none has.
    /// </summary>
    public string? ParameterName { get; init; }

    internal override void Check(Rules rules)
    {
        if (ParameterName is not null)
        {
            rules.Pattern(ParameterName, NamePattern(), "parameterName", "may hold lower-case letters, digits and underscores only");
        }
    }

    private protected override void WriteValue(Utf8JsonWriter writer)
    {
        if (ParameterName is not null)
        {
            writer.WriteString("parameter_name"u8, ParameterName);
        }
    }

    [GeneratedRegex(@"^[a-z0-9_]+\z")]
    private static partial Regex NamePattern();
}
