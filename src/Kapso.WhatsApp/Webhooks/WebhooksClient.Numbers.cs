using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Webhooks;

/// <content>The webhooks of one number.</content>
public partial class WebhooksClient
{
    /// <summary>Lists the webhooks of a number, newest first. <c>GET /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">Which webhooks; all by default.</param>
    /// <returns>The webhooks, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Webhook> List(string phoneNumberId, WebhookFilter? filter = null) =>
        _pipeline.List(WebhookOperations.ListForNumber, [phoneNumberId], filter);

    /// <summary>Creates a webhook of a number. <c>POST /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="webhook">The webhook. A number can have one of kind meta.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An event does not happen to numbers, or another member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoApiException">There is no such number (404), an event is not supported (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the webhook may exist.</exception>
    public virtual Task<Webhook> CreateAsync(string phoneNumberId, NewWebhook webhook, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WebhookOperations.CreateForNumber, [phoneNumberId], webhook, cancellationToken);

    /// <summary>Gets a webhook of a number. <c>GET /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks/{webhook_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The number has no such webhook (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Webhook> GetAsync(string phoneNumberId, string webhookId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WebhookOperations.GetForNumber, [phoneNumberId, webhookId], cancellationToken);

    /// <summary>Changes a webhook of a number. <c>PATCH /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks/{webhook_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, an event does not happen to numbers, or another member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">The number has no such webhook (404), an event is not supported (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Webhook> UpdateAsync(string phoneNumberId, string webhookId, WebhookUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WebhookOperations.UpdateForNumber, [phoneNumberId, webhookId], new NumberWebhookUpdate(update), cancellationToken, argument: nameof(update));

    /// <summary>
    /// Deletes a webhook of a number: nothing is delivered to it from then on.
    /// <c>DELETE /platform/v1/whatsapp/phone_numbers/{phone_number_id}/webhooks/{webhook_id}</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The number has no such webhook (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string phoneNumberId, string webhookId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WebhookOperations.DeleteForNumber, [phoneNumberId, webhookId], cancellationToken);
}
