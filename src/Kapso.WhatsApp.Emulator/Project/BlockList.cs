using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>Whom a number has blocked.</summary>
internal sealed class BlockList
{
    /// <summary>How many people a number can block.</summary>
    public const int Capacity = 64_000;

    private readonly List<BlockedUser> _users = [];
    private long _lastNumber;

    public int Count => _users.Count;

    public IReadOnlyList<BlockedUser> NewestFirst => [.. Enumerable.Reverse(_users)];

    public bool Contains(Identity who) => _users.Exists(known => known.Who.IsSamePerson(who));

    public void Add(Identity who)
    {
        if (!Contains(who))
        {
            _users.Add(new BlockedUser(++_lastNumber, who));
        }
    }

    public void Remove(Identity who) => _users.RemoveAll(known => known.Who.IsSamePerson(who));
}

/// <summary>Somebody who is blocked.</summary>
internal sealed record BlockedUser(long Number, Identity Who) : INumbered;
