using System.Collections.Concurrent;
using Kapso.WhatsApp.AspNetCore.Redis;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace Kapso.WhatsApp.AspNetCore.Tests;

public sealed class RedisTests(RedisServer redis) : IClassFixture<RedisServer>
{
    [RedisFact]
    public async Task An_event_is_claimed_released_and_remembered_by_all()
    {
        using ConnectionMultiplexer here = redis.Connect(), there = redis.Connect();
        KapsoWebhookOptions options = new();
        RedisWebhookDeduplicator mine = new(here, options, "a:"), theirs = new(there, options, "a:"), others = new(there, options, "b:");

        WebhookClaim claim = await mine.ClaimAsync("k");
        claim.Status.Should().Be(WebhookClaimStatus.Claimed);
        WebhookClaim refused = await theirs.ClaimAsync("k");
        refused.Status.Should().Be(WebhookClaimStatus.InProgress);
        (await others.ClaimAsync("k")).Status.Should().Be(WebhookClaimStatus.Claimed, "another prefix is another memory");
        await theirs.ReleaseAsync(refused);
        (await theirs.ClaimAsync("k")).Status.Should().Be(WebhookClaimStatus.InProgress, "only who holds a claim can release it");
        await mine.ReleaseAsync(claim);
        WebhookClaim second = await theirs.ClaimAsync("k");
        second.Status.Should().Be(WebhookClaimStatus.Claimed);
        await theirs.CompleteAsync(second);
        await theirs.ReleaseAsync(second);

        (await mine.ClaimAsync("k")).Status.Should().Be(WebhookClaimStatus.Done);
        (await here.GetDatabase().KeyTimeToLiveAsync("a:k"))!.Value.Should().BeCloseTo(options.DeduplicationRetention, TimeSpan.FromMinutes(1));
    }

    [RedisFact]
    public async Task A_claim_is_renewed_while_it_is_held_and_one_that_was_taken_by_another_changes_nothing()
    {
        using ConnectionMultiplexer connection = redis.Connect();
        IDatabase database = connection.GetDatabase();
        KapsoWebhookOptions options = new();
        RedisWebhookDeduplicator memory = new(connection, options, "renewed:");

        WebhookClaim lapsed = await memory.ClaimAsync("k");
        await database.KeyExpireAsync("renewed:k", TimeSpan.FromSeconds(5));
        (await memory.RenewAsync(lapsed)).Should().BeTrue();
        (await database.KeyTimeToLiveAsync("renewed:k"))!.Value.Should().BeCloseTo(options.ClaimDuration, TimeSpan.FromSeconds(20));
        await database.KeyDeleteAsync("renewed:k");
        (await memory.RenewAsync(lapsed)).Should().BeTrue("the event is still free");
        await database.KeyDeleteAsync("renewed:k");
        WebhookClaim taken = await memory.ClaimAsync("k");

        (await memory.RenewAsync(lapsed)).Should().BeFalse();
        await memory.CompleteAsync(lapsed);
        await memory.ReleaseAsync(lapsed);
        (await memory.ClaimAsync("k")).Status.Should().Be(WebhookClaimStatus.InProgress, "the event is being handled under another claim");
        await memory.CompleteAsync(taken);
        (await memory.RenewAsync(taken)).Should().BeFalse("it was handled");
        (await memory.ClaimAsync("k")).Status.Should().Be(WebhookClaimStatus.Done);
    }

    [RedisFact]
    public async Task When_redis_does_not_answer_the_delivery_is_refused_soon_and_comes_again()
    {
        ConcurrentQueue<string> handled = [];
        WatchedClock clock = new();
        using ConnectionMultiplexer connection = redis.Connect();
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.UseRedis("d:").On<MessageReceivedEvent>((received, _, _) =>
            {
                handled.Enqueue(received.Message.Id);
                return Task.CompletedTask;
            }),
            options => options.DeduplicationTimeout = TimeSpan.FromMinutes(10),
            clock,
            services => services.AddSingleton<IConnectionMultiplexer>(connection));
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => $"wamid.{i}")];
        string batch = Receiver.Batch([.. ids.Select(id => Receiver.Message(id))]);

        await redis.PauseAsync();
        Task<int> refused = receiver.DeliverAsync(batch);
        await clock.TimerCreated.WaitAsync(TimeSpan.FromMinutes(2));
        clock.Advance(TimeSpan.FromMinutes(10));

        (await refused.WaitAsync(TimeSpan.FromMinutes(2))).Should().Be(500);
        handled.Should().BeEmpty();
        await redis.ResumeAsync();
        (await receiver.DeliverAsync(batch)).Should().Be(200, "the claim that reached Redis late was taken back");
        handled.Should().Equal(ids);
    }

    [RedisFact]
    public async Task A_claim_lapses_by_itself()
    {
        using ConnectionMultiplexer connection = redis.Connect();
        RedisWebhookDeduplicator memory = new(connection, new KapsoWebhookOptions(), "c:");
        await memory.ClaimAsync("k");

        (await connection.GetDatabase().KeyTimeToLiveAsync("c:k"))!.Value.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThan(TimeSpan.FromSeconds(90), "Kapso's last attempt comes 90 seconds after the one before");
    }

    /// <summary>A clock that says when somebody waits for it.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        private readonly TaskCompletionSource _created = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task TimerCreated => _created.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            _created.TrySetResult();
            return timer;
        }
    }
}
