using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contacts;

/// <summary>Someone who has been in touch with the business, or whom it has noted.</summary>
internal sealed class Contact(long number, Identity who, DateTimeOffset at) : INumbered
{
    public long Number => number;

    public string Id { get; } = Guid.NewGuid().ToString();

    public Identity Who { get; set; } = who;

    public string? ProfileName { get; set; }

    public string? DisplayName { get; set; }

    public string? CustomerId { get; set; }

    public JsonNode? Metadata { get; set; }

    public DateTimeOffset CreatedAt { get; } = at;

    public DateTimeOffset UpdatedAt { get; set; } = at;

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["wa_id"] = Who.WaId,
        ["business_scoped_user_id"] = Who.UserId,
        ["parent_business_scoped_user_id"] = null,
        ["username"] = null,
        ["profile_name"] = ProfileName,
        ["display_name"] = DisplayName,
        ["customer_id"] = CustomerId,
        ["metadata"] = Metadata?.DeepClone(),
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
    };
}

/// <summary>The contacts of the project. Whoever writes or is written to becomes one.</summary>
internal sealed class ContactStore(EmulatedProject project)
{
    private readonly List<Contact> _contacts = [];
    private readonly Dictionary<string, Contact> _byWaId = [];
    private long _lastNumber;

    public IReadOnlyList<Contact> NewestFirst() => [.. _contacts.AsEnumerable().Reverse()];

    public Contact? Find(string identifier) => _contacts.FindLast(contact => contact.Id == identifier || contact.Who.UserId == identifier)
        ?? (Identity.ReadPhone(identifier) is { } waId ? _byWaId.GetValueOrDefault(waId) : null);

    public Contact Of(Identity who)
    {
        var known = who.WaId is { } waId && _byWaId.TryGetValue(waId, out var found) ? found : who.UserId is { } userId ? _contacts.Find(contact => contact.Who.UserId == userId) : null;
        return known ?? Add(who);
    }

    public Contact Add(Identity who)
    {
        Contact contact = new(++_lastNumber, who, project.Now);
        _contacts.Add(contact);
        Index(contact);
        return contact;
    }

    /// <summary>What a customer's message tells: the other of the two identities, and a name.</summary>
    public void Learn(Identity who, string? name)
    {
        var contact = Of(who);
        contact.Who = new Identity(who.WaId ?? contact.Who.WaId, who.UserId ?? contact.Who.UserId);
        contact.ProfileName = name ?? contact.ProfileName;
        Index(contact);
    }

    /// <summary>Gives a contact another phone number.</summary>
    public void Renumber(Contact contact, string waId)
    {
        Forget(contact);
        contact.Who = contact.Who with { WaId = waId };
        Index(contact);
    }

    public void Remove(Contact contact)
    {
        _contacts.Remove(contact);
        Forget(contact);
    }

    public void Clear()
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
