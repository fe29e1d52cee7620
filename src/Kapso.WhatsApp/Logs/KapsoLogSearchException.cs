namespace Kapso.WhatsApp.Logs;

/// <summary>The exception for a search through the logs that is unavailable at the moment, or for the project.</summary>
public sealed class KapsoLogSearchException : KapsoException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="error">Kapso's text; null when it gave none.</param>
    /// <param name="code">Kapso's code; null when it gave none.</param>
    public KapsoLogSearchException(string? error = null, string? code = null)
        : base($"The search through the logs is unavailable{(error is null ? "" : $": {error}")}{(code is null ? "" : $" (code {code})")}.", null)
    {
        OperationId = LogOperations.Search.Id;
        Code = code;
    }

    /// <summary>Gets Kapso's code; null when it gave none.</summary>
    public string? Code { get; }

    private protected override RetryAdvice AdviceWhenKnown => RetryAdvice.AfterDelay;
}
