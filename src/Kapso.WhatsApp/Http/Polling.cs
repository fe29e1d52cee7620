namespace Kapso.WhatsApp.Http;

/// <summary>Follows what the server does by asking for it again and again.</summary>
internal static class Polling
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    /// <summary>Asks until <paramref name="hasEnded"/> says so.</summary>
    /// <param name="pipeline">Whose clock the pauses are measured by.</param>
    /// <param name="ask">Asks once; null when there is nothing to see yet.</param>
    /// <param name="hasEnded">Whether a response is the last one.</param>
    /// <param name="interval">The pause between two questions; five seconds when null.</param>
    /// <param name="progress">Receives every response.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>The last response.</returns>
    /// <exception cref="KapsoValidationException">The interval is not positive, or longer than a timer can be.</exception>
    public static async Task<T> FollowAsync<T>(
        this KapsoPipeline pipeline, Func<CancellationToken, Task<T?>> ask, Func<T, bool> hasEnded, TimeSpan? interval, IProgress<T>? progress, CancellationToken cancellationToken)
        where T : class
    {
        TimeSpan pause = interval ?? DefaultInterval;
        Rules.Check(nameof(interval), rules => rules.Range(pause.Ticks > 0 ? (long)Math.Ceiling(pause.TotalMilliseconds) : 0, 1, int.MaxValue, ""));
        while (true)
        {
            if (await ask(cancellationToken).ConfigureAwait(false) is { } response)
            {
                progress?.Report(response);
                if (hasEnded(response))
                {
                    return response;
                }
            }

            await Task.Delay(pause, pipeline.Time, cancellationToken).ConfigureAwait(false);
        }
    }
}
