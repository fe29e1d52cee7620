namespace Kapso.WhatsApp;

/// <summary>One broken rule that was found before a call was made.</summary>
public sealed record ValidationProblem : KapsoRecord
{
    /// <summary>The path to the invalid value, from the argument inwards, for example <c>sections[1].rows[0].title</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The rule's stable name, for example <c>max-length</c>, <c>required</c> or <c>unique</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The bound that the rule sets, for example <c>24</c>; null when the rule has none.</summary>
    public string? Limit { get; init; }

    /// <summary>What was found: a length or a count for text and lists, the value itself for anything short and harmless. Never a message body, a key or a full phone number.</summary>
    public string? Value { get; init; }

    /// <summary>The problem in one plain sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The path and the message as a rule wrote them: it masks a value itself, and its limits are no phone numbers.</summary>
    internal string Sentence => $"{Path}: {Message}";

    /// <summary>Returns <see cref="Path"/> and <see cref="Message"/>.</summary>
    private protected override string Describe() => Sentence;
}
