using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;

namespace Kapso.WhatsApp;

/// <summary>What is known about a refused call when its answer is read.</summary>
internal readonly record struct ErrorContext
{
    public required string OperationId { get; init; }

    public required HttpStatusCode StatusCode { get; init; }

    public required HttpResponseHeaders Headers { get; init; }

    public required TimeSpan? RetryAfter { get; init; }

    public bool OutcomeUnknown { get; init; }

    public string? CallbackData { get; init; }

    public string? PhoneNumberId { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>What the caller gave as phone number id, where the call is about a number.</summary>
    public string? NumberId { get; init; }

    /// <summary>Whether it was a call of the Platform API, where 409 does not mean that a message to the same recipient is under way.</summary>
    public bool IsOfPlatform { get; init; }

    /// <summary>Hides the credential, and what the request says, should the server echo them.</summary>
    public required TextMask Mask { get; init; }
}

/// <summary>Turns any refusal into an exception, whatever its body looks like; never throws itself.</summary>
internal static class ApiErrorReader
{
    private const string PhoneNumberForId = "The phone number id that was given looks like a phone number: give the id that Meta has for the number, as PhoneNumbers.List shows it.";

    public static KapsoApiException Read(ErrorContext context, ReadOnlySpan<byte> body)
    {
        string text = HiddenText(context, body);
        ErrorBody error = ErrorBody.Parse(body, text);
        string message = Shown(context, error.Message) ?? "";
        int? code = Shown(context, error.Code);
        int? subcode = Shown(context, error.Subcode);
        if ((int)context.StatusCode is >= 300 and < 400 && message.Length == 0)
        {
            message = $"The server redirected to {TargetOf(context.Headers)}. Redirects are not followed, so that the key is not sent to another host. Check BaseAddress.";
        }

        ErrorCatalogEntry entry = ErrorCatalog.Classify(context.StatusCode, code, subcode, error.KapsoCode, $"{message} {error.Details ?? error.UserMessage}");
        entry = entry.Category is ErrorCategory.InFlight && context.IsOfPlatform ? ErrorCatalog.Conflict : entry;
        entry = entry.Category is ErrorCategory.NotFound && HasLengthOfPhoneNumber(context.NumberId) ? entry with { Advice = PhoneNumberForId } : entry;
        KapsoErrorCode? kapsoCode = error.KapsoCode is { } name ? new KapsoErrorCode(Shown(context, name.Value)) : null;
        return new KapsoApiException(
            context.OperationId, context.StatusCode, message, Shown(context, error.Details ?? error.UserMessage), code, subcode, kapsoCode, entry,
            context.OutcomeUnknown || error.KapsoCode == KapsoErrorCode.ThreadControlOutcomeUnknown)
        {
            ThreadError = error.ThreadError is { } reason ? new KapsoErrorCode(Shown(context, reason)) : null,
            CallbackData = context.CallbackData,
            PhoneNumberId = context.PhoneNumberId,
            StartedAt = context.StartedAt,
            ErrorType = Shown(context, error.Type),
            UserTitle = Shown(context, error.UserTitle),
            UserMessage = Shown(context, error.UserMessage),
            FieldErrors = FieldErrors(context, error),
            FbTraceId = Shown(context, error.FbTraceId),
            RequestId = RequestId(context.Headers),
            RetryAfter = context.RetryAfter,
            RateLimit = RateLimit.Read(context.Headers),
            BillingUrl = error.BillingUrl is { } url && context.Mask.Apply(url) == url ? url : null,
            ResponseBody = Cap(text),
        };
    }

    /// <summary>The server's id of a request.</summary>
    public static string? RequestId(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("X-Request-Id", out HeaderStringValues values) && values.ToString() is { Length: > 0 and <= 200 } id ? id : null;

    /// <summary>A body's text as it may be shown: capped, with keys, secrets, message texts and phone numbers hidden.</summary>
    public static string BodyText(ErrorContext context, ReadOnlySpan<byte> body) => Cap(HiddenText(context, body));

    /// <summary>More of the text than is ever shown. What is hidden is hidden before anything is cut, or the cut would leave a part of it.</summary>
    private static string HiddenText(ErrorContext context, ReadOnlySpan<byte> body) =>
        BodyMask.Apply(body[..Math.Min(body.Length, KapsoApiException.MaxResponseBodyLength * 4)], context.Mask);

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Shown(ErrorContext context, string? text) => text is null ? null : Cap(context.Mask.Apply(text));

    /// <summary>A code, unless it is the verification code that the request held and the server sent back.</summary>
    private static int? Shown(ErrorContext context, int? code) =>
        code is { } number && context.Mask.Hides(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) ? null : code;

    private static Dictionary<string, IReadOnlyList<string>> FieldErrors(ErrorContext context, ErrorBody error)
    {
        Dictionary<string, IReadOnlyList<string>> fields = new(StringComparer.Ordinal);
        foreach ((string name, List<string> messages) in error.Fields)
        {
            fields[Shown(context, name)] = [.. messages.Select(message => Shown(context, message))];
        }

        return fields;
    }

    /// <summary>Meta's ids have more digits.</summary>
    private static bool HasLengthOfPhoneNumber(string? id) => id is { Length: >= 7 and <= 13 } && !id.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string Cap(string text) =>
        text.Length <= KapsoApiException.MaxResponseBodyLength ? text : string.Concat(text.AsSpan(0, KapsoApiException.MaxResponseBodyLength), "…");

    private static string TargetOf(HttpResponseHeaders headers) => headers.Location switch
    {
        { IsAbsoluteUri: true } location => location.Host,
        { } => "another path",
        null => "an unnamed address",
    };
}
