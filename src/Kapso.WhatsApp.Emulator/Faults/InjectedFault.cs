namespace Kapso.WhatsApp.Emulator;

/// <summary>A <see cref="Fault"/> at work in an emulator.</summary>
public sealed class InjectedFault
{
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _hits;

    internal InjectedFault(string id, Fault fault)
    {
        Id = id;
        Fault = fault;
    }

    /// <summary>Names it in the control API.</summary>
    public string Id { get; }

    /// <summary>The fault that the test asked for.</summary>
    public Fault Fault { get; }

    /// <summary>The number of requests that the fault was applied to so far.</summary>
    public int HitCount => Volatile.Read(ref _hits);

    /// <summary>Whether the fault was applied to as many requests as it was made for.</summary>
    public bool IsUsedUp => Fault.Times > 0 && HitCount >= Fault.Times;

    /// <summary>Completes when the first request has met it. With a held send, the message is stored by then.</summary>
    public Task FirstHit => _met.Task;

    /// <summary>Lets every request go on that a <see cref="FaultKind.HoldResponse"/> keeps waiting, and those that still come.</summary>
    public void Release() => _released.TrySetResult();

    internal bool Matches(string? operationId, string method, string path) =>
        (Fault.OperationId is null || Fault.OperationId == operationId)
        && (Fault.Method is null || Fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Fault.PathPrefix is null || path.StartsWith(Fault.PathPrefix, StringComparison.Ordinal));

    internal void Hit() => Interlocked.Increment(ref _hits);

    internal async Task WaitAsync(TimeProvider clock, CancellationToken stopping)
    {
        // The timer is started first, so that a test may advance the clock as soon as FirstHit completes.
        Task wait = Fault.Wait > TimeSpan.Zero ? Task.Delay(Fault.Wait, clock, stopping) : Task.CompletedTask;
        _met.TrySetResult();
        await wait.ConfigureAwait(false);

        if (Fault.Kind == FaultKind.HoldResponse)
        {
            await _released.Task.WaitAsync(stopping).ConfigureAwait(false);
        }
    }
}
