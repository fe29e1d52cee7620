using System.Globalization;
using Kapso.WhatsApp.Emulator.Broadcasts;
using Kapso.WhatsApp.Emulator.Calls;
using Kapso.WhatsApp.Emulator.Contacts;
using Kapso.WhatsApp.Emulator.Customers;
using Kapso.WhatsApp.Emulator.DisplayNames;
using Kapso.WhatsApp.Emulator.Flows;
using Kapso.WhatsApp.Emulator.Functions;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.InboxEmbeds;
using Kapso.WhatsApp.Emulator.MediaFiles;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.SetupLinks;
using Kapso.WhatsApp.Emulator.Templates;
using Kapso.WhatsApp.Emulator.Webhooks;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>
/// What the Kapso project behind the API key owns. Whoever reads or changes it holds <see cref="Gate"/>: the pipeline does so around every
/// operation, the schedule around every timer, so nothing in here locks.
/// </summary>
internal sealed class EmulatedProject : IAsyncDisposable
{
    private readonly List<Conversation> _conversations = [];
    private readonly List<(Identity Who, EmulatedRecipient Behaviour)> _recipients = [];
    private long _lastMetaId = 300000000000000;

    public EmulatedProject(KapsoEmulatorOptions options)
    {
        Options = options;
        Schedule = new Schedule(options.TimeProvider, Gate);
        Media = new MediaStore(this);
        Contacts = new ContactStore(this);
        Marketing = new MarketingDecisions(this);
        Templates = new TemplateStore(this);
        Flows = new FlowStore(this);
        Calls = new Switchboard(this);
        Courier = new Courier(this);
        WebhookEvents = new WebhookEvents(this);
        ConnectFirstNumbers();
        SeededHistory.Write(this, options.SeedMessages);
    }

    public object Gate { get; } = new();

    public string Id { get; } = Guid.NewGuid().ToString();

    public KapsoEmulatorOptions Options { get; }

    public Schedule Schedule { get; }

    public MessageStore Messages { get; } = new();

    /// <summary>Where the bytes of files lie.</summary>
    public TemporaryFiles Files { get; } = new();

    public MediaStore Media { get; }

    public ContactStore Contacts { get; }

    public MarketingDecisions Marketing { get; }

    public TemplateStore Templates { get; }

    public Switchboard Calls { get; }

    public CallPermissions CallPermissions { get; } = new();

    public FlowStore Flows { get; }

    public IReadOnlyList<Conversation> Conversations => _conversations;

    /// <summary>The numbers, oldest first.</summary>
    public List<ConnectedNumber> Numbers { get; } = [];

    public List<Customer> Customers { get; } = [];

    public List<SetupLink> SetupLinks { get; } = [];

    public List<InboxEmbed> InboxEmbeds { get; } = [];

    public List<DisplayNameRequest> DisplayNameRequests { get; } = [];

    public List<Broadcast> Broadcasts { get; } = [];

    public List<Function> Functions { get; } = [];

    /// <summary>What the functions do, by their slugs.</summary>
    public Dictionary<string, Func<string, EmulatedFunctionAnswer>> FunctionHandlers { get; } = new(StringComparer.Ordinal);

    public List<Webhook> Webhooks { get; } = [];

    /// <summary>Brings what webhooks are told to them.</summary>
    public Courier Courier { get; }

    /// <summary>Where everything is announced that a webhook may want to hear of.</summary>
    public WebhookEvents WebhookEvents { get; }

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    public EmulatedPhoneNumber Number(string id, Surface surface) => Connected(id, surface).Number;

    public ConnectedNumber Connected(string id, Surface surface) =>
        Numbers.Find(known => known.Number.Id == id) ?? throw surface.NotFound("Phone number", id);

    /// <summary>The number that a test means.</summary>
    /// <exception cref="ArgumentException">There is no such number.</exception>
    public EmulatedPhoneNumber NumberOrFirst(string? id) =>
        Numbers.Find(known => id is null || known.Number.Id == id)?.Number
        ?? throw new ArgumentException($"The emulator has no phone number with the id {id}.");

    /// <summary>An id as Meta makes them, which no number or account of this project has.</summary>
    public string NextMetaId()
    {
        string id;
        do
        {
            id = (++_lastMetaId).ToString(CultureInfo.InvariantCulture);
        }
        while (Numbers.Exists(known => known.Number.Id == id || known.Number.BusinessAccountId == id));

        return id;
    }

    /// <summary>Whether a file was uploaded to become an example of a template's header: its handle is then one of this project's.</summary>
    public bool IsHeaderHandle(string handle) => Media.IsHeaderHandle(handle);

    public Conversation? FindConversation(EmulatedPhoneNumber number, Identity customer) =>
        _conversations.Find(known => known.Number.Id == number.Id && known.Customer.IsSamePerson(customer));

    /// <summary>The conversation with a customer, begun when there is none.</summary>
    /// <param name="number">The number.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="id">The id of a conversation that is begun; null for any.</param>
    public Conversation ConversationWith(EmulatedPhoneNumber number, Identity customer, Guid? id = null)
    {
        var conversation = FindConversation(number, customer);
        if (conversation is null)
        {
            conversation = new Conversation(id ?? Guid.NewGuid(), Messages.NextNumber(), number, customer, Now);
            _conversations.Add(conversation);
            Contacts.Of(customer);
        }

        return conversation;
    }

    /// <summary>Forgets a contact with every conversation, message and file.</summary>
    public void Erase(Contact contact)
    {
        foreach (var conversation in ConversationsOf(contact))
        {
            foreach (var message in Messages.Remove(conversation))
            {
                Media.Remove(message.Media);
            }

            _conversations.Remove(conversation);
        }

        Contacts.Remove(contact);
    }

    /// <summary>Gives a contact another phone number, in its conversations too.</summary>
    public void Renumber(Contact contact, string waId)
    {
        foreach (var conversation in ConversationsOf(contact))
        {
            conversation.Renumber(waId);
        }

        Contacts.Renumber(contact, waId);
    }

    /// <summary>How a customer behaves; well, unless something else was set.</summary>
    public EmulatedRecipient BehaviourOf(Identity customer) =>
        _recipients.Find(known => known.Who.IsSamePerson(customer)).Behaviour ?? new EmulatedRecipient { Id = "" };

    public void SetBehaviour(Identity customer, EmulatedRecipient behaviour)
    {
        _recipients.RemoveAll(known => known.Who.IsSamePerson(customer));
        _recipients.Add((customer, behaviour));
        Marketing.Decide(customer, behaviour.HasStoppedMarketing);
    }

    public void Reset()
    {
        Schedule.Dispose();
        Courier.Clear();
        WebhookEvents.Clear();
        Webhooks.Clear();
        Messages.Clear();
        Media.Clear();
        Templates.Reset();
        Flows.Clear();
        Calls.Clear();
        CallPermissions.Clear();
        _conversations.Clear();
        Contacts.Clear();
        _recipients.Clear();
        Customers.Clear();
        SetupLinks.Clear();
        InboxEmbeds.Clear();
        DisplayNameRequests.Clear();
        Broadcasts.Clear();
        Functions.Clear();
        Numbers.Clear();
        ConnectFirstNumbers();
        SeededHistory.Write(this, Options.SeedMessages);
    }

    public async ValueTask DisposeAsync()
    {
        Schedule.Dispose();
        await Courier.DisposeAsync().ConfigureAwait(false);
        Files.Dispose();
    }

    private List<Conversation> ConversationsOf(Contact contact) => _conversations.FindAll(known => known.Customer.IsSamePerson(contact.Who));

    private void ConnectFirstNumbers() => Numbers.AddRange(Options.PhoneNumbers.Select(number => new ConnectedNumber(number, Now)));
}
