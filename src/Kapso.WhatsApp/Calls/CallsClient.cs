using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Calls;

/// <summary>
/// Calls customers, answers their calls and lists both. Audio goes over WebRTC, which is not part of this SDK; the client exchanges the session
/// descriptions (SDP) of your media stack. The progress of a call is reported by webhooks of kind meta (field <c>calls</c>).
/// </summary>
public class CallsClient
{
    private readonly KapsoPipeline _pipeline;

    internal CallsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected CallsClient() => _pipeline = null!;

    /// <summary>Lists the calls of a number as Kapso keeps them, newest first. <c>GET /{phone_number_id}/calls</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">Which calls; all by default.</param>
    /// <returns>The calls, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Call> List(string phoneNumberId, CallFilter? filter = null) =>
        _pipeline.List(CallOperations.List, [phoneNumberId], filter);

    /// <summary>
    /// Calls a customer, who must have given permission (<see cref="GetPermissionsAsync"/>). It rings once this returns; the customer's answer comes in a
    /// webhook. Never repeated by the client. <c>POST /{phone_number_id}/calls</c> with <c>connect</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that calls.</param>
    /// <param name="to">The customer, by phone number.</param>
    /// <param name="sdpOffer">Your media stack's offer (SDP, RFC 8866).</param>
    /// <param name="callbackData">
    /// A text of yours that comes back in the call's webhooks (<c>biz_opaque_callback_data</c>), at most 512 characters.
    /// When null, an id is generated (see <see cref="KapsoWhatsAppOptions.GenerateCallbackData"/>).
    /// </param>
    /// <param name="capture">Whether the call is recorded or transcribed; neither when null.</param>
    /// <param name="cancellationToken">Stops the request. A call that was already on its way may still ring.</param>
    /// <returns>The call's id and its callback data.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule that is known before the call; nobody was called.</exception>
    /// <exception cref="KapsoApiException">The server refused (<see cref="ErrorCategory.Calling"/>), for example because the customer gave no permission (code 138006).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may ring.</exception>
    /// <exception cref="KapsoSerializationException">The answer could not be read; it probably rings.</exception>
    public virtual async Task<StartedCall> StartAsync(
        string phoneNumberId, Person to, string sdpOffer, string? callbackData = null, CallCapture? capture = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        callbackData ??= _pipeline.Options.GenerateCallbackData ? Guid.NewGuid().ToString("N") : null;
        CallBody call = new(to.Written, null, "connect", CallSession.Offer(sdpOffer), callbackData) { Customer = to, Capture = capture };
        CallDetails details = new() { CallbackData = callbackData, Phone = to.PhoneNumber };
        StartedCall started = await _pipeline.CallAsync(CallOperations.Connect, [phoneNumberId], call, cancellationToken, details: details, argument: "").ConfigureAwait(false);
        return started with { CallbackData = callbackData };
    }

    /// <summary>
    /// Sets the media of a customer's call up before it is taken, so that nothing is cut off at its beginning; the customer still hears it ring. Follow with
    /// <see cref="AcceptAsync"/> and the same description. <c>POST /{phone_number_id}/calls</c> with <c>pre_accept</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that is called.</param>
    /// <param name="callId">WhatsApp's id of the call (wacid), from the webhook.</param>
    /// <param name="sdpAnswer">Your media stack's answer to the offer in the webhook (SDP, RFC 8866).</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule that is known before the call.</exception>
    /// <exception cref="KapsoApiException">The server refused, for example because there is no such call or it is over.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have happened.</exception>
    public virtual Task PreAcceptAsync(string phoneNumberId, string callId, string sdpAnswer, CancellationToken cancellationToken = default) =>
        ActAsync(CallOperations.PreAccept, phoneNumberId, callId, "pre_accept", cancellationToken, CallSession.Answer(sdpAnswer));

    /// <summary>Accepts a customer's call and connects the audio. <c>POST /{phone_number_id}/calls</c> with <c>accept</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that is called.</param>
    /// <param name="callId">WhatsApp's id of the call (wacid), from the webhook.</param>
    /// <param name="sdpAnswer">Your media stack's answer to the offer in the webhook (SDP, RFC 8866); the same as in <see cref="PreAcceptAsync"/>.</param>
    /// <param name="callbackData">
    /// A text of yours that comes back when the call ends (<c>biz_opaque_callback_data</c>), at most 512 characters.
    /// None is generated: the call's id tells how it went.
    /// </param>
    /// <param name="capture">Whether the call is recorded or transcribed; neither when null.</param>
    /// <param name="cancellationToken">Stops the request. A call may still be taken.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule that is known before the call.</exception>
    /// <exception cref="KapsoApiException">The server refused, for example because there is no such call or it is over.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the call may be taken.</exception>
    public virtual Task AcceptAsync(
        string phoneNumberId, string callId, string sdpAnswer, string? callbackData = null, CallCapture? capture = null, CancellationToken cancellationToken = default) =>
        ActAsync(CallOperations.Accept, phoneNumberId, callId, "accept", cancellationToken, CallSession.Answer(sdpAnswer), callbackData, capture);

    /// <summary>Rejects a customer's call that rings. <c>POST /{phone_number_id}/calls</c> with <c>reject</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that is called.</param>
    /// <param name="callId">WhatsApp's id of the call (wacid), from the webhook.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="KapsoValidationException">An id is blank.</exception>
    /// <exception cref="KapsoApiException">The server refused, for example because there is no such call or it does not ring any more.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task RejectAsync(string phoneNumberId, string callId, CancellationToken cancellationToken = default) =>
        ActAsync(CallOperations.Reject, phoneNumberId, callId, "reject", cancellationToken);

    /// <summary>Ends a call, whoever began it. <c>POST /{phone_number_id}/calls</c> with <c>terminate</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="callId">WhatsApp's id of the call (wacid).</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="KapsoValidationException">An id is blank.</exception>
    /// <exception cref="KapsoApiException">The server refused, for example because there is no such call or it is over.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task TerminateAsync(string phoneNumberId, string callId, CancellationToken cancellationToken = default) =>
        ActAsync(CallOperations.Terminate, phoneNumberId, callId, "terminate", cancellationToken);

    /// <summary>
    /// Asks whether a customer may be called, and what can be done how often. Meta allows five of these a second.
    /// <c>GET /{phone_number_id}/call_permissions</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that would call.</param>
    /// <param name="user">The customer, by phone number.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">The server refused, for example because it was asked too often (<see cref="ErrorCategory.Throttling"/>).</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<CallPermissions> GetPermissionsAsync(string phoneNumberId, Person user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        Query query = new Query().Add("user_wa_id", user.Value);
        return _pipeline.CallAsync(CallOperations.GetPermissions, [phoneNumberId], cancellationToken, query, new CallDetails { Phone = user.PhoneNumber, Check = rules => user.CheckPhoneNumber(rules, nameof(user)) });
    }

    private Task<Done> ActAsync(
        Operation<CallBody, Done> operation,
        string phoneNumberId,
        string callId,
        string action,
        CancellationToken cancellationToken,
        CallSession? session = null,
        string? callbackData = null,
        CallCapture? capture = null)
    {
        ArgumentNullException.ThrowIfNull(callId);
        CallBody call = new(null, callId, action, session, callbackData) { Capture = capture };
        return _pipeline.CallAsync(operation, [phoneNumberId], call, cancellationToken, details: new CallDetails { CallbackData = callbackData }, argument: "");
    }
}
