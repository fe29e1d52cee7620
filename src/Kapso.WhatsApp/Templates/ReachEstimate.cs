using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>How many people marketing messages would reach at which max price, estimated by Meta from what was sent in a period.</summary>
public sealed record ReachEstimate : KapsoModel
{
    /// <summary>The currency of the account, in whose smallest unit the amounts are.</summary>
    [JsonPropertyName("waba_currency")]
    public string? Currency { get; init; }

    /// <summary>An estimate for each max price, for a fixed number of people.</summary>
    public IReadOnlyList<ReachAtBid> Estimates { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>What a max price is estimated to reach.</summary>
public sealed record ReachAtBid : KapsoModel
{
    /// <summary>The max price for 1,000 deliveries, in the currency's smallest unit, as <see cref="OptimizationSpec.BidAmount"/>.</summary>
    public long? BidAmount { get; init; }

    /// <summary>The number of people that the estimate is for, 1,000.</summary>
    public long? Users { get; init; }

    /// <summary>The least number of deliveries that is expected.</summary>
    public long? DeliveriesLowerBound { get; init; }

    /// <summary>The greatest number of deliveries that is expected.</summary>
    public long? DeliveriesUpperBound { get; init; }

    /// <summary>The least cost of 1,000 deliveries that is expected, in the currency's smallest unit.</summary>
    public decimal? CostLowerBound { get; init; }

    /// <summary>The greatest cost of 1,000 deliveries that is expected, in the currency's smallest unit.</summary>
    public decimal? CostUpperBound { get; init; }
}

/// <summary>The period that an estimate is made from.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ReachPeriod>))]
public readonly record struct ReachPeriod(string Value) : IOpenEnum<ReachPeriod>
{
    /// <summary>The estimate is made from the last day.</summary>
    public static ReachPeriod LastDay { get; } = new("L1D");

    /// <summary>The estimate is made from the last 7 days.</summary>
    public static ReachPeriod Last7Days { get; } = new("L7D");

    /// <summary>The estimate is made from the last 14 days.</summary>
    public static ReachPeriod Last14Days { get; } = new("L14D");

    /// <summary>The estimate is made from the last 28 days.</summary>
    public static ReachPeriod Last28Days { get; } = new("L28D");

    /// <inheritdoc/>
    public static IReadOnlyList<ReachPeriod> Known { get; } = [LastDay, Last7Days, Last14Days, Last28Days];

    static ReachPeriod IOpenEnum<ReachPeriod>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
