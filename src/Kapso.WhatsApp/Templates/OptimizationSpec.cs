using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>
/// The max price of a marketing template, for Meta's marketing messages API only (<see cref="Messages.MessagesClient.SendMarketingAsync"/>). It can be changed later only on a template that was created
/// with one, 100 times an hour, and never removed.
/// </summary>
public sealed record OptimizationSpec : KapsoModel
{
    /// <summary>
    /// The most to pay for 1,000 deliveries, in the smallest unit of the account's currency: 0.05 dollars a message are 5 cents, so 5000.
    /// </summary>
    public long? BidAmount { get; init; }

    /// <summary>How Meta uses the amount; as a cap when nothing else is said.</summary>
    public BidStrategy? BidStrategy { get; init; } = Templates.BidStrategy.LowestCostWithBidCap;
}

/// <summary>How Meta uses the max price of a template.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BidStrategy>))]
public readonly record struct BidStrategy(string Value) : IOpenEnum<BidStrategy>
{
    /// <summary>Meta charges as little as it can, and never more than the amount.</summary>
    public static BidStrategy LowestCostWithBidCap { get; } = new("LOWEST_COST_WITH_BID_CAP");

    /// <inheritdoc/>
    public static IReadOnlyList<BidStrategy> Known { get; } = [LowestCostWithBidCap];

    static BidStrategy IOpenEnum<BidStrategy>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
