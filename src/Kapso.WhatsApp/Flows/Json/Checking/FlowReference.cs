namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>A reference such as <c>${data.name}</c>, taken apart at its dots.</summary>
internal sealed class FlowReference
{
    private readonly string[] _parts;

    private FlowReference(string text)
    {
        Text = text;
        string path = text[2..^1].Trim();
        int bracket = path.IndexOf('[', StringComparison.Ordinal);
        IsLookup = bracket >= 0;
        string[] parts = (IsLookup ? path[..bracket] : path).Split('.');
        IsGlobal = parts is ["screen", _, ..];
        ScreenId = IsGlobal ? parts[1] : null;
        _parts = IsGlobal ? parts[2..] : parts;
    }

    public string Text { get; }

    /// <summary>Whether the reference names the screen.</summary>
    public bool IsGlobal { get; }

    public string? ScreenId { get; }

    /// <summary>Whether it goes on in brackets, where it can no longer be followed.</summary>
    public bool IsLookup { get; }

    /// <summary><c>data</c>, <c>form</c>, or something that does not exist.</summary>
    public string Source => _parts.Length > 0 ? _parts[0] : "";

    /// <summary>The field's or the input's name.</summary>
    public string Name => _parts.Length > 1 ? _parts[1] : "";

    /// <summary>The way on inside the field.</summary>
    public IEnumerable<string> Rest => _parts.Skip(2);

    /// <summary>The references in a text.</summary>
    public static IEnumerable<FlowReference> AllIn(string text)
    {
        for (int start = text.IndexOf("${", StringComparison.Ordinal); start >= 0; start = text.IndexOf("${", start + 2, StringComparison.Ordinal))
        {
            int end = text.IndexOf('}', start);
            if (end < 0)
            {
                yield break;
            }

            yield return new FlowReference(text[start..(end + 1)]);
        }
    }

    /// <summary>The reference that a text is as a whole; null when it is more or less than one.</summary>
    public static FlowReference? Whole(string text) =>
        text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1 && text.LastIndexOf("${", StringComparison.Ordinal) == 0 ? new FlowReference(text) : null;
}
