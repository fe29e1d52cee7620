namespace Kapso.WhatsApp;

/// <summary>The advice on what to do about a call that failed.</summary>
public enum RetryAdvice
{
    /// <summary>Do not send it again; it will not change.</summary>
    DoNotRetry,

    /// <summary>Change the request, the template or the account first.</summary>
    FixRequest,

    /// <summary>Wait, then try again.</summary>
    AfterDelay,

    /// <summary>It may have happened although the call failed. Find out before trying again: for a message with <see cref="Messages.MessagesClient.SettleAsync(KapsoException, CancellationToken)"/>.</summary>
    Settle,
}
