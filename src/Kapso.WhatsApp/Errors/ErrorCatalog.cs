using System.Collections.Frozen;
using System.Net;

namespace Kapso.WhatsApp;

/// <summary>An entry of the catalog: the meaning of an error code.</summary>
/// <param name="Code">Meta's code or subcode; 0 or a status for entries that stand for a kind of refusal without a code.</param>
/// <param name="Title">Meta's title for it.</param>
/// <param name="Category">What kind of refusal it is.</param>
/// <param name="RetryAdvice">Whether to try again.</param>
/// <param name="Advice">What to do about it, in a sentence; null when nothing is known.</param>
public sealed record ErrorCatalogEntry(int Code, string Title, ErrorCategory Category, RetryAdvice RetryAdvice, string? Advice) : KapsoRecord;

/// <summary>Explains Meta's and Kapso's error codes, also those that arrive in status webhooks.</summary>
public static partial class ErrorCatalog
{
    private const int FirstPermissionCode = 200;
    private const int LastPermissionCode = 299;

    private static readonly ErrorCatalogEntry Permission =
        new(FirstPermissionCode, "API Permission", ErrorCategory.Authorization, RetryAdvice.FixRequest, "Grant the missing permission and connect the number again.");

    /// <summary>A 409 to anything but a message.</summary>
    internal static readonly ErrorCatalogEntry Conflict =
        new(409, "Conflict", ErrorCategory.Conflict, RetryAdvice.FixRequest, "The resource was changed in the meantime. Read it again and reapply your change.");

    /// <summary>A 409 with a code that is not known: it is final, whatever it is about.</summary>
    private static readonly ErrorCatalogEntry CodedConflict =
        new(409, "Conflict", ErrorCategory.Conflict, RetryAdvice.FixRequest, "The code says why; the same call is refused again until that has changed.");

    private static readonly ErrorCatalogEntry NoCredits =
        new(0, "Insufficient credits", ErrorCategory.Payment, RetryAdvice.FixRequest, "Add credits in Kapso's dashboard, on the page that BillingUrl names when there is one.");

    private static readonly FrozenDictionary<int, ErrorCatalogEntry> ByCode = Messages.Concat(Accounts).Concat(Routing).ToFrozenDictionary(entry => entry.Code);

    private static readonly FrozenDictionary<string, ErrorCatalogEntry> ByKapsoCode = KapsoCodes().ToFrozenDictionary(pair => pair.Code.Value, pair => pair.Entry, StringComparer.Ordinal);

    /// <summary>Everything that is known, by code.</summary>
    public static IReadOnlyCollection<ErrorCatalogEntry> Entries => ByCode.Values;

    /// <summary>Explains one of Meta's codes or subcodes.</summary>
    /// <param name="code">The code, for example 131047.</param>
    /// <returns>What is known about it; null when nothing is.</returns>
    public static ErrorCatalogEntry? Find(int code) =>
        ByCode.TryGetValue(code, out ErrorCatalogEntry? entry) ? entry : code is >= FirstPermissionCode and <= LastPermissionCode ? Permission : null;

    /// <summary>Classifies an error by the most specific thing about it: Kapso's code, Meta's subcode or code, then the text and the status.</summary>
    internal static ErrorCatalogEntry Classify(HttpStatusCode status, int? code, int? subcode, KapsoErrorCode? kapsoCode, string text)
    {
        if (kapsoCode is { } name && ByKapsoCode.TryGetValue(name.Value, out ErrorCatalogEntry? known))
        {
            return known;
        }

        if (kapsoCode?.Value.StartsWith(ThreadPrefix, StringComparison.Ordinal) is true)
        {
            return NotOwner;
        }

        // Meta says "no such object" with code 100 and subcode 33, and not always with status 404.
        if (code is 100 && subcode is 33 || status is HttpStatusCode.NotFound && code is (null or 33 or 100) && subcode is null)
        {
            return ByStatus(HttpStatusCode.NotFound);
        }

        // Code 100 only says that a parameter is wrong; its subcode says what.
        ErrorCatalogEntry? bySubcode = subcode is int sub ? Find(sub) : null;
        ErrorCatalogEntry? byCode = code is int number ? Find(number) : null;
        if (status is HttpStatusCode.PaymentRequired)
        {
            // Whatever its code, it was refused because nobody pays for it.
            return new[] { byCode, bySubcode }.FirstOrDefault(entry => entry?.Category is ErrorCategory.Payment) ?? ByStatus(status);
        }

        return TemplatePart.Name((byCode is null || code is 100 or 1 ? bySubcode ?? byCode : byCode) ?? ByText(status, text) ?? ByStatus(status, hasCode: code is not null || kapsoCode is not null), text);
    }

    private static IEnumerable<(KapsoErrorCode Code, ErrorCatalogEntry Entry)> KapsoCodes() =>
    [
        (KapsoErrorCode.MarketingPreferenceStopped, new(0, "Marketing stopped", ErrorCategory.MarketingOptOut, RetryAdvice.DoNotRetry, "Send this person utility or authentication templates only.")),
        (KapsoErrorCode.InsufficientCredits, NoCredits),
        (KapsoErrorCode.ServiceCreditsExhausted, NoCredits),
        (KapsoErrorCode.MessagingAccountMismatch, new(0, "Messaging account mismatch", ErrorCategory.Parameter, RetryAdvice.FixRequest, "Name the account that owns the number, or none.")),
        (KapsoErrorCode.FindingsNotEnabled, new(0, "Findings not enabled", ErrorCategory.NotFound, RetryAdvice.FixRequest, "Switch findings on for the project in Kapso's dashboard.")),
        .. KapsoRouting,
    ];

    private static ErrorCatalogEntry? ByText(HttpStatusCode status, string text)
    {
        if (status is HttpStatusCode.UnprocessableEntity && (Says("24-hour") || Says("24 hour") || Says("24h") || Says("customer service window")))
        {
            return Find(131047);
        }

        return status is HttpStatusCode.Forbidden && Says("sandbox")
            ? new(403, "Sandbox", ErrorCategory.Sandbox, RetryAdvice.FixRequest, "The sandbox does not allow this, or its session is not active; use a production number or activate the session.")
            : null;

        bool Says(string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private static ErrorCatalogEntry ByStatus(HttpStatusCode status, bool hasCode = false) => status switch
    {
        HttpStatusCode.BadRequest => new(400, "Bad request", ErrorCategory.Parameter, RetryAdvice.FixRequest, null),
        HttpStatusCode.Unauthorized => new(401, "Unauthorized", ErrorCategory.Authorization, RetryAdvice.FixRequest, "Check the API key: is it the one of this project?"),
        HttpStatusCode.PaymentRequired => new(402, "Payment required", ErrorCategory.Payment, RetryAdvice.FixRequest, "Add credits or choose a plan that has the feature."),
        HttpStatusCode.Forbidden => new(403, "Forbidden", ErrorCategory.Authorization, RetryAdvice.FixRequest, "The key or the number is not allowed to do this."),
        HttpStatusCode.NotFound => new(404, "Not found", ErrorCategory.NotFound, RetryAdvice.FixRequest, "Check the id, and that it belongs to this project and number."),
        HttpStatusCode.RequestTimeout => new(408, "Request timeout", ErrorCategory.Server, RetryAdvice.AfterDelay, "Wait and try again."),
        HttpStatusCode.Conflict when hasCode => CodedConflict,
        HttpStatusCode.Conflict => new(409, "Conflict", ErrorCategory.InFlight, RetryAdvice.AfterDelay, "Another message to this recipient is under way; try again in a moment."),
        HttpStatusCode.UnprocessableEntity => new(422, "Unprocessable", ErrorCategory.Validation, RetryAdvice.FixRequest, null),
        HttpStatusCode.TooManyRequests => new(429, "Too many requests", ErrorCategory.Throttling, RetryAdvice.AfterDelay, "Wait as long as RetryAfter says."),
        >= HttpStatusCode.InternalServerError => new((int)status, "Server error", ErrorCategory.Server, RetryAdvice.AfterDelay, "Wait and try again."),
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new((int)status, "Redirect", ErrorCategory.Redirect, RetryAdvice.FixRequest, null),
        _ => new((int)status, "Refused", ErrorCategory.Unknown, RetryAdvice.FixRequest, null),
    };
}
