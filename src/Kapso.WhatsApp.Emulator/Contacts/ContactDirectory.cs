using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contacts;

/// <summary>The contacts as the other rooms see them, and what contacts learn from conversations.</summary>
internal sealed class ContactDirectory(ContactStore contacts, MarketingPreferences marketing) : IContacts, IConversationObserver
{
    public string? FindWaId(string contactId) => contacts.FindById(contactId)?.Who.WaId;

    public bool HasStoppedMarketing(Identity who, EmulatedPhoneNumber number) => marketing.IsStopped(who, number);

    public void ConversationBegan(Conversation conversation) => contacts.Of(conversation.Customer);

    public void Receiving(IncomingMessage message) => contacts.UpdateFrom(message.Sender, message.Message.Name, message.Conversation.Number);

    public void Failed(StoredMessage message, DeliveryError error)
    {
        if (error.Code == DeliveryError.MarketingStopped)
        {
            marketing.Stop(message.Conversation.Customer, message.Conversation.Number, error.Details);
        }
    }
}
