using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator;

/// <content>What the people at the other end do: they write, call and fill flows.</content>
public sealed partial class KapsoEmulator
{
    /// <summary>
    /// A customer writes to one of the numbers: the message is stored and the customer service window opens. What somebody writes whom the number has
    /// blocked never arrives.
    /// </summary>
    /// <param name="message">What the customer writes.</param>
    /// <returns>The id (wamid) of the message.</returns>
    /// <exception cref="ArgumentException">The message has no usable sender, names an unknown number, or brings a file where none can be.</exception>
    public string Receive(InboundMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_project.Gate)
        {
            return _rooms.Receiver.Receive(message);
        }
    }

    /// <summary>
    /// A customer calls one of the numbers: it rings until the business takes or rejects the call, the customer hangs up, or a minute has passed. The customer
    /// service window opens. The call of somebody whom the number has blocked never arrives.
    /// </summary>
    /// <param name="call">Who calls.</param>
    /// <returns>The id (wacid) of the call.</returns>
    /// <exception cref="ArgumentException">The call has no usable caller, or the number is unknown or does not take calls.</exception>
    public string ReceiveCall(InboundCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        lock (_project.Gate)
        {
            return _rooms.Calls.Receive(call);
        }
    }

    /// <summary>The customer takes a call of the business.</summary>
    /// <param name="callId">The id (wacid) of the call.</param>
    /// <param name="sdp">What the customer's phone answers to the offer (SDP).</param>
    /// <exception cref="ArgumentException">There is no such call of the business, or it does not ring any more.</exception>
    public void AnswerCall(string callId, string sdp = InboundCall.SampleSdp)
    {
        ArgumentException.ThrowIfNullOrEmpty(sdp);
        lock (_project.Gate)
        {
            _rooms.Calls.AnswerByCustomer(callId, sdp);
        }
    }

    /// <summary>The customer rejects a call of the business.</summary>
    /// <param name="callId">The id (wacid) of the call.</param>
    /// <exception cref="ArgumentException">There is no such call of the business, or it does not ring any more.</exception>
    public void RejectCall(string callId)
    {
        lock (_project.Gate)
        {
            _rooms.Calls.RejectByCustomer(callId);
        }
    }

    /// <summary>The customer hangs up, or gives a call of his own up while it rings.</summary>
    /// <param name="callId">The id (wacid) of the call.</param>
    /// <exception cref="ArgumentException">There is no such call, or it is over.</exception>
    public void HangUpCall(string callId)
    {
        lock (_project.Gate)
        {
            _rooms.Calls.HangUpByCustomer(callId);
        }
    }

    /// <summary>A customer opens a flow that was sent, on the screen that the message names or that the flow's endpoint answers with.</summary>
    /// <param name="messageId">The id (wamid) of the interactive message.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The flow, to be filled; <see cref="EmulatedFlow.Failure"/> says why when it could not be opened.</returns>
    /// <exception cref="ArgumentException">There is no such message, it opens no flow, or the emulator does not have that flow.</exception>
    public Task<EmulatedFlow> OpenFlowAsync(string messageId, CancellationToken cancellationToken = default) => _rooms.FlowRunner.OpenAsync(messageId, cancellationToken);

    /// <summary>Has WhatsApp check the health of a flow's endpoint with a ping.</summary>
    /// <param name="metaFlowId">The flow's id at Meta.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is wrong with the endpoint; null when all is well.</returns>
    /// <exception cref="ArgumentException">There is no such flow.</exception>
    public Task<string?> PingFlowAsync(string metaFlowId, CancellationToken cancellationToken = default) => _rooms.FlowRunner.PingAsync(metaFlowId, cancellationToken);

    /// <summary>Decides how a customer behaves from now on; replaces what was set for the same customer before.</summary>
    /// <exception cref="ArgumentException">The id is neither a phone number nor a business-scoped user id.</exception>
    public void SetRecipient(EmulatedRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        Identity identity = Identity.Read(recipient.Id)
            ?? throw new ArgumentException("Id must be a phone number or a business-scoped user id.", nameof(recipient));
        lock (_project.Gate)
        {
            _project.SetBehaviour(identity, recipient);
            _rooms.Marketing.Set(identity, recipient.HasStoppedMarketing);
        }
    }
}
