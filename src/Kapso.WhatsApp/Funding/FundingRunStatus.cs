using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Funding;

/// <summary>The status of a run that funds an account.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FundingRunStatus>))]
public readonly record struct FundingRunStatus(string Value) : IOpenEnum<FundingRunStatus>
{
    /// <summary>The run waits to be started.</summary>
    public static FundingRunStatus Pending { get; } = new("pending");

    /// <summary>The run is under way.</summary>
    public static FundingRunStatus Running { get; } = new("running");

    /// <summary>The run has succeeded.</summary>
    public static FundingRunStatus Succeeded { get; } = new("succeeded");

    /// <summary>The run has failed; the account is not funded by it.</summary>
    public static FundingRunStatus Failed { get; } = new("failed");

    /// <summary>The run was cancelled.</summary>
    public static FundingRunStatus Canceled { get; } = new("cancelled");

    /// <summary>The run took too long and was ended.</summary>
    public static FundingRunStatus Expired { get; } = new("expired");

    /// <inheritdoc/>
    public static IReadOnlyList<FundingRunStatus> Known { get; } = [Pending, Running, Succeeded, Failed, Canceled, Expired];

    static FundingRunStatus IOpenEnum<FundingRunStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
