namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// Receives webhooks in any host: a function, a queue consumer, a web framework other than ASP.NET Core. The host reads the request and sends the response;
/// everything between is done here: signature, tenants, deduplication, handlers, queue, telemetry.
/// </summary>
/// <remarks>Registered by <c>AddKapsoWebhooks</c> as a singleton. A host that does not start hosted services finds out about invalid options when it asks for this service.</remarks>
public interface IKapsoWebhooks
{
    /// <summary>
    /// Verifies a webhook request, reads its events and handles them (<see cref="WebhookMode.Inline"/>) or queues them (<see cref="WebhookMode.Queued"/>). It does not throw for
    /// anything that a sender can put into a request, nor when a handler fails.
    /// </summary>
    /// <param name="body">The body, byte for byte as it was sent: the signature covers exactly these bytes. It must stay unchanged until the method returns.</param>
    /// <param name="header">Finds a header's value by its name, ignoring case; null when there is none.</param>
    /// <param name="routeValue">Finds a value of the request's address by its name, for <see cref="KapsoWebhookOptions.ResolveTenant"/>; null when the address has none.</param>
    /// <param name="cancellationToken">Cancels the work before the first event is handled. Handlers that have started run to their end.</param>
    /// <returns>The response to send.</returns>
    Task<WebhookResponse> ReceiveAsync(
        ReadOnlyMemory<byte> body, Func<string, string?> header, Func<string, string?>? routeValue = null, CancellationToken cancellationToken = default);

    /// <summary>Returns the body of the response to Meta's verification request (a GET), or null when it must be refused with status 403.</summary>
    /// <param name="mode">The value of <c>hub.mode</c> in the query.</param>
    /// <param name="verifyToken">The value of <c>hub.verify_token</c>, which must equal <see cref="KapsoWebhookOptions.MetaVerifyToken"/>.</param>
    /// <param name="challenge">The value of <c>hub.challenge</c>, which is returned as plain text.</param>
    string? AnswerVerificationRequest(string? mode, string? verifyToken, string? challenge);
}
