namespace Kapso.WhatsApp.Http;

/// <summary>Follows what the server does by asking for it again and again.</summary>
internal static class Polling
{
    /// <param name="pipeline">Whose clock counts.</param>
    /// <param name="ask">Asks once; null when there is nothing to see yet.</param>
    /// <param name="isEnd">Whether an answer is the last one.</param>
    /// <param name="interval">How long to wait between two questions.</param>
    /// <param name="progress">Is told every answer.</param>
    /// <param name="cancellationToken">Stops the following.</param>
    /// <exception cref="KapsoValidationException">The interval is not positive, or longer than a timer can be.</exception>
    public static async Task<T> FollowAsync<T>(
        this KapsoPipeline pipeline, Func<Task<T?>> ask, Func<T, bool> isEnd, TimeSpan interval, IProgress<T>? progress, CancellationToken cancellationToken)
        where T : class
    {
        Rules.Check(nameof(interval), rules => rules.Range(interval.Ticks > 0 ? (long)Math.Ceiling(interval.TotalMilliseconds) : 0, 1, int.MaxValue, ""));
        while (true)
        {
            if (await ask().ConfigureAwait(false) is { } answer)
            {
                progress?.Report(answer);
                if (isEnd(answer))
                {
                    return answer;
                }
            }

            await Task.Delay(interval, pipeline.Time, cancellationToken).ConfigureAwait(false);
        }
    }
}
