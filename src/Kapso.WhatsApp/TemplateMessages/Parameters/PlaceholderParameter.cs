using System.Text.Json;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Validation;

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

    /// <summary>The text that stands in the placeholder's place.</summary>
    private protected static void CheckValue(Rules rules, string value, string path)
    {
        if (rules.Required(value, path))
        {
            rules.Add(path, Formatting.FindInValue(value));
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
