namespace Kapso.WhatsApp.Emulator;

/// <summary>
/// Something that goes wrong on purpose: which requests it meets, how often, and what happens to them. Made by the static methods,
/// narrowed with <c>with { OperationId = "sendMessage", Times = 3 }</c>, and put to work by <see cref="FaultQueue.Add"/>.
/// </summary>
public sealed record Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    /// <summary>The kind of fault that the request meets.</summary>
    public FaultKind Kind { get; }

    /// <summary>Only requests of this operation, such as <c>sendMessage</c>; null for any.</summary>
    public string? OperationId { get; init; }

    /// <summary>The HTTP method of the requests that the fault applies to; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The beginning of the paths that the fault applies to, for example <c>/platform/v1/</c>; null for any.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>How many requests it meets before it is used up; 0 for all, until it is removed.</summary>
    public int Times { get; init; } = 1;

    /// <summary>
    /// Whether the server does what the request asks before the fault shows: a message is stored although no answer says so.
    /// </summary>
    public bool IsProcessed { get; init; }

    /// <summary>How long the emulator waits, by its clock, before it goes on. Any kind can be late.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The status of the answer, where the fault makes one.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The body of the answer, where the fault makes one.</summary>
    public string Body { get; init; } = "";

    /// <summary>The media type of <see cref="Body"/>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The size of the answer in bytes, for <see cref="FaultKind.HugeBody"/>.</summary>
    public long Size { get; init; }

    /// <summary>Answers with <paramref name="statusCode"/> and <paramref name="body"/>; the server has done nothing.</summary>
    public static Fault Status(int statusCode, string body = """{"error":"Injected fault"}""", string contentType = "application/json") =>
        new(FaultKind.Status) { StatusCode = statusCode, Body = body, ContentType = contentType };

    /// <summary>
    /// Serves the request at once, answers after <paramref name="wait"/>; a send keeps its recipient in flight meanwhile.
    /// </summary>
    public static Fault Delay(TimeSpan wait) => new(FaultKind.Delay) { Wait = wait, IsProcessed = true };

    /// <summary>
    /// Serves the request at once, answers after <see cref="InjectedFault.Release"/>; a send keeps its recipient in flight meanwhile.
    /// </summary>
    public static Fault HoldResponse() => new(FaultKind.HoldResponse) { IsProcessed = true };

    /// <summary>Resets the connection before the server has done anything.</summary>
    public static Fault ResetBeforeProcessing() => new(FaultKind.ResetBeforeProcessing);

    /// <summary>Resets the connection after the server has done what was asked.</summary>
    public static Fault ResetAfterProcessing() => new(FaultKind.ResetAfterProcessing) { IsProcessed = true };

    /// <summary>Serves the request, announces the whole answer and ends the connection half-way through it.</summary>
    public static Fault TruncatedBody() => new(FaultKind.TruncatedBody) { IsProcessed = true };

    /// <summary>Answers with a gateway's error page.</summary>
    public static Fault HtmlPage(int statusCode = 502) => new(FaultKind.HtmlPage)
    {
        StatusCode = statusCode,
        ContentType = "text/html; charset=utf-8",
        Body = $"""
            <!DOCTYPE html>
            <html><head><title>{statusCode}</title></head>
            <body><h1>Error {statusCode}</h1><p>The gateway could not serve this request.</p></body></html>

            """,
    };

    /// <summary>Serves the request and answers 200 with an empty body.</summary>
    public static Fault EmptyBody() => new(FaultKind.EmptyBody) { IsProcessed = true };

    /// <summary>Serves the request and answers 200 with a body that claims to be JSON and is not UTF-8.</summary>
    public static Fault InvalidUtf8() => new(FaultKind.InvalidUtf8) { IsProcessed = true };

    /// <summary>Serves the request and answers 200 with one JSON object of <paramref name="size"/> bytes, written piece by piece.</summary>
    public static Fault HugeBody(long size) => new(FaultKind.HugeBody) { IsProcessed = true, Size = size };

    /// <summary>Answers 429 with <c>Retry-After</c> in seconds.</summary>
    public static Fault RateLimited(TimeSpan? retryAfter = null) =>
        FromReply(FaultKind.RateLimited, Http.Allowance.ExceededReply(retryAfter));

    /// <summary>Answers 409 as for a message to a recipient who is still being sent another one.</summary>
    public static Fault InFlight() => FromReply(FaultKind.InFlight, Http.KapsoRefusals.InFlight);

    /// <summary>Answers 402 as for a project without credits.</summary>
    public static Fault InsufficientCredits() => FromReply(FaultKind.InsufficientCredits, Http.KapsoRefusals.InsufficientCredits);

    /// <summary>Answers with a redirect.</summary>
    /// <param name="location">Where to; any host.</param>
    /// <param name="statusCode">301, 302, 303, 307 or 308.</param>
    public static Fault Redirect(Uri location, int statusCode = 302) => new(FaultKind.Redirect)
    {
        StatusCode = statusCode,
        Headers = new Dictionary<string, string> { ["Location"] = location.OriginalString },
    };

    private static Fault FromReply(FaultKind kind, Http.Reply reply) => new(kind)
    {
        StatusCode = reply.Status,
        Body = System.Text.Encoding.UTF8.GetString(reply.Body.Span),
        Headers = reply.Headers,
    };
}
