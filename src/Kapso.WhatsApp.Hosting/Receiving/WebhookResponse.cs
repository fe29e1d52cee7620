using System.Globalization;

namespace Kapso.WhatsApp.Hosting;

/// <summary>The response to a webhook request. It has a status and no body.</summary>
public sealed class WebhookResponse
{
    private static readonly WebhookResponse[] All = [.. Enum.GetValues<WebhookResult>().Select(result => new WebhookResponse(result))];

    private WebhookResponse(WebhookResult result) => Result = result;

    /// <summary>What became of the request.</summary>
    public WebhookResult Result { get; }

    /// <summary>The HTTP status code to respond with.</summary>
    public int StatusCode => Result switch
    {
        WebhookResult.Accepted or WebhookResult.TooOld => 200,
        WebhookResult.Unreadable => 400,
        WebhookResult.Unverified => 401,
        WebhookResult.NotOwned => 403,
        WebhookResult.TooLarge => 413,
        WebhookResult.Failed => 500,
        _ => 503,
    };

    /// <summary>Whether the request was accepted, so that it need not be delivered again.</summary>
    public bool IsSuccess => StatusCode < 400;

    /// <summary>
    /// Whether another delivery of the same request may succeed. A queue consumer returns such a message to its queue; one that is neither a success nor this belongs to the dead letters.
    /// </summary>
    public bool IsTransient => StatusCode >= 500;

    /// <summary>Returns the status and the result as text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StatusCode} ({Result})");

    /// <summary>Returns the response for a result; none is allocated.</summary>
    internal static WebhookResponse For(WebhookResult result) => All[(int)result];
}

/// <summary>The outcome of a webhook request, from which its status follows.</summary>
public enum WebhookResult
{
    /// <summary>Status 200: every event was handled now or before, or waits in the queue of this process.</summary>
    Accepted,

    /// <summary>Status 200: the delivery is older than <see cref="KapsoWebhookOptions.MaxAge"/> and was ignored.</summary>
    TooOld,

    /// <summary>Status 400: the signature is valid, but the body is not that of a webhook.</summary>
    Unreadable,

    /// <summary>Status 401: the signature is missing or invalid.</summary>
    Unverified,

    /// <summary>Status 403: an event is about a number of somebody else than the tenant whose secret signed the delivery.</summary>
    NotOwned,

    /// <summary>Status 413: the body, or the number of its parts, exceeds the limit.</summary>
    TooLarge,

    /// <summary>Status 500: a handler or the deduplicator failed; what failed is handled when it is delivered again.</summary>
    Failed,

    /// <summary>Status 503: an event is being handled at this moment, or the queue is full.</summary>
    Busy,
}
