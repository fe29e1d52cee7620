namespace Kapso.WhatsApp.Http;

/// <summary>Asks for something again and again until it has ended.</summary>
internal static class Polling
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    /// <summary>Asks until <paramref name="hasEnded"/> says so.</summary>
    /// <param name="pipeline">Whose clock the pauses are measured by.</param>
    /// <param name="get">Asks once.</param>
    /// <param name="hasEnded">Whether a response is the last one.</param>
    /// <param name="interval">The pause between two questions; five seconds when null.</param>
    /// <param name="progress">Is told every response.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>The last response.</returns>
    /// <exception cref="KapsoValidationException">The interval is not positive.</exception>
    public static async Task<T> FollowAsync<T>(
        this KapsoPipeline pipeline, Func<CancellationToken, Task<T>> get, Func<T, bool> hasEnded, TimeSpan? interval, IProgress<T>? progress, CancellationToken cancellationToken)
    {
        TimeSpan pause = interval ?? DefaultInterval;
        Rules.Check(nameof(interval), rules => rules.Range(pause.Ticks > 0 ? (long)Math.Ceiling(pause.TotalMilliseconds) : 0, 1, int.MaxValue, ""));
        while (true)
        {
            T response = await get(cancellationToken).ConfigureAwait(false);
            progress?.Report(response);
            if (hasEnded(response))
            {
                return response;
            }

            await Task.Delay(pause, pipeline.Time, cancellationToken).ConfigureAwait(false);
        }
    }
}
