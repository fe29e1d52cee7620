using System.Text;

namespace Kapso.WhatsApp.Generator.Writing;

/// <summary>C# code, line by line and indented.</summary>
internal sealed class CodeText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "") => _text.Append(line.Length == 0 ? "" : new string(' ', _depth * 4)).Append(line).Append('\n');

    public void Open(string? line = null)
    {
        if (line is not null)
        {
            Line(line);
        }

        Line("{");
        _depth++;
    }

    public void Close(string after = "")
    {
        _depth--;
        Line($"}}{after}");
    }

    /// <summary>An element of a documentation comment with plain text in it, which may have been written by anybody.</summary>
    public void Doc(string element, params string[] paragraphs)
    {
        string end = element.Split(' ')[0];
        string[] lines = [.. paragraphs.SelectMany(Lines)];
        if (lines.Length == 1)
        {
            Line($"/// <{element}>{lines[0]}</{end}>");
            return;
        }

        Line($"/// <{element}>");
        foreach (string line in lines)
        {
            Line($"/// {(paragraphs.Length > 1 ? $"<para>{line}</para>" : line)}");
        }

        Line($"/// </{end}>");
    }

    public override string ToString() => _text.ToString();

    private static IEnumerable<string> Lines(string text) => text
        .Split('\r', '\n', '\u0085', '\u2028', '\u2029')
        .Select(static line => Escape(line.Trim()))
        .Where(static line => line.Length > 0);

    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        for (int i = 0; i < text.Length; i++)
        {
            bool isHalfPair = char.IsSurrogate(text[i]) && !((i + 1 < text.Length && char.IsSurrogatePair(text, i)) || (i > 0 && char.IsSurrogatePair(text, i - 1)));
            escaped.Append(text[i] switch
            {
                _ when isHalfPair => "\uFFFD",
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",

                // XML takes no control characters, however they are written.
                < ' ' or '\uFFFE' or '\uFFFF' => " ",
                var letter => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
