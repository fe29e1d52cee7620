using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <content>The webhooks of one number.</content>
public partial class WebhooksClient
{
    /// <summary>Lists the webhooks of a number, newest first. <c>GET /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">Which webhooks; all by default.</param>
    /// <returns>The webhooks, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Webhook> ListForNumber(string phoneNumberId, WebhookFilter? filter = null)
    {
        string target = WebhookOperations.ListForNumber.Target(phoneNumberId);
        filter ??= new WebhookFilter();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");
        return _pipeline.ListByNumber(WebhookOperations.ListForNumber, page => target + new Query()
            .Add("url_contains", filter.UrlContains)
            .Add("kind", filter.Kind)
            .Add("active", filter.Active)
            .Add("created_after", filter.CreatedAfter)
            .Add("created_before", filter.CreatedBefore)
            .Add("per_page", filter.PageSize)
            .Add("page", page), KapsoJsonContext.Default.OffsetPageWebhook);
    }

    /// <summary>Creates a webhook of a number. <c>POST /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="webhook">The webhook. A number can have one of kind meta.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An event does not happen to numbers, or another member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoApiException">There is no such number (404), an event is not supported (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether the webhook may exist.</exception>
    public virtual Task<Webhook> CreateForNumberAsync(string phoneNumberId, NewWebhook webhook, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        string target = WebhookOperations.CreateForNumber.Target(phoneNumberId);
        Rules.Check(nameof(webhook), webhook.Check);
        return _pipeline.SendForDataAsync(
            WebhookOperations.CreateForNumber,
            target,
            KapsoJsonContext.Default.EnvelopeWebhook,
            cancellationToken,
            JsonBody.From(new WebhookBody<NewWebhook>(webhook), KapsoJsonContext.Default.WebhookBodyNewWebhook));
    }

    /// <summary>Gets a webhook of a number. <c>GET /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks/{webhook_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The number has no such webhook (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Webhook> GetForNumberAsync(string phoneNumberId, string webhookId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(
            WebhookOperations.GetForNumber,
            WebhookOperations.GetForNumber.Target(phoneNumberId, webhookId),
            KapsoJsonContext.Default.EnvelopeWebhook,
            cancellationToken);

    /// <summary>Changes a webhook of a number. <c>PATCH /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks/{webhook_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, an event does not happen to numbers, or another member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">The number has no such webhook (404), an event is not supported (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Webhook> UpdateForNumberAsync(string phoneNumberId, string webhookId, WebhookUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        string target = WebhookOperations.UpdateForNumber.Target(phoneNumberId, webhookId);
        return UpdateAsync(WebhookOperations.UpdateForNumber, target, update, WebhookScope.PhoneNumber, cancellationToken);
    }

    /// <summary>
    /// Deletes a webhook of a number: nothing is delivered to it from then on.
    /// <c>DELETE /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks/{webhook_id}</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The number has no such webhook (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task DeleteForNumberAsync(string phoneNumberId, string webhookId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(WebhookOperations.DeleteForNumber, WebhookOperations.DeleteForNumber.Target(phoneNumberId, webhookId), cancellationToken);
}
