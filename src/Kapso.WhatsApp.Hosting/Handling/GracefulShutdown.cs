using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Lets the application stop when the events that it has taken are handled, and cancels their handlers when the host waits no longer.</summary>
internal sealed partial class GracefulShutdown : IHostedLifecycleService, IDisposable
{
    /// <summary>How long handlers that were cancelled may take to end, so that their claims are released.</summary>
    private static readonly TimeSpan TimeToCancel = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILogger<GracefulShutdown> _logger;

    // The application itself counts as one until it stops.
    private int _unfinished = 1;
    private int _hasStopped;

    public GracefulShutdown(ILogger<GracefulShutdown> logger) => (_logger, Token) = (logger, _cancel.Token);

    /// <summary>Cancelled when the host waits no longer.</summary>
    public CancellationToken Token { get; }

    /// <summary>Notes events that must be handled before the application ends; false when it is too late for them.</summary>
    public bool TryBegin(int events = 1)
    {
        int unfinished = Volatile.Read(ref _unfinished);
        while (unfinished > 0 && !Token.IsCancellationRequested)
        {
            int found = Interlocked.CompareExchange(ref _unfinished, unfinished + events, unfinished);
            if (found == unfinished)
            {
                return true;
            }

            unfinished = found;
        }

        return false;
    }

    public void End()
    {
        if (Interlocked.Decrement(ref _unfinished) == 0)
        {
            _idle.SetResult();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called when the server no longer takes requests, so that nothing is refused that could have been handled.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        // A host can be stopped more than once.
        if (Interlocked.Exchange(ref _hasStopped, 1) == 0)
        {
            End();
        }

        if (await IsIdleAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        Unfinished(_logger, Volatile.Read(ref _unfinished));
        await _cancel.CancelAsync().ConfigureAwait(false);
        await IsIdleAsync(TimeToCancel, CancellationToken.None).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (!Token.IsCancellationRequested)
        {
            _cancel.Cancel();
        }

        _cancel.Dispose();
    }

    private async Task<bool> IsIdleAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await _idle.Task.WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception impatient) when (impatient is OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The application stopped before {Count} events had been handled; those that were queued are lost, the others will come again")]
    private static partial void Unfinished(ILogger logger, int count);
}
