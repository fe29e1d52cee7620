using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// Continues conversations whose time has come: time-outs, waits, sends to be settled, retries, and runs whose process died. Asks the store when the next one is due, and now and then, for other machines
/// use the store as well.
/// </summary>
internal sealed partial class ConversationTimers(
    ConversationEngine engine, IConversationStore store, ConversationWakeUp wakeUp, ConversationOptions options, GracefulShutdown shutdown, TimeProvider clock, ILogger<ConversationTimers> logger)
    : BackgroundService
{
    private const int BatchSize = 32;

    private readonly object _gate = new();
    private readonly SemaphoreSlim _due = new(1);
    private ITimer? _timer;
    private DateTimeOffset _next;

    public override void Dispose()
    {
        base.Dispose();
        _timer?.Dispose();
        _due.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _timer = clock.CreateTimer(static timers => ((ConversationTimers)timers!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        wakeUp.Listen(Note);
        while (!stoppingToken.IsCancellationRequested)
        {
            await _due.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
            {
                await ContinueDueAsync(stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ContinueDueAsync(CancellationToken stoppingToken)
    {
        lock (_gate)
        {
            // What is noted from now on may be missing from the answer.
            _next = DateTimeOffset.MaxValue;
        }

        DateTimeOffset next = clock.GetUtcNow() + options.PollingInterval;
        try
        {
            DueConversations due;
            do
            {
                due = await store.ClaimDueAsync(clock.GetUtcNow(), options.ResumeAfter, BatchSize, stoppingToken).ConfigureAwait(false);
                await Task.WhenAll(due.Keys.Select(ContinueAsync)).ConfigureAwait(false);
            }
            while (due.Keys.Count == BatchSize && !stoppingToken.IsCancellationRequested);
            next = due.NextAt < next ? due.NextAt.Value : next;
        }
        catch (Exception failure)
        {
            StoreFailed(logger, failure);
        }

        Note(next);
    }

    private async Task ContinueAsync(string key)
    {
        if (!shutdown.TryBegin())
        {
            return;
        }

        try
        {
            await engine.ResumeAsync(key, shutdown.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            ContinueFailed(logger, failure);
        }
        finally
        {
            shutdown.End();
        }
    }

    /// <summary>Has the store asked at a time, unless it is asked before.</summary>
    private void Note(DateTimeOffset dueAt)
    {
        lock (_gate)
        {
            if (dueAt < _next)
            {
                _next = dueAt;
                TimeSpan wait = dueAt - clock.GetUtcNow();
                _timer!.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Wake()
    {
        try
        {
            if (_due.CurrentCount == 0)
            {
                _due.Release();
            }
        }
        catch (ObjectDisposedException)
        {
            // The last tick came while the application stopped.
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The store of conversations could not be asked which are due; it is asked again soon")]
    private static partial void StoreFailed(ILogger logger, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "A conversation whose time has come could not be continued; it is tried again when its claim lapses")]
    private static partial void ContinueFailed(ILogger logger, Exception failure);
}
