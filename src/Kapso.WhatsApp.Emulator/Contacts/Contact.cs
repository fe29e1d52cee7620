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

    /// <summary>What it has decided about marketing.</summary>
    public List<MarketingPreference> Preferences { get; } = [];

    /// <summary>Whether its erasure was asked for and is still to come.</summary>
    public bool IsBeingErased { get; set; }

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

    /// <summary>The proxy does not tell whose customer it is.</summary>
    public JsonObject ShowOnProxy()
    {
        var shown = Show();
        shown.Remove("customer_id");
        return shown;
    }
}

/// <summary>The contacts of the project. Whoever writes or is written to becomes one.</summary>
internal sealed class ContactStore(EmulatedProject project)
{
    private readonly List<Contact> _contacts = [];
    private readonly Dictionary<string, Contact> _byWaId = [];
    private long _lastNumber;

    public IReadOnlyList<Contact> NewestFirst() => [.. _contacts.AsEnumerable().Reverse()];

    public Contact? FindById(string id) => _contacts.Find(contact => contact.Id == id);

    /// <summary>A contact by phone number in any notation.</summary>
    public Contact? FindByPhone(string text) => Identity.ReadPhone(text) is { } waId ? _byWaId.GetValueOrDefault(waId) : null;

    /// <summary>A contact by id, phone number or business-scoped user id.</summary>
    public Contact? Find(string identifier) => FindById(identifier) ?? _contacts.FindLast(contact => contact.Who.UserId == identifier) ?? FindByPhone(identifier);

    public Contact? Find(Identity who) =>
        who.WaId is { } waId && _byWaId.TryGetValue(waId, out var found) ? found
        : who.UserId is { } userId ? _contacts.Find(contact => contact.Who.UserId == userId)
        : null;

    public Contact Of(Identity who) => Find(who) ?? Add(who);

    public Contact Add(Identity who)
    {
        Contact contact = new(++_lastNumber, who, project.Now);
        _contacts.Add(contact);
        Index(contact);
        FollowBehaviour(contact);
        return contact;
    }

    /// <summary>What a customer's message tells: the other of the two identities, and a name.</summary>
    public void Learn(Identity who, string? name, EmulatedPhoneNumber number)
    {
        var contact = Of(who);
        var (before, nameBefore) = (contact.Who, contact.ProfileName);
        contact.Who = new Identity(who.WaId ?? before.WaId, who.UserId ?? before.UserId);
        contact.ProfileName = name ?? nameBefore;
        contact.UpdatedAt = contact.Who == before && contact.ProfileName == nameBefore ? contact.UpdatedAt : project.Now;
        Index(contact);
        FollowBehaviour(contact);
        if (before.UserId is { } previous && previous != contact.Who.UserId)
        {
            project.WebhookEvents.IdentityChanged(contact, previous, number);
        }
    }

    /// <summary>Gives a contact another phone number.</summary>
    public void Renumber(Contact contact, string waId)
    {
        Forget(contact);
        contact.Who = contact.Who with { WaId = waId };
        Index(contact);
    }

    public bool Remove(Contact contact)
    {
        Forget(contact);
        return _contacts.Remove(contact);
    }

    public void Clear()
    {
        _contacts.Clear();
        _byWaId.Clear();
    }

    private void FollowBehaviour(Contact contact)
    {
        if (project.BehaviourOf(contact.Who).HasStoppedMarketing)
        {
            project.Marketing.Decide(contact.Who, stops: true);
        }
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
