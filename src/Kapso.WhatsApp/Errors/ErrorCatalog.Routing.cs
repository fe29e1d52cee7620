namespace Kapso.WhatsApp;

/// <content>Refusals of numbers that several applications share (conversation routing).</content>
public static partial class ErrorCatalog
{
    private const string ThreadPrefix = "thread_";

    private static ErrorCatalogEntry NotOwner => Ownership(
        "Another application holds the conversation", "Another application holds the conversation: send a template, take the conversation over, or leave it to that application.");

    private static IEnumerable<ErrorCatalogEntry> Routing =>
    [
        new(2494191, "Thread control not allowed", ErrorCategory.ThreadOwnership, RetryAdvice.FixRequest,
            "Only the number's escalation application may take a conversation: make this one it in Meta Business Suite, or wait until the conversation is passed."),
        new(138038, "Not the primary application for calls", ErrorCategory.Calling, RetryAdvice.FixRequest,
            "Another application is the primary one of the number's Call entry point: leave the call to it, or change the routing in Meta Business Suite."),
    ];

    private static IEnumerable<(KapsoErrorCode Code, ErrorCatalogEntry Entry)> KapsoRouting =>
    [
        (KapsoErrorCode.ThreadNotOwner, NotOwner),
        (KapsoErrorCode.ThreadOwnershipUnknown, Ownership(
            "It is not known which application holds the conversation",
            "Kapso does not know who holds the conversation: send a template, take the conversation over, or wait for the customer's next message, which tells.")),
        (KapsoErrorCode.MetaBusinessAgentControl, Ownership(
            "Meta Business Agent holds the conversation", "Meta Business Agent answers on this number, and ThreadError says who holds the conversation: send a template, or take the conversation over.")),
        (KapsoErrorCode.ThreadControlInProgress, new(
            0, "Another change of control is in progress", ErrorCategory.InFlight, RetryAdvice.AfterDelay, "Another change of who holds the conversation is under way; try again in a moment.")),
        (KapsoErrorCode.ThreadControlOutcomeUnknown, new(
            0, "The outcome of the change of control is unknown", ErrorCategory.Server, RetryAdvice.FixRequest, "Wait for the customer's next message or for a handover, which tell who holds the conversation.")),
    ];

    /// <summary>Whether it is a code of Kapso's, where a text may stand in its place.</summary>
    internal static bool IsKapsoCode(string text) =>
        ByKapsoCode.ContainsKey(text) || (text.StartsWith(ThreadPrefix, StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal));

    private static ErrorCatalogEntry Ownership(string title, string advice) => new(0, title, ErrorCategory.ThreadOwnership, RetryAdvice.FixRequest, advice);
}
