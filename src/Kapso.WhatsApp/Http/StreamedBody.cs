namespace Kapso.WhatsApp.Http;

/// <summary>
/// A request body that is read from somewhere while it is sent: never held as a whole, and given the time that files need. Where it is read from is the caller's, so it is read by one attempt at a
/// time and not after the call: over HTTP/2 a server can answer before it has taken the body, and the transport would go on reading.
/// </summary>
internal abstract class StreamedBody : RequestBody
{
    private Reading? _reading;

    /// <summary>Whether it can be read from its start again, should the server refuse to listen the first time.</summary>
    public abstract bool CanRepeat { get; }

    /// <summary>Breaks off the attempt that still reads, and waits until it does not any more.</summary>
    public Task StopAsync() => Interlocked.Exchange(ref _reading, null)?.StopAsync() ?? Task.CompletedTask;

    /// <summary>Reads and writes the body.</summary>
    protected abstract Task CopyAsync(Stream stream, CancellationToken cancellationToken);

    protected sealed override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Reading reading = new(stop);
        try
        {
            await (Interlocked.Exchange(ref _reading, reading)?.StopAsync() ?? Task.CompletedTask).ConfigureAwait(false);
            await CopyAsync(stream, stop.Token).ConfigureAwait(false);
        }
        finally
        {
            reading.End();
        }
    }

    private sealed class Reading(CancellationTokenSource stop)
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End()
        {
            lock (_ended)
            {
                _ended.SetResult();
            }
        }

        public Task StopAsync()
        {
            lock (_ended)
            {
                if (!_ended.Task.IsCompleted)
                {
                    stop.Cancel();
                }

                return _ended.Task;
            }
        }
    }
}
