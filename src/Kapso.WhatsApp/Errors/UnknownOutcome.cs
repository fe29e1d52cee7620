namespace Kapso.WhatsApp;

/// <summary>What every exception says about a call that may have happened although it failed.</summary>
internal static class UnknownOutcome
{
    /// <summary>What to do about it, in a sentence or two.</summary>
    /// <param name="operationId">The operation.</param>
    public static string Advice(string operationId) => operationId switch
    {
        "sendMessage" or "sendMarketingMessage" => "It may have been sent: find out with Messages.SettleAsync before sending it again.",
        "threadControl" => "It may have been done: the customer's next message or a handover tells who holds the conversation, nothing else does.",
        _ => "It may have been done: look for it before trying again.",
    };
}
