namespace Kapso.WhatsApp.Emulator;

/// <content>What other applications of a number do: they hold conversations, answer in them, and pass them on (conversation routing).</content>
public sealed partial class KapsoEmulator
{
    /// <summary>
    /// Shares a number with other applications: only the holder of a conversation may send more than templates in it, and Kapso gets copies of what happens in the others. A number is
    /// shared by itself when another application does something, or Kapso passes a conversation on.
    /// </summary>
    /// <param name="routing">Kapso's role, and whether Meta Business Agent answers on the number.</param>
    /// <param name="phoneNumberId">The number; null for the emulator's first.</param>
    /// <exception cref="ArgumentException">There is no such number.</exception>
    public void ShareNumber(EmulatedRouting? routing = null, string? phoneNumberId = null)
    {
        lock (_project.Gate)
        {
            _rooms.Threads.Share(_project.NumberOrFirst(phoneNumberId), routing ?? new EmulatedRouting());
        }
    }

    /// <summary>Another application of the number sends a message to a customer, of which Kapso gets copies as it is sent, delivered and read.</summary>
    /// <param name="message">What it sends.</param>
    /// <returns>The id (wamid) of the message.</returns>
    /// <exception cref="ArgumentException">The recipient is none, or the number is unknown.</exception>
    public string SendFromOtherApplication(OtherApplicationMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_project.Gate)
        {
            return _rooms.OtherApplications.Send(message);
        }
    }

    /// <summary>Another application passes a conversation to Kapso, which holds it from now on.</summary>
    /// <param name="handover">The conversation, and who passes it.</param>
    /// <exception cref="ArgumentException">There is no such conversation.</exception>
    public void PassToKapso(EmulatedHandover handover)
    {
        ArgumentNullException.ThrowIfNull(handover);
        lock (_project.Gate)
        {
            _rooms.OtherApplications.Pass(handover);
        }
    }

    /// <summary>Another application takes a conversation, which Kapso does not hold any more.</summary>
    /// <param name="handover">The conversation, and who takes it.</param>
    /// <exception cref="ArgumentException">There is no such conversation.</exception>
    public void TakeFromKapso(EmulatedHandover handover)
    {
        ArgumentNullException.ThrowIfNull(handover);
        lock (_project.Gate)
        {
            _rooms.OtherApplications.Take(handover);
        }
    }

    /// <summary>Has the next change of control carried out at Meta and not answered: the caller gets 502, and Kapso does not know who holds the conversation.</summary>
    public void LoseNextThreadControlResponse()
    {
        lock (_project.Gate)
        {
            _rooms.Threads.AnswersToLose++;
        }
    }

    /// <summary>Who holds a conversation, as far as Kapso knows.</summary>
    /// <param name="customer">The customer: a phone number in any notation, or a business-scoped user id.</param>
    /// <param name="phoneNumberId">The number; null for the emulator's first.</param>
    /// <returns><c>kapso</c>, <c>idle</c>, <c>unknown</c>, or the role of another application, such as <c>escalation</c>.</returns>
    /// <exception cref="ArgumentException">The customer or the number is none.</exception>
    public string GetConversationHolder(string customer, string? phoneNumberId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(customer);
        lock (_project.Gate)
        {
            return _rooms.OtherApplications.GetConversationHolder(customer, phoneNumberId);
        }
    }
}
