using Kapso.WhatsApp.AspNetCore.Tests;
using PacedSending;
using StackExchange.Redis;

namespace Kapso.WhatsApp.SampleTests;

/// <summary>The sample of pacing over several machines, with a Redis of its own.</summary>
public sealed class PacedSendingTests(RedisServer redis) : IClassFixture<RedisServer>
{
    [RedisFact]
    [Trait("Category", "Load")]
    public async Task Two_senders_share_one_limit()
    {
        using StringWriter output = new();

        int refused = await Senders.RunAsync(() => Task.FromResult(redis.Connect()), output);

        refused.Should().Be(0, output.ToString());
        output.ToString().Should().StartWith("400 messages by two senders").And.EndWith("0 were refused." + Environment.NewLine);
    }

    [RedisFact]
    public async Task A_recipient_is_one_over_all_machines_and_stays_unknown_to_redis()
    {
        using ConnectionMultiplexer here = redis.Connect(), there = redis.Connect();
        SendRate rate = new(1000, TimeSpan.FromDays(1));
        RedisSendPacer mine = new(here, rate, TimeProvider.System), theirs = new(there, rate, TimeProvider.System);

        IAsyncDisposable? first = await mine.AcquireAsync("recipients", "15551234567", CancellationToken.None);
        Task<IAsyncDisposable?> second = theirs.AcquireAsync("recipients", "15551234567", CancellationToken.None).AsTask();
        await (await theirs.AcquireAsync("recipients", "15550000001", CancellationToken.None))!.DisposeAsync();
        second.IsCompleted.Should().BeFalse();
        RedisKey[] keys = [.. here.GetServers().Single().Keys(pattern: "kapso:pace:{recipients}*")];
        keys.Should().HaveCount(2, "the rate and one recipient").And.NotContain(key => key.ToString().Contains("5551234567", StringComparison.Ordinal));
        (await here.GetDatabase().KeyTimeToLiveAsync(keys.MaxBy(key => key.ToString().Length))).Should().BeLessThanOrEqualTo(RedisSendPacer.LongestSend);

        await first!.DisposeAsync();
        IAsyncDisposable? turn = await second;
        await first.DisposeAsync();
        using CancellationTokenSource given = new();
        Task<IAsyncDisposable?> third = mine.AcquireAsync("recipients", "15551234567", given.Token).AsTask();
        await given.CancelAsync();
        await FluentActions.Awaiting(() => third).Should().ThrowAsync<OperationCanceledException>("a turn that is over frees nothing");
        await turn!.DisposeAsync();
    }

    [RedisFact]
    public async Task A_rate_is_one_over_all_machines()
    {
        using ConnectionMultiplexer here = redis.Connect(), there = redis.Connect();
        SendRate rate = new(3, TimeSpan.FromDays(1));
        RedisSendPacer[] pacers = [new(here, rate, TimeProvider.System), new(there, rate, TimeProvider.System)];

        for (int i = 0; i < 3; i++)
        {
            await pacers[i % 2].AcquireAsync("rate", $"{i}", CancellationToken.None);
        }

        using CancellationTokenSource given = new();
        Task<IAsyncDisposable?> fourth = pacers[1].AcquireAsync("rate", "4", given.Token).AsTask();
        await pacers[0].AcquireAsync("another", "4", CancellationToken.None);
        fourth.IsCompleted.Should().BeFalse();
        await given.CancelAsync();
        await FluentActions.Awaiting(() => fourth).Should().ThrowAsync<OperationCanceledException>();
        (await here.GetDatabase().KeyTimeToLiveAsync("kapso:pace:{rate}")).Should().BeGreaterThan(TimeSpan.Zero);
    }
}
