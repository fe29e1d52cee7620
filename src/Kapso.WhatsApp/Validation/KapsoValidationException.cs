namespace Kapso.WhatsApp;

/// <summary>
/// Something in the arguments or the configuration breaks a rule that can be known before the call. Nothing was sent.
/// All broken rules are in <see cref="Problems"/>, not only the first.
/// </summary>
public sealed class KapsoValidationException : KapsoException
{
    /// <summary>Makes the exception for a list of broken rules.</summary>
    /// <param name="problems">At least one broken rule.</param>
    public KapsoValidationException(IReadOnlyList<ValidationProblem> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>Every broken rule, in the order in which the parts were checked.</summary>
    public IReadOnlyList<ValidationProblem> Problems { get; }

    private static string Describe(IReadOnlyList<ValidationProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.Count switch
        {
            0 => throw new ArgumentException("A validation exception needs at least one problem.", nameof(problems)),
            1 => problems[0].Sentence,
            _ => $"{problems.Count} rules are broken:{string.Concat(problems.Select(problem => $"{Environment.NewLine}- {problem.Sentence}"))}",
        };
    }
}
