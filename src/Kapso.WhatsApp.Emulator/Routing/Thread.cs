namespace Kapso.WhatsApp.Emulator.Routing;

/// <summary>Who holds the conversation of a number with a customer.</summary>
internal sealed class Thread
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromHours(24);

    private DateTimeOffset _customerWroteAt;
    private string _holder = Holders.Idle;

    /// <summary>Whether Kapso does not know who holds it, as after a change of control that Meta did not answer.</summary>
    public bool IsUnknownToKapso { get; private set; }

    /// <summary>Whether an operation on it is under way.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Who holds it at Meta: Kapso, the role of another application, or nobody.</summary>
    public string HolderAt(DateTimeOffset now) => now - _customerWroteAt < IdleTime ? _holder : Holders.Idle;

    /// <summary>Who holds it as far as Kapso knows.</summary>
    public string KnownHolderAt(DateTimeOffset now) => IsUnknownToKapso && HolderAt(now) != Holders.Idle ? Holders.Unknown : HolderAt(now);

    public void CustomerWrote(string holder, DateTimeOffset now)
    {
        _customerWroteAt = now;
        Set(holder);
    }

    public void Set(string holder) => (_holder, IsUnknownToKapso) = (holder, false);

    /// <summary>Kapso does not hear whether what it asked for was done.</summary>
    public void LoseAnswer() => IsUnknownToKapso = true;
}

/// <summary>Who can hold a conversation besides the roles of other applications.</summary>
internal static class Holders
{
    public const string Kapso = "kapso";
    public const string Idle = "idle";
    public const string Unknown = "unknown";
}
