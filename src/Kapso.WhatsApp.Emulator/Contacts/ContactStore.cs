using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contacts;

/// <summary>The contacts of the project. Whoever writes or is written to becomes one.</summary>
internal sealed class ContactStore(EmulatedProject project, IEventPublisher events) : IEmulatorStore
{
    private readonly List<Contact> _contacts = [];
    private readonly Dictionary<string, Contact> _byWaId = [];
    private long _lastNumber;

    /// <summary>Raised when somebody becomes a contact, or one becomes known by another identity.</summary>
    public event Action<Contact>? Identified;

    public IReadOnlyList<Contact> NewestFirst() => [.. _contacts.AsEnumerable().Reverse()];

    public Contact? FindById(string id) => _contacts.Find(contact => contact.Id == id);

    /// <summary>A contact by phone number in any notation.</summary>
    public Contact? FindByPhone(string text) => Identity.ReadPhone(text) is { } waId ? _byWaId.GetValueOrDefault(waId) : null;

    /// <summary>A contact by id, phone number or business-scoped user id.</summary>
    public Contact? Find(string identifier) => FindById(identifier) ?? _contacts.FindLast(contact => contact.Who.UserId == identifier) ?? FindByPhone(identifier);

    public Contact? Find(Identity who) =>
        who.WaId is { } waId && _byWaId.TryGetValue(waId, out Contact? found) ? found
        : who.UserId is { } userId ? _contacts.Find(contact => contact.Who.UserId == userId)
        : null;

    public Contact Of(Identity who) => Find(who) ?? Add(who);

    public Contact Add(Identity who)
    {
        Contact contact = new(++_lastNumber, who, project.Now);
        _contacts.Add(contact);
        Index(contact);
        Identified?.Invoke(contact);
        return contact;
    }

    /// <summary>Updates a contact from a customer's message: the other of the two identities, and the name.</summary>
    public void UpdateFrom(Identity who, string? name, EmulatedPhoneNumber number)
    {
        Contact contact = Of(who);
        (Identity before, string? nameBefore) = (contact.Who, contact.ProfileName);
        contact.Who = new Identity(who.WaId ?? before.WaId, who.UserId ?? before.UserId);
        contact.ProfileName = name ?? nameBefore;
        contact.UpdatedAt = contact.Who == before && contact.ProfileName == nameBefore ? contact.UpdatedAt : project.Now;
        Index(contact);
        Identified?.Invoke(contact);
        if (before.UserId is { } previous && previous != contact.Who.UserId)
        {
            events.Publish(EventNames.IdentityChanged, number, () => new JsonObject
            {
                ["contact"] = contact.Show(),
                ["previous"] = new JsonObject { ["business_scoped_user_id"] = previous },
                ["phone_number_id"] = number.Id,
            });
        }
    }

    /// <summary>Gives a contact another phone number, in its conversations too.</summary>
    public void Renumber(Contact contact, string waId)
    {
        project.RenumberConversationsWith(contact.Who, waId);
        Forget(contact);
        contact.Who = contact.Who with { WaId = waId };
        Index(contact);
    }

    /// <summary>Erases a contact with every conversation, message and file.</summary>
    public void Erase(Contact contact)
    {
        project.EraseConversationsWith(contact.Who);
        Forget(contact);
        _contacts.Remove(contact);
    }

    public void Reset()
    {
        _contacts.Clear();
        _byWaId.Clear();
    }

    private void Index(Contact contact)
    {
        if (contact.Who.WaId is { } waId)
        {
            _byWaId[waId] = contact;
        }
    }

    private void Forget(Contact contact)
    {
        if (contact.Who.WaId is { } waId)
        {
            _byWaId.Remove(waId);
        }
    }
}
