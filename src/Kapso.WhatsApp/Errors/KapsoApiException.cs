using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;
using System.Text;

namespace Kapso.WhatsApp;

/// <summary>
/// The API returned an error. When <see cref="KapsoException.OutcomeUnknown"/> is true, the call may have been processed all the same.
/// Branch on <see cref="Category"/>; <see cref="ServerMessage"/>, <see cref="Details"/> and
/// <see cref="Advice"/> are meant for people. Neither the key nor a full phone number is ever in it.
/// </summary>
public sealed class KapsoApiException : KapsoException
{
    /// <summary>The most characters of an answer's text that are kept.</summary>
    public const int MaxResponseBodyLength = 8192;

    internal static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(1);

    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="operationId">The operation that was refused.</param>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="serverMessage">The server's own text.</param>
    /// <param name="details">What the server said about it further.</param>
    /// <param name="code">Meta's code, which gives category and advice.</param>
    /// <param name="kapsoCode">Kapso's code, which gives category and advice.</param>
    /// <param name="outcomeUnknown">Whether it may have happened all the same.</param>
    public KapsoApiException(
        string operationId, HttpStatusCode statusCode, string serverMessage, string? details = null, int? code = null, KapsoErrorCode? kapsoCode = null, bool outcomeUnknown = false)
        : this(operationId, statusCode, serverMessage, details, code, null, kapsoCode, ErrorCatalog.Classify(statusCode, code, null, kapsoCode, serverMessage), outcomeUnknown)
    {
    }

    internal KapsoApiException(
        string operationId, HttpStatusCode statusCode, string serverMessage, string? details, int? code, int? subcode, KapsoErrorCode? kapsoCode, ErrorCatalogEntry entry,
        bool outcomeUnknown)
        : base(Describe(operationId, statusCode, serverMessage, details, code, subcode, kapsoCode, entry, outcomeUnknown))
    {
        OutcomeUnknown = outcomeUnknown;
        OperationId = operationId;
        StatusCode = statusCode;
        ServerMessage = serverMessage;
        Details = details;
        Code = code;
        Subcode = subcode;
        KapsoCode = kapsoCode;
        Category = entry.Category;
        AdviceWhenKnown = entry.RetryAdvice;
        Advice = outcomeUnknown ? UnknownOutcome.Advice(operationId) : entry.Advice;
    }

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The category of the error, to branch on.</summary>
    public ErrorCategory Category { get; }

    /// <summary>Meta's code, for example 131047; null when the refusal is Kapso's own.</summary>
    public int? Code { get; }

    /// <summary>Meta's error subcode, or null when Meta did not send one.</summary>
    public int? Subcode { get; }

    /// <summary>Kapso's own code, where it gives one.</summary>
    public KapsoErrorCode? KapsoCode { get; }

    /// <summary>Meta's type of error, for example <c>OAuthException</c>.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The server's own text; empty when it sent none.</summary>
    public string ServerMessage { get; }

    /// <summary>What the server said about it further: often the sentence that explains it. <see cref="UserMessage"/> when it said nothing else.</summary>
    public string? Details { get; }

    /// <summary>A title that Meta offers for showing to a person.</summary>
    public string? UserTitle { get; init; }

    /// <summary>A text that Meta offers for showing to a person.</summary>
    public string? UserMessage { get; init; }

    /// <summary>Messages by the field that they are about, where the server gives such.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>Meta's id of the request, to quote in a support case with Meta.</summary>
    public string? FbTraceId { get; init; }

    /// <summary>Kapso's id of the request, to quote in a support case with Kapso.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long to wait before retrying, as the server says; at most one day. Null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The rate limit and what is left of it, or null when the server did not say.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The address where credits can be added, when they do not cover the message.</summary>
    public Uri? BillingUrl { get; init; }

    /// <summary>The answer's text, at most <see cref="MaxResponseBodyLength"/> characters of it, with keys, secrets, message texts and phone numbers hidden.</summary>
    public string ResponseBody { get; init; } = "";

    /// <summary>What to do about it, in a sentence; null when nothing is known.</summary>
    public string? Advice { get; }

    /// <summary>Whether a rate limit was exceeded. Meta reports some rate limits with status 400.</summary>
    public bool IsThrottled => Category is ErrorCategory.Throttling;

    /// <summary>Whether the 24-hour customer service window is closed, so that only a template can be sent.</summary>
    public bool IsWindowClosed => Category is ErrorCategory.CustomerServiceWindow;

    /// <summary>Whether the same call may be made again after a wait without doing anything twice.</summary>
    public bool IsSafeToRetry => RetryAdvice is RetryAdvice.AfterDelay;

    private protected override RetryAdvice AdviceWhenKnown { get; }

    private static string Describe(
        string operationId, HttpStatusCode status, string serverMessage, string? details, int? code, int? subcode, KapsoErrorCode? kapsoCode, ErrorCatalogEntry entry,
        bool outcomeUnknown)
    {
        StringBuilder text = new();
        bool refused = !outcomeUnknown && status is not HttpStatusCode.RequestTimeout and < HttpStatusCode.InternalServerError;
        text.Append(CultureInfo.InvariantCulture, $"{operationId} {(refused ? "was refused" : "failed")} with status {(int)status}");
        string codes = string.Join(", ", new[] { Named("code", code), Named("subcode", subcode), kapsoCode is null ? null : $"code {kapsoCode}" }.Where(part => part is not null));
        if (codes.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" ({codes})");
        }

        Sentence(serverMessage.Length > 0 ? serverMessage : entry.Title);
        Sentence(details is not null && !serverMessage.Contains(details, StringComparison.Ordinal) ? details : null);
        Sentence(outcomeUnknown ? UnknownOutcome.Advice(operationId) : entry.Advice);
        return text.ToString();

        void Sentence(string? sentence)
        {
            if (!string.IsNullOrWhiteSpace(sentence))
            {
                text.Append(text[^1] is '.' or '!' or '?' or ':' ? " " : ": ").Append(sentence.Trim());
                if (text[^1] is not ('.' or '!' or '?'))
                {
                    text.Append('.');
                }
            }
        }

        static string? Named(string name, int? number) => number is null ? null : string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
    }
}
