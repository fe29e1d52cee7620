using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>The exchange between one business number and one customer.</summary>
internal sealed class Conversation(Guid id, EmulatedPhoneNumber number, Identity customer)
{
    private static readonly TimeSpan CustomerServiceWindow = TimeSpan.FromHours(24);

    public string Id { get; } = id.ToString();

    public EmulatedPhoneNumber Number { get; } = number;

    public Identity Customer { get; private set; } = customer;

    public string? ContactName { get; private set; }

    public DateTimeOffset? LastInboundAt { get; private set; }

    /// <summary>What the number has sent to the customer lately.</summary>
    public SlidingWindow Sends { get; } = new();

    public bool HasOpenWindow(DateTimeOffset now) => LastInboundAt is { } last && now - last < CustomerServiceWindow;

    public void CustomerWrote(Identity from, string? name, DateTimeOffset at)
    {
        Customer = new Identity(from.WaId ?? Customer.WaId, from.UserId ?? Customer.UserId);
        ContactName = name ?? ContactName;
        LastInboundAt = at;
    }
}
