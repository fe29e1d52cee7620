namespace Kapso.WhatsApp.Emulator;

/// <summary>The kind of a <see cref="Fault"/>: what it does to a request.</summary>
public enum FaultKind
{
    /// <summary>Answers with a given status, headers and body.</summary>
    Status,

    /// <summary>Serves the request at once and answers late.</summary>
    Delay,

    /// <summary>Serves the request at once and answers when the fault is released.</summary>
    HoldResponse,

    /// <summary>Resets the connection; nothing has happened to the request.</summary>
    ResetBeforeProcessing,

    /// <summary>Serves the request, then resets the connection instead of answering.</summary>
    ResetAfterProcessing,

    /// <summary>Serves the request and ends the connection in the middle of the answer's body.</summary>
    TruncatedBody,

    /// <summary>Answers with an HTML page, as a gateway in front of Kapso does.</summary>
    HtmlPage,

    /// <summary>Serves the request and answers 200 with nothing in the body.</summary>
    EmptyBody,

    /// <summary>Serves the request and answers 200 with bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Serves the request and answers 200 with a JSON string of a given size.</summary>
    HugeBody,

    /// <summary>Answers 429 with <c>Retry-After</c>, as Kapso's rate limit does.</summary>
    RateLimited,

    /// <summary>Answers 409: another message to this recipient is in flight.</summary>
    InFlight,

    /// <summary>Answers 402: credits do not cover the message.</summary>
    InsufficientCredits,

    /// <summary>Answers with a redirect to a given address.</summary>
    Redirect,
}
