using System.Globalization;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>What the apps of WhatsApp would not show as it is written.</summary>
internal static partial class TextFormat
{
    public static bool HasLineBreak(string text) => LineBreak().IsMatch(text);

    /// <summary>Whether WhatsApp would show a part of the text in bold, in italics, struck out or as code.</summary>
    public static bool HasMarkdown(string text) => Markdown().IsMatch(text);

    public static bool HasEmoji(string text)
    {
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            if (Emoji().IsMatch(elements.GetTextElement()))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"[\n\r\v\f\u0085\u2028\u2029]")]
    private static partial Regex LineBreak();

    // The marks stand at the edges of words: neither "5* hotel" nor "order_id" is formatted.
    [GeneratedRegex(@"```.[\s\S]*?```|(?<![\p{L}\p{Nd}])([*_~`])(?!\1)\S(?:[^\n\r\v\f\u0085\u2028\u2029]*?\S)??\1(?![\p{L}\p{Nd}])")]
    private static partial Regex Markdown();

    // Pictographs beyond the basic plane, flags, keycaps, and those of the basic plane that are pictures without a variation selector.
    [GeneratedRegex(
        "[\uD83C-\uD83E][\uDC00-\uDFFF]|\uFE0F|\u20E3|[\u231A\u231B\u23E9-\u23EC\u23F0\u23F3\u25FD\u25FE\u2614\u2615\u2648-\u2653\u267F\u2693\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26D4"
        + "\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A\u270B\u2728\u274C\u274E\u2753-\u2755\u2757\u2795-\u2797\u27B0\u27BF\u2B1B\u2B1C\u2B50\u2B55]")]
    private static partial Regex Emoji();
}
