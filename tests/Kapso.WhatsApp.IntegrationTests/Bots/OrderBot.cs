using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.IntegrationTests.Bots;

/// <summary>A conversation of five questions and two steps, as an application would write it.</summary>
internal sealed class OrderConversation(Orders orders, Killer killer) : Conversation
{
    public override async Task RunAsync(Chat chat)
    {
        string name = await chat.AskAsync("What is your name?", Answer.Text(max: 60));
        string size = await chat.AskAsync(Interactive.Buttons().Body("Which size?").Reply("small", "Small").Reply("large", "Large"), Answer.Button().Otherwise("Please tap a button."));
        decimal count = await chat.AskAsync("How many?", Answer.Number(1, 10).Otherwise("A number from 1 to 10, please."));
        string street = await chat.AskAsync("Which street?", Answer.Text(), timeout: TimeSpan.FromHours(6));
        Order order = await chat.OnceAsync("create-order", (key, _) => CreateAsync(key, $"{count} {size} for {name}, {street}"), OrderJson.Default.Order);
        await chat.SayAsync($"Order {order.Number} is on its way.");
        bool arrived = await chat.AskAsync("Did it arrive?", Answer.YesNo());
        string closed = await chat.OnceAsync("close-order", (key, _) => CloseAsync(key, order), OrderJson.Default.String);
        await chat.SayAsync(arrived ? $"Enjoy it! ({closed})" : "We are looking for it.");
    }

    private Task<Order> CreateAsync(string key, string what)
    {
        killer.Pass("before a step");
        Order order = orders.Create(key, what);
        killer.Pass("after a step");
        return Task.FromResult(order);
    }

    private Task<string> CloseAsync(string key, Order order)
    {
        killer.Pass("before a step");
        orders.Close(key, order.Number);
        killer.Pass("after a step");
        return Task.FromResult("closed");
    }
}

internal sealed record Order(int Number, string What);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(string))]
internal sealed partial class OrderJson : JsonSerializerContext;

/// <summary>The shop behind the bot, which outlives its processes. The same key gives the same order.</summary>
internal sealed class Orders
{
    private readonly ConcurrentDictionary<string, Order> _byKey = [];

    public IReadOnlyCollection<Order> All => [.. _byKey.Values];

    /// <summary>How often an order was created or closed, repetitions included.</summary>
    public int Runs => _runs;

    public ConcurrentDictionary<string, int> Closed { get; } = [];

    private int _runs;

    public Order Create(string key, string what)
    {
        Interlocked.Increment(ref _runs);
        return _byKey.GetOrAdd(key, _ => new Order(_byKey.Count + 1, what));
    }

    public void Close(string key, int number)
    {
        Interlocked.Increment(ref _runs);
        Closed[key] = number;
    }
}
