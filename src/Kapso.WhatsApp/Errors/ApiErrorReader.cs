using System.Net;
using System.Net.Http.Headers;
using System.Text;

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

    /// <summary>The credential, so that it can be hidden should the server echo it.</summary>
    public string? Secret { get; init; }

    /// <summary>The recipient's number, so that it can be hidden should the server echo it.</summary>
    public string? Phone { get; init; }

    public string Hide(string text)
    {
        string masked = PhoneMask.Mask(text, Phone);
        return string.IsNullOrEmpty(Secret) ? masked : masked.Replace(Secret, "***", StringComparison.Ordinal);
    }
}

/// <summary>Turns any refusal into an exception, whatever its body looks like; never throws itself.</summary>
internal static class ApiErrorReader
{
    public static KapsoApiException Read(ErrorContext context, ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body);
        ErrorBody error = ErrorBody.Parse(body, text);
        string message = context.Hide(Cap(error.Message ?? ""));
        if ((int)context.StatusCode is >= 300 and < 400 && message.Length == 0)
        {
            message = $"The server redirects to {TargetOf(context.Headers)}, and redirects are not followed: the key would go along. Is the base address right?";
        }

        ErrorCatalogEntry entry = ErrorCatalog.Classify(context.StatusCode, error.Code, error.Subcode, error.KapsoCode, $"{message} {error.Details}");
        return new KapsoApiException(
            context.OperationId, context.StatusCode, message, HideOptional(context, error.Details), error.Code, error.Subcode, error.KapsoCode, entry)
        {
            CallbackData = context.CallbackData,
            OutcomeUnknown = context.OutcomeUnknown,
            ErrorType = error.Type,
            UserTitle = HideOptional(context, error.UserTitle),
            UserMessage = HideOptional(context, error.UserMessage),
            FieldErrors = error.Fields.ToDictionary(
                field => field.Key, field => (IReadOnlyList<string>)[.. field.Value.Select(text => context.Hide(Cap(text)))], StringComparer.Ordinal),
            FbTraceId = error.FbTraceId,
            RequestId = RequestId(context.Headers),
            RetryAfter = context.RetryAfter,
            RateLimit = RateLimit.Read(context.Headers),
            BillingUrl = error.BillingUrl,
            ResponseBody = context.Hide(Cap(text)),
        };
    }

    /// <summary>The server's id of a request.</summary>
    public static string? RequestId(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("X-Request-Id", out HeaderStringValues values) && values.ToString() is { Length: > 0 and <= 200 } id ? id : null;

    /// <summary>A body's text as it may be shown: capped, with key and phone number hidden.</summary>
    public static string BodyText(ErrorContext context, ReadOnlySpan<byte> body) =>
        context.Hide(Cap(Encoding.UTF8.GetString(body[..Math.Min(body.Length, KapsoApiException.MaxResponseBodyLength * 4)])));

    private static string? HideOptional(ErrorContext context, string? text) => text is null ? null : context.Hide(Cap(text));

    private static string Cap(string text) =>
        text.Length <= KapsoApiException.MaxResponseBodyLength ? text : string.Concat(text.AsSpan(0, KapsoApiException.MaxResponseBodyLength), "…");

    private static string TargetOf(HttpResponseHeaders headers) => headers.Location switch
    {
        { IsAbsoluteUri: true } location => location.Host,
        { } => "another path",
        null => "an unnamed address",
    };
}
