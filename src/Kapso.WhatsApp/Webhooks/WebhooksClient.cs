using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// The addresses to which Kapso delivers what happens, and what became of the deliveries. A webhook belongs to the project or to one number:
/// methods that take a phone number id first are about the webhooks of that number, the others about those of the project and all its numbers.
/// </summary>
public partial class WebhooksClient
{
    private readonly KapsoPipeline _pipeline;

    internal WebhooksClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected WebhooksClient() => _pipeline = null!;

    /// <summary>Lists the webhooks of the project and of all its numbers, newest first. <c>GET /platform/v1/whatsapp/webhooks</c></summary>
    /// <param name="filter">Which webhooks; all by default.</param>
    /// <returns>The webhooks, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Webhook> List(ProjectWebhookFilter? filter = null) =>
        _pipeline.List(WebhookOperations.List, [], filter);

    /// <summary>Creates a webhook of the project, or of a number when one is named. <c>POST /platform/v1/whatsapp/webhooks</c></summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">
    /// An event does not happen where the webhook listens, the kind does not fit, or another member breaks a rule; nothing was created.
    /// </exception>
    /// <exception cref="KapsoApiException">There is no such number (404), the plan lacks project events (402), an event is not supported (422), or another refusal.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the webhook may exist.</exception>
    public virtual Task<Webhook> CreateAsync(NewProjectWebhook webhook, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WebhookOperations.Create, [], webhook, cancellationToken);

    /// <summary>Gets a webhook. <c>GET /platform/v1/whatsapp/webhooks/{webhook_id}</c></summary>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such webhook (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Webhook> GetAsync(string webhookId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WebhookOperations.Get, [webhookId], cancellationToken);

    /// <summary>Changes a webhook. <c>PATCH /platform/v1/whatsapp/webhooks/{webhook_id}</c></summary>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such webhook (404), the plan lacks project events (402), an event is not supported (422), or another refusal.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Webhook> UpdateAsync(string webhookId, WebhookUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WebhookOperations.Update, [webhookId], update, cancellationToken);

    /// <summary>Deletes a webhook: nothing is delivered to it from then on. <c>DELETE /platform/v1/whatsapp/webhooks/{webhook_id}</c></summary>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such webhook (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string webhookId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WebhookOperations.Delete, [webhookId], cancellationToken);

    /// <summary>Has a made-up event delivered to a webhook. <c>POST /platform/v1/whatsapp/webhooks/{webhook_id}/test</c></summary>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="eventType">The event, one that the webhook subscribes to; the server chooses when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Completes when the delivery is on its way; <see cref="ListDeliveries"/> tells what became of it.</returns>
    /// <exception cref="KapsoValidationException">The event has no name.</exception>
    /// <exception cref="KapsoApiException">There is no such webhook (404), it does not subscribe to the event (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the event may be on its way.</exception>
    public virtual Task TestAsync(string webhookId, WebhookEventType? eventType = null, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WebhookOperations.Test, [webhookId], new WebhookTestBody(eventType), cancellationToken, argument: null);

    /// <summary>Lists deliveries to the webhooks of the project and of all its numbers, newest first. <c>GET /platform/v1/webhook_deliveries</c></summary>
    /// <param name="filter">Which deliveries; those of the last 24 hours by default.</param>
    /// <returns>The deliveries, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<WebhookDelivery> ListDeliveries(WebhookDeliveryFilter? filter = null) =>
        _pipeline.List(WebhookOperations.ListDeliveries, [], filter);
}
