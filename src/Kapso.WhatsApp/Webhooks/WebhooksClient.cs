using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// The addresses to which Kapso delivers what happens, and what became of the deliveries. A webhook belongs to the project or to one number:
/// methods whose name has <c>ForNumber</c> in it are about the webhooks of one number, the others about those of the project and all its numbers.
/// </summary>
public partial class WebhooksClient
{
    private readonly KapsoPipeline _pipeline;

    internal WebhooksClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected WebhooksClient() => _pipeline = null!;

    /// <summary>Lists the webhooks of the project and of all its numbers, newest first. <c>GET /platform/v1/whatsapp/webhooks</c></summary>
    /// <param name="filter">Which webhooks; all by default.</param>
    /// <returns>The webhooks, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Webhook> List(ProjectWebhookFilter? filter = null)
    {
        filter ??= new ProjectWebhookFilter();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");
        return _pipeline.ListByNumber(WebhookOperations.List, page => WebhookOperations.List.Target() + new Query()
            .Add("kind", filter.Kind)
            .Add("per_page", filter.PageSize)
            .Add("page", page), KapsoJsonContext.Default.OffsetPageWebhook);
    }

    /// <summary>Creates a webhook of the project, or of a number when one is named. <c>POST /platform/v1/whatsapp/webhooks</c></summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">
    /// An event does not happen where the webhook listens, the kind does not fit, or another member breaks a rule; nothing was created.
    /// </exception>
    /// <exception cref="KapsoApiException">There is no such number (404), the plan lacks project events (402), an event is not supported (422), or another refusal.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether the webhook may exist.</exception>
    public virtual Task<Webhook> CreateAsync(NewProjectWebhook webhook, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        Rules.Check(nameof(webhook), webhook.Check);
        return _pipeline.SendForDataAsync(
            WebhookOperations.Create,
            WebhookOperations.Create.Target(),
            KapsoJsonContext.Default.EnvelopeWebhook,
            cancellationToken,
            JsonBody.From(new WebhookBody<NewProjectWebhook>(webhook), KapsoJsonContext.Default.WebhookBodyNewProjectWebhook));
    }

    /// <summary>Gets a webhook. <c>GET /platform/v1/whatsapp/webhooks/{webhook_id}</c></summary>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such webhook (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Webhook> GetAsync(string webhookId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(WebhookOperations.Get, WebhookOperations.Get.Target(webhookId), KapsoJsonContext.Default.EnvelopeWebhook, cancellationToken);

    /// <summary>Changes a webhook. <c>PATCH /platform/v1/whatsapp/webhooks/{webhook_id}</c></summary>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such webhook (404), the plan lacks project events (402), an event is not supported (422), or another refusal.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Webhook> UpdateAsync(string webhookId, WebhookUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return UpdateAsync(WebhookOperations.Update, WebhookOperations.Update.Target(webhookId), update, scope: null, cancellationToken);
    }

    /// <summary>Deletes a webhook: nothing is delivered to it from then on. <c>DELETE /platform/v1/whatsapp/webhooks/{webhook_id}</c></summary>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such webhook (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task DeleteAsync(string webhookId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(WebhookOperations.Delete, WebhookOperations.Delete.Target(webhookId), cancellationToken);

    /// <summary>Has a made-up event delivered to a webhook. <c>POST /platform/v1/whatsapp/webhooks/{webhook_id}/test</c></summary>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="eventType">The event, one that the webhook subscribes to; the server chooses when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Completes when the delivery is on its way; <see cref="ListDeliveries"/> tells what became of it.</returns>
    /// <exception cref="KapsoValidationException">The event has no name.</exception>
    /// <exception cref="KapsoApiException">There is no such webhook (404), it does not subscribe to the event (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether the event may be on its way.</exception>
    public virtual Task TestAsync(string webhookId, WebhookEventType? eventType = null, CancellationToken cancellationToken = default)
    {
        string target = WebhookOperations.Test.Target(webhookId);
        if (eventType is { } chosen)
        {
            Rules.Check(nameof(eventType), rules => rules.Required(chosen.Value, ""));
        }

        return _pipeline.SendForDataAsync(
            WebhookOperations.Test,
            target,
            KapsoJsonContext.Default.EnvelopeAcknowledgement,
            cancellationToken,
            JsonBody.From(new WebhookTestBody(eventType), KapsoJsonContext.Default.WebhookTestBody));
    }

    /// <summary>Lists deliveries to the webhooks of the project and of all its numbers, newest first. <c>GET /platform/v1/webhook_deliveries</c></summary>
    /// <param name="filter">Which deliveries; those of the last 24 hours by default.</param>
    /// <returns>The deliveries, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<WebhookDelivery> ListDeliveries(WebhookDeliveryFilter? filter = null)
    {
        filter ??= new WebhookDeliveryFilter();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");
        return _pipeline.ListByCursor(WebhookOperations.ListDeliveries, cursor => WebhookOperations.ListDeliveries.Target() + new Query()
            .Add("status", filter.Status)
            .Add("event", filter.Event)
            .Add("webhook_id", filter.WebhookId)
            .Add("errors_only", filter.ErrorsOnly)
            .Add("period", filter.Period)
            .Add("limit", filter.PageSize)
            .Add("after", cursor), KapsoJsonContext.Default.CursorPageWebhookDelivery);
    }

    private Task<Webhook> UpdateAsync(Operation operation, string target, WebhookUpdate update, WebhookScope? scope, CancellationToken cancellationToken)
    {
        Rules.Check(nameof(update), rules => update.Check(rules, scope));
        return _pipeline.SendForDataAsync(
            operation,
            target,
            KapsoJsonContext.Default.EnvelopeWebhook,
            cancellationToken,
            JsonBody.From(new WebhookBody<WebhookUpdate>(update), KapsoJsonContext.Default.WebhookBodyWebhookUpdate));
    }
}
