using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Funding;

/// <summary>Whether Kapso pays Meta for the messages of an account.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FundingStatus>))]
public readonly record struct FundingStatus(string Value) : IOpenEnum<FundingStatus>
{
    /// <summary>The funding is verified: Kapso pays Meta for the account.</summary>
    public static FundingStatus Funded { get; } = new("funded");

    /// <summary>The first funding run is under way.</summary>
    public static FundingStatus Pending { get; } = new("pending");

    /// <summary>The funding was verified earlier and cannot be confirmed at the moment.</summary>
    public static FundingStatus Unknown { get; } = new("unknown");

    /// <summary>The account has never been funded.</summary>
    public static FundingStatus NotFunded { get; } = new("not_funded");

    /// <summary>The funding was revoked; the allocation is deleted.</summary>
    public static FundingStatus Revoked { get; } = new("revoked");

    /// <inheritdoc/>
    public static IReadOnlyList<FundingStatus> Known { get; } = [Funded, Pending, Unknown, NotFunded, Revoked];

    static FundingStatus IOpenEnum<FundingStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
