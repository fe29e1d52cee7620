using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Funding;

/// <summary>
/// What Kapso charged the project in a period: charges that Kapso has recorded, not the whole of Meta's invoice. That it is zero does not prove that nothing was spent.
/// </summary>
public sealed record ChargedUsage : KapsoModel
{
    /// <summary>Gets the beginning of the period, inclusive.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Gets the end of the period, exclusive.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Gets by which time charges belong to the period: <c>recorded_at</c>, when they were recorded.</summary>
    public string? TimeBasis { get; init; }

    /// <summary>Gets the currency of the charges, for example <c>USD</c>.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets which charges are counted: <c>kapso_recorded_charges</c>, those that Kapso has recorded.</summary>
    public string? ChargeScope { get; init; }

    /// <summary>Gets the sum of all charges.</summary>
    public UsageTotals? Totals { get; init; }

    /// <summary>Gets the charges of each kind of usage, in any order.</summary>
    public IReadOnlyList<UsageCharge> Breakdown { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>The sum of the charges of a period.</summary>
public sealed record UsageTotals : KapsoModel
{
    /// <summary>Gets the sum of the charges; corrections can make it negative.</summary>
    [JsonPropertyName("customer_charge_micro_usd"), JsonConverter(typeof(MicroUsdConverter))]
    public Money? Charge { get; init; }
}

/// <summary>The charges of one kind of usage.</summary>
public sealed record UsageCharge : KapsoModel
{
    /// <summary>Gets the kind of usage.</summary>
    public UsageKind? UsageKind { get; init; }

    /// <summary>Gets the charge; a correction can make it negative.</summary>
    [JsonPropertyName("customer_charge_micro_usd"), JsonConverter(typeof(MicroUsdConverter))]
    public Money? Charge { get; init; }

    /// <summary>Gets how many messages were charged; null for anything but messages.</summary>
    public int? BillableMessages { get; init; }

    /// <summary>Gets whether the currency of the accounts is supported; null for anything but calls.</summary>
    public UsageCoverage? Coverage { get; init; }

    /// <summary>Gets how fresh the charges are. It says nothing about whether the period is complete.</summary>
    public UsageSync? Sync { get; init; }
}

/// <summary>Whether the currency of the accounts is supported for a kind of usage.</summary>
public sealed record UsageCoverage : KapsoModel
{
    /// <summary>Gets for how many of the accounts the currency is supported.</summary>
    public UsageCoverageStatus? Status { get; init; }

    /// <summary>Gets why it is not supported for all, as a code, for example <c>calling_requires_usd_waba</c>.</summary>
    public string? Reason { get; init; }
}

/// <summary>How fresh the charges of a kind of usage are.</summary>
public sealed record UsageSync : KapsoModel
{
    /// <summary>Gets whether the charges are fresh.</summary>
    public UsageSyncStatus? Status { get; init; }

    /// <summary>Gets when charges were last settled, the oldest time of all accounts; always null for calls.</summary>
    public DateTimeOffset? LastSyncedAt { get; init; }

    /// <summary>Gets up to when usage has been processed for all accounts; Meta can still report some later.</summary>
    public DateTimeOffset? UsageThrough { get; init; }
}

/// <summary>Reads and writes an amount that the API has in millionths of a US dollar.</summary>
internal sealed class MicroUsdConverter : JsonConverter<Money>
{
    private const decimal MicrosInOne = 1_000_000m;

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ScalarValue.Read(ref reader) is { } micros && decimal.TryParse(micros.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal number)
            ? new Money(number / MicrosInOne, "USD")
            : throw new JsonException("It is no amount of money.");

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(decimal.Truncate(value.Amount * MicrosInOne));
}
