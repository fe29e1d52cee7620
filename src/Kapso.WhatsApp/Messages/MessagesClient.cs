using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// Sends messages and reads them back. A message is never sent twice: after a time-out, a lost connection or a server error a send is not
/// repeated, and the exception says that its outcome is unknown (<see cref="KapsoException.OutcomeUnknown"/>); <see cref="SettleAsync(KapsoException, CancellationToken)"/> finds out.
/// </summary>
public partial class MessagesClient
{
    private readonly KapsoPipeline _pipeline;

    internal MessagesClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected MessagesClient() => _pipeline = null!;

    /// <summary>Sends a text message. <c>POST /{phone_number_id}/messages</c></summary>
    /// <inheritdoc cref="SendAsync(string, Recipient, OutgoingMessage, SendOptions?, CancellationToken)"/>
    /// <param name="phoneNumberId">The id (not the number) of the WhatsApp number that sends.</param>
    /// <param name="to">To whom: a phone number with country code, or a BSUID.</param>
    /// <param name="body">The text, 1 to 4096 characters.</param>
    /// <param name="options">A reply, callback data and the like; nothing by default.</param>
    /// <param name="cancellationToken">Stops the call. A message that was already on its way may still be sent, which <see cref="KapsoSendCanceledException"/> says.</param>
    public virtual Task<SentMessage> SendTextAsync(
        string phoneNumberId, Recipient to, string body, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return SendAsync(phoneNumberId, to, new TextMessage(body), options, cancellationToken);
    }

    /// <summary>
    /// Sends a message of any kind. <c>POST /{phone_number_id}/messages</c>. Anything but a template needs an open customer service
    /// window: the recipient must have written within the last 24 hours.
    /// </summary>
    /// <param name="phoneNumberId">The id (not the number) of the WhatsApp number that sends.</param>
    /// <param name="to">To whom: a phone number with country code, a BSUID or a group.</param>
    /// <param name="message">What: made with a constructor, or with a builder of <see cref="Interactive"/> or <see cref="TemplateMessage"/>.</param>
    /// <param name="options">A reply, callback data and the like; nothing by default.</param>
    /// <param name="cancellationToken">Stops the call. A message that was already on its way may still be sent, which <see cref="KapsoSendCanceledException"/> says.</param>
    /// <returns>The accepted message with its id.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule that is known before the call; nothing was sent.</exception>
    /// <exception cref="KapsoApiException">The server refused the message, for example because the 24-hour window is closed (<see cref="ErrorCategory.CustomerServiceWindow"/>).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the message may have been sent.</exception>
    /// <exception cref="KapsoSerializationException">The answer could not be read; the message was probably sent.</exception>
    /// <exception cref="KapsoSendCanceledException">It was cancelled when the message may have been sent; before that, a cancellation is a plain <see cref="OperationCanceledException"/>.</exception>
    public virtual Task<SentMessage> SendAsync(
        string phoneNumberId, Recipient to, OutgoingMessage message, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        options is { Marketing: not null } ? throw OnlyMarketing() : SendAsync(SendOperations.Send, phoneNumberId, to, message, options, cancellationToken);

    /// <summary>
    /// Sends a marketing template through Meta's marketing messages API, which may optimise its delivery. <c>POST /{phone_number_id}/marketing_messages</c>
    /// </summary>
    /// <inheritdoc cref="SendAsync(string, Recipient, OutgoingMessage, SendOptions?, CancellationToken)"/>
    /// <param name="phoneNumberId">The id (not the number) of the WhatsApp number that sends.</param>
    /// <param name="to">To whom: a phone number with country code, or a BSUID; no group.</param>
    /// <param name="template">The marketing template.</param>
    /// <param name="options">Callback data, and <see cref="SendOptions.Marketing"/>; a marketing message cannot be a reply or name an account.</param>
    /// <param name="cancellationToken">Stops the call. A message that was already on its way may still be sent, which <see cref="KapsoSendCanceledException"/> says.</param>
    public virtual Task<SentMessage> SendMarketingAsync(
        string phoneNumberId, Recipient to, TemplateMessage template, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        Rules rules = Rules.Start();
        if (to is { IsGroup: true })
        {
            rules.Add("to", "individual", "a marketing message goes to a person, not to a group");
        }

        if (options is { ReplyToMessageId: not null } or { MessagingAccountId: not null } or { RecipientIdentityKeyHash: not null } or { TakeControl: true })
        {
            rules.Add("options", "marketing", "a marketing message takes callback data only: no reply, account or identity hash, and it needs no taking over");
        }

        rules.ThrowIfBroken();
        return SendAsync(SendOperations.SendMarketing, phoneNumberId, to, template, options, cancellationToken);
    }

    /// <summary>
    /// Sends a whole payload of your own, recipient included, exactly as it is: nothing is added to it and of its content nothing is checked. It is never sent twice, like any message.
    /// <c>POST /{phone_number_id}/messages</c>
    /// </summary>
    /// <param name="phoneNumberId">The id (not the number) of the WhatsApp number that sends.</param>
    /// <param name="payload">
    /// The JSON object as the API takes it, with <c>messaging_product</c>, <c>to</c> or <c>recipient</c>, <c>type</c> and the content. Give it a <c>biz_opaque_callback_data</c> of its own:
    /// without that an unknown outcome cannot be settled.
    /// </param>
    /// <param name="cancellationToken">Stops the call. A message that was already on its way may still be sent, which <see cref="KapsoSendCanceledException"/> says.</param>
    /// <exception cref="KapsoValidationException">The payload is not JSON, no object, or names no recipient or type; nothing was sent.</exception>
    /// <exception cref="KapsoApiException">WhatsApp or Kapso refused the message.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the message may have been sent.</exception>
    public virtual Task<SentMessage> SendRawAsync(string phoneNumberId, string payload, CancellationToken cancellationToken = default) =>
        SendAsync(SendOperations.SendRaw, phoneNumberId, RawPayload.Parse(payload), cancellationToken);

    /// <inheritdoc cref="SendRawAsync(string, string, CancellationToken)"/>
    public virtual Task<SentMessage> SendRawAsync(string phoneNumberId, JsonElement payload, CancellationToken cancellationToken = default) =>
        SendAsync(SendOperations.SendRaw, phoneNumberId, new RawPayload(payload), cancellationToken);

    /// <summary>
    /// Marks a received message as read (blue ticks), and optionally shows the customer that an answer is being written.
    /// <c>POST /{phone_number_id}/messages</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that received the message.</param>
    /// <param name="messageId">The received message's id (wamid).</param>
    /// <param name="showTyping">Whether to show the typing indicator, which ends with the next message or after about 25 seconds.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An id is blank.</exception>
    /// <exception cref="KapsoApiException">The server refused, for example because it does not know the message.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task MarkAsReadAsync(string phoneNumberId, string messageId, bool showTyping = false, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(
            SendOperations.MarkAsRead,
            [phoneNumberId],
            new MarkAsReadBody(messageId) { TypingIndicator = showTyping ? new TypingIndicator() : null },
            cancellationToken,
            argument: null);

    /// <summary>Lists the messages of one number, newest first. <c>GET /{phone_number_id}/messages</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">Which messages, and which of Kapso's additions to them; all by default.</param>
    /// <returns>The messages, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Message> List(string phoneNumberId, MessageFilter? filter = null) =>
        _pipeline.List(MessageOperations.List, [phoneNumberId], filter);

    /// <summary>Gets one message of a number. <c>GET /{phone_number_id}/messages/{message_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="messageId">The message's id (wamid).</param>
    /// <param name="fields">Which of Kapso's additions to include; the server's default when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The message is unknown or another number's (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Message> GetAsync(string phoneNumberId, string messageId, MessageFields? fields = null, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MessageOperations.Get, [phoneNumberId, messageId], cancellationToken, new Query().Add("fields", fields?.ToString()));

    /// <summary>Lists the messages of the whole project, over all numbers and conversations, newest first. <c>GET /platform/v1/whatsapp/messages</c></summary>
    /// <param name="filter">Which messages; all by default.</param>
    /// <returns>The messages, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Message> List(ProjectMessageFilter? filter = null) =>
        _pipeline.List(MessageOperations.ListOfProject, [], filter, new CallDetails { Phone = filter?.PhoneNumberContains });

    /// <summary>Gets one message of the project by its id alone. <c>GET /platform/v1/whatsapp/messages/{message_id}</c></summary>
    /// <param name="messageId">The message's id (wamid).</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The message is unknown (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Message> GetAsync(string messageId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MessageOperations.GetOfProject, [messageId], cancellationToken);

    private static KapsoValidationException OnlyMarketing()
    {
        Rules rules = Rules.Start();
        rules.Add("options.marketing", "marketing", "belongs to marketing messages: send the template with SendMarketingAsync");
        return new KapsoValidationException(rules.Problems);
    }

    private async Task<SentMessage> SendAsync(
        Operation<MessageBody, SendAnswer> operation, string phoneNumberId, Recipient to, OutgoingMessage message, SendOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(message);
        options ??= new SendOptions();
        string? callbackData = options.CallbackData ?? (_pipeline.Options.GenerateCallbackData ? Guid.NewGuid().ToString("N") : null);
        return await SendAsync(operation, phoneNumberId, new MessageBody(to, message, options, callbackData), cancellationToken).ConfigureAwait(false);
    }

    private async Task<SentMessage> SendAsync<TBody>(Operation<TBody, SendAnswer> operation, string phoneNumberId, TBody body, CancellationToken cancellationToken)
        where TBody : ISendBody
    {
        Task<SendAnswer> sending = _pipeline.Options.Pacer is { } pacer
            ? SendInTurnAsync(pacer, operation, phoneNumberId, body, cancellationToken)
            : SendNowAsync(operation, phoneNumberId, body, cancellationToken);
        if (_pipeline.Options.Tracker is not null)
        {
            return await NoteHolderAsync(phoneNumberId, body, sending).ConfigureAwait(false);
        }

        SendAnswer answer = await sending.ConfigureAwait(false);
        return answer.ToSentMessage(body.CallbackData);
    }

    /// <summary>Notes what the result of a send tells about who holds the conversation. A template tells nothing: everybody may send one.</summary>
    private async Task<SentMessage> NoteHolderAsync<TBody>(string phoneNumberId, TBody body, Task<SendAnswer> sending)
        where TBody : ISendBody
    {
        try
        {
            SendAnswer answer = await sending.ConfigureAwait(false);
            SentMessage sent = answer.ToSentMessage(body.CallbackData);
            if (!body.IsTemplate || body.TakeControl)
            {
                await _pipeline.RecordAsync(phoneNumberId, body.To?.Person, ConversationHolder.Kapso, waId: sent.WaId, userId: sent.UserId, isChange: body.TakeControl).ConfigureAwait(false);
            }

            return sent;
        }
        catch (KapsoApiException refusal)
        {
            await _pipeline.RecordRefusalAsync(phoneNumberId, body.To?.Person, refusal).ConfigureAwait(false);
            throw;
        }
    }

    private Task<SendAnswer> SendNowAsync<TBody>(Operation<TBody, SendAnswer> operation, string phoneNumberId, TBody body, CancellationToken cancellationToken)
        where TBody : ISendBody =>
        _pipeline.CallAsync(
            operation,
            [phoneNumberId],
            body,
            cancellationToken,
            details: new CallDetails
            {
                CallbackData = body.CallbackData,
                Phone = body.To?.Person?.PhoneNumber,
                PhoneNumberId = phoneNumberId,
                KapsoHeader = body.TakeControl ? ("X-Kapso-Take-Control", "true") : default,
            },
            argument: null);

    // The wait comes before the body is written and before any time-out begins to run; what breaks a rule does not wait.
    private async Task<SendAnswer> SendInTurnAsync<TBody>(
        ISendPacer pacer, Operation<TBody, SendAnswer> operation, string phoneNumberId, TBody body, CancellationToken cancellationToken)
        where TBody : ISendBody
    {
        _pipeline.Check(operation, [phoneNumberId], body);
        SendTurn turn = await _pipeline.WaitForTurnAsync(pacer, operation, phoneNumberId, body.To!, body.CallbackData, cancellationToken).ConfigureAwait(false);
        await using (turn.ConfigureAwait(false))
        {
            return await SendNowAsync(operation, phoneNumberId, body, cancellationToken).ConfigureAwait(false);
        }
    }
}
