namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>The style of a template's placeholders: by name or by number.</summary>
internal enum PlaceholderStyle
{
    Numbered,
    Named,
}

/// <summary>A placeholder in a text: <c>{{1}}</c> or <c>{{customer_name}}</c>.</summary>
internal sealed class Placeholder(string name, int start, int end)
{
    /// <summary>The name or number between the braces.</summary>
    public string Name => name;

    public int Start => start;

    /// <summary>The place behind the closing braces.</summary>
    public int End => end;

    public bool IsNumber => name.Length > 0 && name.All(static letter => letter is >= '0' and <= '9');

    public bool IsWellFormed => name.Length > 0 && name.All(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    /// <summary>Finds the placeholders of a text; braces that are never closed reach to its end.</summary>
    public static List<Placeholder> Find(string text)
    {
        List<Placeholder> found = [];
        for (int start = text.IndexOf("{{", StringComparison.Ordinal); start >= 0; start = text.IndexOf("{{", found[found.Count - 1].End, StringComparison.Ordinal))
        {
            int close = text.IndexOf("}}", start + 2, StringComparison.Ordinal);
            found.Add(close < 0
                ? new Placeholder("", start, text.Length)
                : new Placeholder(text.Substring(start + 2, close - start - 2), start, close + 2));
        }

        return found;
    }

    /// <summary>A text with a letter in place of each placeholder.</summary>
    public static string Without(string text, List<Placeholder> placeholders)
    {
        for (int i = placeholders.Count - 1; i >= 0; i--)
        {
            text = text.Remove(placeholders[i].Start, placeholders[i].End - placeholders[i].Start).Insert(placeholders[i].Start, "x");
        }

        return text;
    }

    /// <summary>The names in their order, each once.</summary>
    public static List<string> Names(string? text) => [.. Find(text ?? "").Where(static found => found.IsWellFormed).Select(static found => found.Name).Distinct(StringComparer.Ordinal)];
}
