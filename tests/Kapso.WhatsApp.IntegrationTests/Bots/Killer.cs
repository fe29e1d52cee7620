using Kapso.WhatsApp.Hosting;

namespace Kapso.WhatsApp.IntegrationTests.Bots;

/// <summary>
/// Kills a process at one of the points that it passes. A killed process does nothing any more: neither its store nor its connections work, so that nothing it still runs has an effect outside.
/// </summary>
internal sealed class Killer(int point = int.MaxValue, Func<string, bool>? counts = null)
{
    private int _passed;
    private volatile bool _isDead;

    public bool IsDead => _isDead;

    /// <summary>Where it died.</summary>
    public string? DiedAt { get; private set; }

    /// <summary>The point that it passed before it died.</summary>
    public string? Before { get; private set; }

    public void Pass(string at)
    {
        if (_isDead)
        {
            throw new ProcessDiedException();
        }

        if (counts?.Invoke(at) is not false && Interlocked.Increment(ref _passed) == point)
        {
            DiedAt = at;
            _isDead = true;
            throw new ProcessDiedException();
        }

        Before = at;
    }
}

internal sealed class ProcessDiedException() : Exception("The process died.");

/// <summary>A store that outlives the processes: one of them works with it until it dies, before or after a save.</summary>
internal sealed class SharedStore(IConversationStore store, Killer killer, Activity activity) : IConversationStore
{
    public async ValueTask<StoredConversation?> LoadAsync(string key, CancellationToken cancellationToken = default)
    {
        using IDisposable busy = activity.Begin();
        CheckAlive();
        return await store.LoadAsync(key, cancellationToken);
    }

    public async ValueTask<bool> SaveAsync(StoredConversation conversation, CancellationToken cancellationToken = default)
    {
        using IDisposable busy = activity.Begin();
        killer.Pass("before a save");
        bool isSaved = await store.SaveAsync(conversation, cancellationToken);
        killer.Pass("after a save");
        return isSaved;
    }

    public async ValueTask<bool> DeleteAsync(string key, long version, CancellationToken cancellationToken = default)
    {
        using IDisposable busy = activity.Begin();
        killer.Pass("before a delete");
        bool isDeleted = await store.DeleteAsync(key, version, cancellationToken);
        killer.Pass("after a delete");
        return isDeleted;
    }

    public async ValueTask<DueConversations> ClaimDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken = default)
    {
        using IDisposable busy = activity.Begin();
        CheckAlive();
        return await store.ClaimDueAsync(now, lease, limit, cancellationToken);
    }

    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => store.CountAsync(cancellationToken);

    private void CheckAlive()
    {
        if (killer.IsDead)
        {
            throw new ProcessDiedException();
        }
    }
}

/// <summary>The connections of a process: it dies before a send leaves, or after it was taken and before its answer is read.</summary>
internal sealed class MortalConnection(Killer killer, Activity activity) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using IDisposable busy = activity.Begin();
        bool isSend = request.Method == HttpMethod.Post;
        if (isSend)
        {
            killer.Pass("before a send");
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (isSend)
        {
            killer.Pass("after a send");
        }

        return response;
    }
}

/// <summary>Counts what is under way, so that a test knows when time may pass.</summary>
internal sealed class Activity
{
    private int _underWay;

    public IDisposable Begin()
    {
        Interlocked.Increment(ref _underWay);
        return new End(this);
    }

    /// <summary>Completes when nothing has been under way for a while of the thread pool's time.</summary>
    public async Task QuietAsync()
    {
        for (int quiet = 0; quiet < 16; quiet++)
        {
            await Task.Yield();
            if (Volatile.Read(ref _underWay) > 0)
            {
                quiet = 0;
            }
        }
    }

    private sealed class End(Activity activity) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref activity._underWay);
    }
}
