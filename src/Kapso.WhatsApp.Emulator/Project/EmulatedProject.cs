using System.Globalization;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>
/// What all rooms share of the Kapso project behind the API key: its numbers, its conversations with their messages, the clock and the gate. Whoever reads
/// or changes the project or a room's store holds <see cref="Gate"/>: the pipeline does so around every operation, the schedule around every timer, so
/// nothing in here locks.
/// </summary>
internal sealed class EmulatedProject : IDisposable
{
    private readonly List<IEmulatorStore> _stores = [];
    private readonly List<ConnectedNumber> _numbers = [];
    private readonly List<Conversation> _conversations = [];
    private readonly List<(Identity Who, EmulatedRecipient Behaviour)> _recipients = [];
    private long _lastMetaId = 300000000000000;

    public EmulatedProject(KapsoEmulatorOptions options)
    {
        Options = options;
        Schedule = new Schedule(options.TimeProvider, Gate);
        Messages = new MessageStore(Observers);
    }

    /// <summary>Raised after a number was connected.</summary>
    public event Action<ConnectedNumber>? NumberConnected;

    /// <summary>Raised after a number was disconnected.</summary>
    public event Action<ConnectedNumber>? NumberDisconnected;

    public object Gate { get; } = new();

    public string Id { get; } = Guid.NewGuid().ToString();

    public KapsoEmulatorOptions Options { get; }

    public Schedule Schedule { get; }

    /// <summary>Where the bytes of files lie.</summary>
    public TemporaryFiles Files { get; } = new();

    /// <summary>The messages of all conversations.</summary>
    public MessageStore Messages { get; }

    /// <summary>What the rooms demand of a message that the business sends, in the order in which they are asked.</summary>
    public List<ISendRule> SendRules { get; } = [];

    /// <summary>The rooms that follow conversations.</summary>
    public List<IConversationObserver> Observers { get; } = [];

    /// <summary>The numbers, oldest first.</summary>
    public IReadOnlyList<ConnectedNumber> Numbers => _numbers;

    public IReadOnlyList<Conversation> Conversations => _conversations;

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>Takes a room's store into <see cref="Reset"/>, which resets the stores in the order of their registration.</summary>
    public T Register<T>(T store)
        where T : IEmulatorStore
    {
        _stores.Add(store);
        return store;
    }

    public EmulatedPhoneNumber Number(string id, Surface surface) => Connected(id, surface).Number;

    public ConnectedNumber Connected(string id, Surface surface) => FindNumber(id) ?? throw surface.NotFound("Phone number", id);

    public ConnectedNumber? FindNumber(string id) => _numbers.Find(known => known.Number.Id == id);

    /// <summary>The number that a test means.</summary>
    /// <exception cref="ArgumentException">There is no such number.</exception>
    public EmulatedPhoneNumber NumberOrFirst(string? id) =>
        _numbers.Find(known => id is null || known.Number.Id == id)?.Number
        ?? throw new ArgumentException($"The emulator has no phone number with the id {id}.");

    public bool HasAccount(string businessAccountId) => _numbers.Exists(known => known.Number.BusinessAccountId == businessAccountId);

    public void Connect(ConnectedNumber number)
    {
        _numbers.Add(number);
        NumberConnected?.Invoke(number);
    }

    public void Disconnect(ConnectedNumber number)
    {
        _numbers.Remove(number);
        NumberDisconnected?.Invoke(number);
    }

    /// <summary>An id as Meta makes them, which no number or account of this project has.</summary>
    public string NextMetaId()
    {
        string id;
        do
        {
            id = (++_lastMetaId).ToString(CultureInfo.InvariantCulture);
        }
        while (_numbers.Exists(known => known.Number.Id == id || known.Number.BusinessAccountId == id));

        return id;
    }

    public Conversation? FindConversation(EmulatedPhoneNumber number, Identity customer) =>
        _conversations.Find(known => known.Number.Id == number.Id && known.Customer.IsSamePerson(customer));

    /// <summary>The conversation with a customer, begun when there is none.</summary>
    /// <param name="number">The number.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="id">The id of a conversation that is begun; null for any.</param>
    public Conversation ConversationWith(EmulatedPhoneNumber number, Identity customer, Guid? id = null)
    {
        Conversation? conversation = FindConversation(number, customer);
        if (conversation is null)
        {
            conversation = new Conversation(id ?? Guid.NewGuid(), Messages.NextNumber(), number, customer, Now);
            _conversations.Add(conversation);
            Observers.ForEach(observer => observer.ConversationBegan(conversation));
        }

        return conversation;
    }

    /// <summary>Forgets every conversation with somebody, and the messages in it.</summary>
    public void EraseConversationsWith(Identity customer)
    {
        foreach (Conversation conversation in ConversationsWith(customer))
        {
            foreach (StoredMessage message in Messages.Remove(conversation))
            {
                Observers.ForEach(observer => observer.Erased(message));
            }

            _conversations.Remove(conversation);
        }
    }

    /// <summary>Gives somebody another phone number in all conversations.</summary>
    public void RenumberConversationsWith(Identity customer, string waId)
    {
        foreach (Conversation conversation in ConversationsWith(customer))
        {
            conversation.Renumber(waId);
        }
    }

    /// <summary>How a customer behaves; well, unless something else was set.</summary>
    public EmulatedRecipient BehaviourOf(Identity customer) =>
        _recipients.Find(known => known.Who.IsSamePerson(customer)).Behaviour ?? new EmulatedRecipient { Id = "" };

    public void SetBehaviour(Identity customer, EmulatedRecipient behaviour)
    {
        _recipients.RemoveAll(known => known.Who.IsSamePerson(customer));
        _recipients.Add((customer, behaviour));
    }

    /// <summary>Brings the project and every registered store to their state at the start.</summary>
    public void Reset()
    {
        Schedule.Dispose();
        Messages.Clear();
        _conversations.Clear();
        _recipients.Clear();
        _numbers.Clear();
        _numbers.AddRange(Options.PhoneNumbers.Select(number => new ConnectedNumber(number, Now)));
        _stores.ForEach(store => store.Reset());
    }

    public void Dispose()
    {
        Schedule.Dispose();
        Files.Dispose();
    }

    private List<Conversation> ConversationsWith(Identity customer) => _conversations.FindAll(known => known.Customer.IsSamePerson(customer));
}
