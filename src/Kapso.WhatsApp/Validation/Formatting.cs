namespace Kapso.WhatsApp.Validation;

/// <summary>What WhatsApp's apps would show otherwise than it is written: formatting characters, line breaks and emoji. Some texts must not have it.</summary>
internal static class Formatting
{
    private const string Fence = "```";
    private const int MaxBlanks = 4;

    // Those of the basic plane that are shown as pictures without a variation selector behind them (Unicode's Emoji_Presentation), as pairs of first and last.
    private const string EmojiRanges =
        "\u231A\u231B\u23E9\u23EC\u23F0\u23F0\u23F3\u23F3\u25FD\u25FE\u2614\u2615\u2648\u2653\u267F\u267F\u2693\u2693\u26A1\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26CE\u26D4\u26D4"
        + "\u26EA\u26EA\u26F2\u26F3\u26F5\u26F5\u26FA\u26FA\u26FD\u26FD\u2705\u2705\u270A\u270B\u2728\u2728\u274C\u274C\u274E\u274E\u2753\u2755\u2757\u2757\u2795\u2797\u27B0\u27B0\u27BF\u27BF"
        + "\u2B1B\u2B1C\u2B50\u2B50\u2B55\u2B55";

    /// <summary>Whether a text has a line break of any kind.</summary>
    public static bool HasLineBreak(string text) => text.Any(IsLineBreak);

    /// <summary>Whether a character begins a new line: those of all systems, and Unicode's own.</summary>
    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>
    /// The first part of a text that WhatsApp shows as bold, italic, struck out or code; null when there is none. As in its apps, the characters around it stand at the edges of words: neither
    /// <c>5* hotel</c> nor <c>order_id</c> is formatted.
    /// </summary>
    public static string? FindMarkdown(string text)
    {
        for (int start = 0; start < text.Length; start++)
        {
            if (FormattedEnd(text, start) is int end and > 0)
            {
                return text.Substring(start, end - start);
            }
        }

        return null;
    }

    /// <summary>What WhatsApp refuses in the value of a template's placeholder: line breaks, tabs and wide gaps.</summary>
    public static BrokenRule? FindInValue(string value)
    {
        int blanks = 0;
        foreach (char c in value)
        {
            if (IsLineBreak(c))
            {
                return new("one-line", "the value of a placeholder cannot have line breaks: WhatsApp refuses the message", "1 line", Characters(value));
            }

            if (c is '\t')
            {
                return new("no-tabs", "the value of a placeholder cannot have tabs: WhatsApp refuses the message", "0", Characters(value));
            }

            blanks = c is ' ' ? blanks + 1 : 0;
            if (blanks > MaxBlanks)
            {
                return new("max-blanks", "the value of a placeholder cannot have more than 4 spaces in a row: WhatsApp refuses the message", "4", Characters(value));
            }
        }

        return null;
    }

    /// <summary>What WhatsApp refuses in the header of an interactive message: a second line and markdown.</summary>
    public static BrokenRule? FindInHeader(string text) =>
        HasLineBreak(text) ? new("one-line", "a text header has one line; put the rest into the body", "1 line", Characters(text))
        : FindMarkdown(text) is { } formatted ? new("no-markdown", $"a text header cannot be formatted: take {formatted[0]} away, or put the text into the body", "no markdown", Characters(text))
        : null;

    /// <summary>What Meta refuses in the text header of a template: a second line, asterisks, other formatting characters and emoji.</summary>
    /// <param name="text">The text, without its placeholders.</param>
    public static BrokenRule? FindInTemplateHeader(string text) =>
        HasLineBreak(text) ? new("one-line", "a text header has one line; put the rest into the body", "1 line", Characters(text))
        : text.Contains('*') ? new("no-markdown", "a text header cannot have asterisks; put the text into the body", "no markdown", Characters(text))
        : FindMarkdown(text) is { } formatted ? new("no-markdown", $"a text header cannot be formatted: take {formatted[0]} away, or put the text into the body", "no markdown", Characters(text))
        : HasEmoji(text) ? new("no-emoji", "a text header cannot have emoji; put them into the body", "no emoji", Characters(text))
        : null;

    /// <summary>Whether a text has an emoji.</summary>
    public static bool HasEmoji(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '\uFE0F' or '\u20E3' || IsEmojiOfBasicPlane(text[i])
                || char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) && char.ConvertToUtf32(text[i], text[i + 1]) is >= 0x1F000 and <= 0x1FAFF)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the formatted part ends that begins at a place; 0 when none begins there.</summary>
    private static int FormattedEnd(string text, int start)
    {
        if (string.CompareOrdinal(text, start, Fence, 0, Fence.Length) == 0)
        {
            int fence = text.IndexOf(Fence, Math.Min(start + Fence.Length + 1, text.Length), StringComparison.Ordinal);
            return fence < 0 ? 0 : fence + Fence.Length;
        }

        char mark = text[start];
        if (mark is not ('*' or '_' or '~' or '`') || start > 0 && IsPartOfWord(text[start - 1]) || start + 1 >= text.Length || char.IsWhiteSpace(text[start + 1]) || text[start + 1] == mark)
        {
            return 0;
        }

        for (int end = start + 2; end < text.Length && !IsLineBreak(text[end]); end++)
        {
            if (text[end] == mark && !char.IsWhiteSpace(text[end - 1]) && (end + 1 == text.Length || !IsPartOfWord(text[end + 1])))
            {
                return end + 1;
            }
        }

        return 0;
    }

    private static string Characters(string text) => FormattableString.Invariant($"{text.Length} characters");

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c);

    private static bool IsEmojiOfBasicPlane(char c)
    {
        for (int i = 0; i < EmojiRanges.Length; i += 2)
        {
            if (c >= EmojiRanges[i] && c <= EmojiRanges[i + 1])
            {
                return true;
            }
        }

        return false;
    }
}
