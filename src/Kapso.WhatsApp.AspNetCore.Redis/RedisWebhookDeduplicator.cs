using StackExchange.Redis;

namespace Kapso.WhatsApp.AspNetCore.Redis;

/// <summary>Remembers handled events in Redis, so that several machines share what they know. Each step is a single atomic command or script.</summary>
public sealed class RedisWebhookDeduplicator : IWebhookDeduplicator
{
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

    /// <summary>Remembers events.</summary>
    /// <param name="redis">The connection.</param>
    /// <param name="options">For how long.</param>
    /// <param name="prefix">What the keys begin with.</param>
    public RedisWebhookDeduplicator(IConnectionMultiplexer redis, KapsoWebhookOptions options, string prefix = RedisWebhookExtensions.DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(redis);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(prefix);
        (_redis, _options, _prefix) = (redis, options, prefix);
    }

    /// <inheritdoc/>
    public async ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        IDatabase database = _redis.GetDatabase();
        string token = Guid.NewGuid().ToString("N");

        // One command: sets the key when it is free, and tells what was there when it is not.
        RedisValue before = await database.StringSetAndGetAsync(NameOf(key), token, _options.ClaimDuration, keepTtl: false, StackExchange.Redis.When.NotExists, CommandFlags.DemandMaster)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        WebhookClaimStatus status = before.IsNull ? WebhookClaimStatus.Claimed : before == Handled ? WebhookClaimStatus.Done : WebhookClaimStatus.InProgress;
        return new WebhookClaim(key, status, token);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RenewAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return TryPutAsync(claim, claim.Token, _options.ClaimDuration, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        await TryPutAsync(claim, Handled, _options.DeduplicationRetention, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        await _redis.GetDatabase().ScriptEvaluateAsync(ReleaseScript, [NameOf(claim.Key)], [claim.Token], CommandFlags.DemandMaster).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> TryPutAsync(WebhookClaim claim, string value, TimeSpan duration, CancellationToken cancellationToken) =>
        (bool)await _redis.GetDatabase().ScriptEvaluateAsync(PutScript, [NameOf(claim.Key)], [claim.Token, value, (long)duration.TotalMilliseconds], CommandFlags.DemandMaster)
            .WaitAsync(cancellationToken).ConfigureAwait(false);

    private RedisKey NameOf(string key) => _prefix + key;
}
