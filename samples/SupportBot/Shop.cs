using System.Collections.Concurrent;
using System.Text.Json.Serialization;

namespace SupportBot;

/// <summary>A drink of the menu.</summary>
public sealed record Drink(string Name, int Cents);

/// <summary>An order that was taken.</summary>
public sealed record Order(int Number, string Text);

/// <summary>The shop behind the bot. The same key gives the same order, so that a step that runs again after a crash orders nothing twice.</summary>
public sealed class Shop
{
    private readonly ConcurrentDictionary<string, Order> _orders = new();
    private int _last;

    public static IReadOnlyList<Drink> Menu { get; } = [new("Tea", 250), new("Coffee", 300)];

    public Order Create(string key, string text) => _orders.GetOrAdd(key, _ => new Order(Interlocked.Increment(ref _last), text));
}

[JsonSerializable(typeof(Drink))]
[JsonSerializable(typeof(Order))]
public sealed partial class ShopJson : JsonSerializerContext;
