using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Funding;

/// <summary>The status of a revocation of funding.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FundingRevocationStatus>))]
public readonly record struct FundingRevocationStatus(string Value) : IOpenEnum<FundingRevocationStatus>
{
    /// <summary>The revocation waits to be started.</summary>
    public static FundingRevocationStatus Queued { get; } = new("queued");

    /// <summary>The revocation is under way.</summary>
    public static FundingRevocationStatus Running { get; } = new("running");

    /// <summary>The funding was revoked.</summary>
    public static FundingRevocationStatus Succeeded { get; } = new("succeeded");

    /// <summary>The revocation failed; a part of it may be done.</summary>
    public static FundingRevocationStatus Failed { get; } = new("failed");

    /// <summary>A later operation has taken the place of this one.</summary>
    public static FundingRevocationStatus Superseded { get; } = new("superseded");

    /// <inheritdoc/>
    public static IReadOnlyList<FundingRevocationStatus> Known { get; } = [Queued, Running, Succeeded, Failed, Superseded];

    static FundingRevocationStatus IOpenEnum<FundingRevocationStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
