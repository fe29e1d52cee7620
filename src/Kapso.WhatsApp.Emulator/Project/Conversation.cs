using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>The exchange between one business number and one customer.</summary>
internal sealed class Conversation(Guid id, long place, EmulatedPhoneNumber number, Identity customer, DateTimeOffset at) : INumbered
{
    private static readonly TimeSpan CustomerServiceWindow = TimeSpan.FromHours(24);

    private DateTimeOffset _statusChangedAt = at;

    public string Id { get; } = id.ToString();

    public EmulatedPhoneNumber Number { get; } = number;

    public Identity Customer { get; private set; } = customer;

    public string? ContactName { get; private set; }

    public DateTimeOffset? LastInboundAt { get; private set; }

    public DateTimeOffset? LastOutboundAt { get; private set; }

    public int MessagesCount { get; private set; }

    public StoredMessage? Oldest { get; private set; }

    public StoredMessage? Newest { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; } = at;

    public DateTimeOffset LastActiveAt => Newest?.CreatedAt ?? CreatedAt;

    public DateTimeOffset UpdatedAt => _statusChangedAt > LastActiveAt ? _statusChangedAt : LastActiveAt;

    public bool IsEnded { get; private set; }

    /// <summary>Its place among the others: a conversation is as new as its newest message, one without messages as its beginning.</summary>
    long INumbered.Number => Newest?.Number ?? place;

    /// <summary>What the number has sent to the customer lately.</summary>
    public SlidingWindow Sends { get; } = new();

    public bool HasOpenWindow(DateTimeOffset now) => LastInboundAt is { } last && now - last < CustomerServiceWindow;

    public void CustomerWrote(Identity from, string? name, DateTimeOffset at)
    {
        Customer = new Identity(from.WaId ?? Customer.WaId, from.UserId ?? Customer.UserId);
        ContactName = name ?? ContactName;
        LastInboundAt = at;
        IsEnded = false;
    }

    /// <summary>The customer has another phone number now.</summary>
    public void Renumber(string waId) => Customer = Customer with { WaId = waId };

    /// <summary>Ends it or opens it again.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool SetEnded(bool isEnded, DateTimeOffset now)
    {
        if (IsEnded == isEnded)
        {
            return false;
        }

        (IsEnded, _statusChangedAt) = (isEnded, now);
        return true;
    }

    /// <summary>Counts a message that was stored.</summary>
    public void Note(StoredMessage message)
    {
        CreatedAt = Newest is null || message.CreatedAt < CreatedAt ? message.CreatedAt : CreatedAt;
        Oldest ??= message;
        Newest = message;
        MessagesCount++;
        if (message.IsInbound)
        {
            LastInboundAt = message.CreatedAt;
        }
        else
        {
            LastOutboundAt = message.CreatedAt;
        }
    }
}
