using System.Collections.Concurrent;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>Many deliveries at once, a third of them duplicates, with handlers that fail at first: each event is handled successfully once, and none is lost.</summary>
[Trait("Category", "Load")]
public sealed class LoadTests : IClassFixture<RedisServer>
{
    private const int Deliveries = 10_000;
    private const int AtATime = 16;

    private readonly RedisServer _redis;
    private readonly ConcurrentDictionary<string, int> _succeeded = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new();

    public LoadTests(RedisServer redis) => _redis = redis;

    [Theory]
    [InlineData(WebhookMode.Inline)]
    [InlineData(WebhookMode.Queued)]
    public async Task One_receiver(WebhookMode mode)
    {
        await using Receiver receiver = await Receiver.StartAsync(Handle, options => Configure(options, mode));

        await DeliverAllAsync((body, key) => receiver.DeliverAsync(body, key: key));
        await receiver.StopAsync();

        EachOnce(_succeeded);
    }

    [RedisTheory]
    [InlineData(WebhookMode.Inline)]
    [InlineData(WebhookMode.Queued)]
    public async Task Two_processes_that_share_redis(WebhookMode mode)
    {
        string prefix = $"test:{mode}:";
        await using ReceiverProcess first = await ReceiverProcess.StartAsync(_redis, prefix, mode);
        await using ReceiverProcess second = await ReceiverProcess.StartAsync(_redis, prefix, mode);

        await DeliverAllAsync(first.DeliverAsync, second.DeliverAsync);
        await Task.WhenAll(first.StopAsync(), second.StopAsync());

        await using ConnectionMultiplexer redis = _redis.Connect();
        EachOnce((await redis.GetDatabase().HashGetAllAsync($"{prefix}succeeded")).ToDictionary(entry => (string)entry.Name!, entry => (int)entry.Value));
    }

    private static void Configure(KapsoWebhookOptions options, WebhookMode mode)
    {
        options.Mode = mode;
        options.QueueCapacity = 64;
        options.RetryDelays.Clear();
        options.RetryDelays.Add(TimeSpan.Zero);
        options.RetryDelays.Add(TimeSpan.FromMilliseconds(1));
    }

    private void Handle(KapsoWebhooksBuilder webhooks) => webhooks.On<MessageReceivedEvent>(async (received, _, _) =>
    {
        string id = received.Message.Id;
        int attempt = _attempts.AddOrUpdate(id, 1, (_, count) => count + 1);
        await Task.Yield();
        if (Number(id) % 7 == 0 && attempt == 1)
        {
            throw new InvalidOperationException("at first it fails");
        }

        _succeeded.AddOrUpdate(id, 1, (_, count) => count + 1);
    });

    /// <summary>Every third delivery repeats an earlier message, under its old key or a new one. Each is delivered until it is taken, as Kapso does.</summary>
    private static Task DeliverAllAsync(params Func<string, string, Task<int>>[] receivers) =>
        Parallel.ForEachAsync(Enumerable.Range(0, Deliveries), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (number, _) =>
        {
            int message = number % 3 == 2 ? number - 2 : number;
            string key = number % 6 == 5 ? $"again-{number}" : $"key-{message}";
            for (int attempt = 0; await receivers[(number + attempt) % receivers.Length](Receiver.Message(Id(message)), key) != 200; attempt++)
            {
                attempt.Should().BeLessThan(10_000);
                await Task.Yield();
            }
        });

    private static void EachOnce(IReadOnlyDictionary<string, int> succeeded)
    {
        string[] expected = [.. Enumerable.Range(0, Deliveries).Where(number => number % 3 != 2).Select(Id).Order(StringComparer.Ordinal)];
        succeeded.Keys.Order(StringComparer.Ordinal).SequenceEqual(expected).Should().BeTrue("{0} of {1} messages were handled", succeeded.Count, expected.Length);
        succeeded.Values.Where(count => count != 1).Should().BeEmpty();
    }

    private static string Id(int number) => $"wamid.{number}";

    private static int Number(string id) => int.Parse(id["wamid.".Length..], System.Globalization.CultureInfo.InvariantCulture);
}
