using System.Security.Cryptography;
using System.Text;
using Kapso.WhatsApp;
using StackExchange.Redis;

namespace PacedSending;

/// <summary>
/// Lets the messages of all machines wait for their turn. Both rules live in Redis and are decided by its clock, in one script each way; a machine that dies
/// keeps a recipient for <see cref="LongestSend"/> at most.
/// </summary>
public sealed class RedisSendPacer(IConnectionMultiplexer redis, SendRate rate, TimeProvider time) : ISendPacer
{
    /// <summary>Longer than any send takes with all its attempts (two minutes, <see cref="KapsoWhatsAppOptions.TotalTimeout"/>).</summary>
    public static readonly TimeSpan LongestSend = TimeSpan.FromMinutes(3);

    private const int MaxWaiting = 10_000;

    /// <summary>How soon to look again while another message to the same recipient is under way.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    // GCRA: what is kept is when the next message would be due if all came at even distances. A burst may be ahead of that by what a period allows.
    // Answers how many microseconds to wait, 0 for "go", -1 while the recipient is busy.
    private const string TakeScript = """
        if redis.call('EXISTS', KEYS[2]) == 1 then return -1 end
        local clock = redis.call('TIME')
        local now = clock[1] * 1000000 + clock[2]
        local due = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
        local wait = due + ARGV[1] - ARGV[2] - now
        if wait > 0 then return math.ceil(wait) end
        redis.call('SET', KEYS[1], string.format('%.0f', due + ARGV[1]), 'PX', math.ceil((due + ARGV[1] - now) / 1000) + 1)
        redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4])
        return 0
        """;

    /// <summary>Frees the recipient only if nobody else holds it meanwhile.</summary>
    private const string GiveBackScript = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) else return 0 end";

    private readonly double _interval = rate.Period.TotalMicroseconds / rate.Messages;
    private int _waiting;

    public async ValueTask<IAsyncDisposable?> AcquireAsync(string phoneNumberId, Recipient recipient, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        // The braces keep both keys on one node of a cluster; the digest keeps phone numbers out of Redis.
        RedisKey number = $"kapso:pace:{{{phoneNumberId}}}", person = $"{number}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(recipient.Value)))}";
        string token = Guid.NewGuid().ToString("N");
        RedisValue[] arguments = [_interval, rate.Period.TotalMicroseconds, token, (long)LongestSend.TotalMilliseconds];
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                long wait = (long)await redis.GetDatabase().ScriptEvaluateAsync(TakeScript, [number, person], arguments, CommandFlags.DemandMaster);
                if (wait == 0)
                {
                    return new Turn(redis, person, token);
                }

                await Task.Delay(wait < 0 ? Glance : TimeSpan.FromMicroseconds(wait), time, cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private sealed class Turn(IConnectionMultiplexer redis, RedisKey person, string token) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await redis.GetDatabase().ScriptEvaluateAsync(GiveBackScript, [person], [token], CommandFlags.DemandMaster);
    }
}
