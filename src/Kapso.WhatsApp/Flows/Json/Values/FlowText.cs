using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A text that may be written as several lines, which Markdown reads better in. Assign a text, <c>FlowText.FromLines(line, line)</c> or a <see cref="FlowExpression"/>.</summary>
[JsonConverter(typeof(FlowTextConverter))]
public sealed class FlowText
{
    internal FlowText(IReadOnlyList<string> lines, bool isList)
    {
        Lines = lines;
        IsList = isList;
    }

    /// <summary>The lines; a single one when it was given as one text or as an expression.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Whether the JSON is a list of lines; Flow JSON 5.1 and later.</summary>
    public bool IsList { get; }

    /// <summary>Makes a text of several lines.</summary>
    /// <param name="lines">The lines.</param>
    public static FlowText FromLines(params IReadOnlyList<string> lines) => new([.. lines], isList: true);

    /// <summary>Makes a text from one string.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator FlowText(string text) => new([text], isList: false);

    /// <summary>A text that is found out while the flow runs.</summary>
    /// <param name="expression">The reference or calculation.</param>
    public static implicit operator FlowText(FlowExpression expression) => new([expression.Text], isList: false);

    /// <summary>Returns the lines, separated by line feeds.</summary>
    public override string ToString() => string.Join('\n', Lines);
}
