using Kapso.WhatsApp.Hosting;
using StackExchange.Redis;

namespace Kapso.WhatsApp.AspNetCore.Redis;

/// <summary>
/// Remembers handled events in Redis, so that several machines share what they know. Each step is a single atomic command or script, and none is waited for longer than
/// <see cref="KapsoWebhookOptions.DeduplicationTimeout"/>.
/// </summary>
public sealed class RedisWebhookDeduplicator : IWebhookDeduplicator
{
    /// <summary>What the keys begin with when nothing else is said.</summary>
    public const string DefaultPrefix = "kapso:webhooks:";

    private const string Handled = "handled";

    /// <summary>Sets the value of an event that is free or held by this very claim.</summary>
    private const string PutScript = """
        local held = redis.call('get', KEYS[1])
        if held and held ~= ARGV[1] then return 0 end
        redis.call('set', KEYS[1], ARGV[2], 'PX', ARGV[3])
        return 1
        """;

    /// <summary>Takes a claim back only if it is still the same one.</summary>
    private const string ReleaseScript = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

    private readonly IConnectionMultiplexer _redis;
    private readonly KapsoWebhookOptions _options;
    private readonly string _prefix;
    private readonly TimeProvider _clock;

    /// <summary>Creates a deduplicator that keeps its claims in Redis.</summary>
    /// <param name="redis">The connection.</param>
    /// <param name="options">For how long, and how long Redis may take.</param>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="clock">The clock; the system's when it is left out.</param>
    public RedisWebhookDeduplicator(IConnectionMultiplexer redis, KapsoWebhookOptions options, string prefix = DefaultPrefix, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(redis);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(prefix);
        (_redis, _options, _prefix, _clock) = (redis, options, prefix, clock ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public async ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        IDatabase database = _redis.GetDatabase();
        string token = Guid.NewGuid().ToString("N");

        // One command: sets the key when it is free, and tells what was there when it is not.
        Task<RedisValue> setting = database.StringSetAndGetAsync(NameOf(key), token, _options.ClaimDuration, keepTtl: false, When.NotExists, CommandFlags.DemandMaster);
        RedisValue before;
        try
        {
            before = await WaitAsync(setting, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The command may reach Redis yet. Nobody would hold the claim then, so the release follows it over the same connection.
            _ = ReleaseAsync(database, key, token, CommandFlags.FireAndForget);
            throw;
        }

        WebhookClaimStatus status = before.IsNull ? WebhookClaimStatus.Claimed : before == Handled ? WebhookClaimStatus.Done : WebhookClaimStatus.InProgress;
        return new WebhookClaim(key, status, token);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RenewAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return await WaitAsync(PutAsync(claim, claim.Token, _options.ClaimDuration), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        await WaitAsync(PutAsync(claim, Handled, _options.DeduplicationRetention), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        await WaitAsync(ReleaseAsync(_redis.GetDatabase(), claim.Key, claim.Token), cancellationToken).ConfigureAwait(false);
    }

    private Task<bool> PutAsync(WebhookClaim claim, string value, TimeSpan duration) => AsBoolean(_redis.GetDatabase()
        .ScriptEvaluateAsync(PutScript, [NameOf(claim.Key)], [claim.Token, value, (long)duration.TotalMilliseconds], CommandFlags.DemandMaster));

    private static async Task<bool> AsBoolean(Task<RedisResult> result) => (bool)await result.ConfigureAwait(false);

    private async Task<RedisResult> ReleaseAsync(IDatabase database, string key, string token, CommandFlags flags = CommandFlags.None) =>
        await database.ScriptEvaluateAsync(ReleaseScript, [NameOf(key)], [token], CommandFlags.DemandMaster | flags).ConfigureAwait(false);

    private Task<T> WaitAsync<T>(Task<T> command, CancellationToken cancellationToken) => command.WaitAsync(_options.DeduplicationTimeout, _clock, cancellationToken);

    private RedisKey NameOf(string key) => _prefix + key;
}
