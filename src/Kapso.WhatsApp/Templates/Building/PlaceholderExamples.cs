namespace Kapso.WhatsApp.Templates;

/// <summary>Examples for the placeholders of a text, which Meta's reviewers want to see.</summary>
public sealed class PlaceholderExamples
{
    private readonly List<NamedExample> _named = [];
    private readonly List<string> _numbered = [];

    internal PlaceholderExamples()
    {
    }

    /// <summary>Gives the example for a named placeholder.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="example">The example.</param>
    public PlaceholderExamples Example(string parameterName, string example)
    {
        _named.Add(new NamedExample
        {
            ParamName = parameterName ?? throw new ArgumentNullException(nameof(parameterName)),
            Example = example ?? throw new ArgumentNullException(nameof(example)),
        });
        return this;
    }

    /// <summary>Gives the example for the next numbered placeholder.</summary>
    /// <param name="example">The example.</param>
    public PlaceholderExamples Example(string example)
    {
        _numbered.Add(example ?? throw new ArgumentNullException(nameof(example)));
        return this;
    }

    internal static PlaceholderExamples From(Action<PlaceholderExamples>? give)
    {
        PlaceholderExamples examples = new();
        give?.Invoke(examples);
        return examples;
    }

    internal ComponentExample? ForHeader() => IsEmpty ? null : new ComponentExample
    {
        HeaderText = _numbered.Count > 0 ? _numbered : null,
        HeaderTextNamedParams = _named.Count > 0 ? _named : null,
    };

    internal ComponentExample? ForBody() => IsEmpty ? null : new ComponentExample
    {
        BodyText = _numbered.Count > 0 ? [_numbered] : null,
        BodyTextNamedParams = _named.Count > 0 ? _named : null,
    };

    private bool IsEmpty => _numbered.Count == 0 && _named.Count == 0;
}
