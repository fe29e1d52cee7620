using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Conversations;

/// <content>Who holds a conversation, on numbers that several applications share.</content>
public partial class ConversationsClient
{
    /// <summary>
    /// Takes a conversation that another application holds. Only the number's escalation application may. The application that held it is told. <c>POST /{phone_number_id}/thread_control</c> with <c>take</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="customer">The customer: a phone number with country code, or a BSUID.</param>
    /// <param name="metadata">A text for the application that held the conversation, up to 2,000 characters; none when null.</param>
    /// <param name="cancellationToken">Stops the call. A call that was already on its way may still be carried out, which <see cref="KapsoSendCanceledException"/> says.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule that is known before the call; nothing was sent.</exception>
    /// <exception cref="KapsoApiException">
    /// The server refused: this is not the escalation application (403, code 2494191), an earlier change is not finished (409, <see cref="KapsoErrorCode.ThreadControlInProgress"/>), and the like. After a
    /// 502 it may have been carried out (<see cref="KapsoException.OutcomeUnknown"/>); the customer's next message or a handover tells.
    /// </exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have been carried out.</exception>
    public virtual Task<ThreadControlResult> TakeAsync(string phoneNumberId, Person customer, string? metadata = null, CancellationToken cancellationToken = default) =>
        ControlAsync(ConversationOperations.Take, phoneNumberId, new ThreadControlBody(Given(customer), "take", null, metadata), ConversationHolder.Kapso, cancellationToken);

    /// <summary>
    /// Lets go of a conversation that Kapso holds: it is idle then, and on a number with Meta Business Agent the agent answers again. Nobody is told. <c>POST /{phone_number_id}/thread_control</c> with <c>release</c>
    /// </summary>
    /// <inheritdoc cref="TakeAsync"/>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="customer">The customer: a phone number with country code, or a BSUID.</param>
    /// <param name="metadata">A text for the application that gets the conversation, up to 2,000 characters; none when null.</param>
    /// <param name="cancellationToken">Stops the call. A call that was already on its way may still be carried out, which <see cref="KapsoSendCanceledException"/> says.</param>
    public virtual Task<ThreadControlResult> ReleaseAsync(string phoneNumberId, Person customer, string? metadata = null, CancellationToken cancellationToken = default) =>
        ControlAsync(ConversationOperations.Release, phoneNumberId, new ThreadControlBody(Given(customer), "release", null, metadata), ConversationHolder.Idle, cancellationToken);

    /// <summary>
    /// Passes a conversation that Kapso holds to another application, which is told. <c>POST /{phone_number_id}/thread_control</c> with <c>pass</c>
    /// </summary>
    /// <inheritdoc cref="TakeAsync"/>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="customer">The customer: a phone number with country code, or a BSUID.</param>
    /// <param name="to">The role of the application that gets it; the escalation application when null.</param>
    /// <param name="metadata">A text for the application that gets it, for example why, up to 2,000 characters; none when null.</param>
    /// <param name="cancellationToken">Stops the call. A call that was already on its way may still be carried out, which <see cref="KapsoSendCanceledException"/> says.</param>
    public virtual Task<ThreadControlResult> PassAsync(string phoneNumberId, Person customer, RoutingRole? to = null, string? metadata = null, CancellationToken cancellationToken = default) =>
        ControlAsync(ConversationOperations.Pass, phoneNumberId, new ThreadControlBody(Given(customer), "pass", to, metadata), ConversationHolder.OtherApplication, cancellationToken);

    private static Person Given(Person customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return customer;
    }

    private async Task<ThreadControlResult> ControlAsync(
        Operation<ThreadControlBody, ThreadControlResult> operation, string phoneNumberId, ThreadControlBody body, ConversationHolder holder, CancellationToken cancellationToken)
    {
        CallDetails details = new() { Phone = body.Customer.PhoneNumber };
        try
        {
            ThreadControlResult result = await _pipeline.CallAsync(operation, [phoneNumberId], body, cancellationToken, details: details, argument: null).ConfigureAwait(false);
            RoutingRole? role = holder is ConversationHolder.OtherApplication ? body.TargetRole ?? RoutingRole.Escalation : null;
            await _pipeline.RecordAsync(phoneNumberId, body.Customer, holder, role).ConfigureAwait(false);
            return result;
        }
        catch (Exception failure) when (failure is KapsoException { OutcomeUnknown: true } or KapsoSendCanceledException)
        {
            await _pipeline.RecordAsync(phoneNumberId, body.Customer, ConversationHolder.Unknown).ConfigureAwait(false);
            throw;
        }
    }
}
