using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Funding;

/// <summary>A revocation of the funding of a portfolio.</summary>
public sealed record FundingRevocation : KapsoModel
{
    /// <summary>Gets the id of the revocation, a UUID.</summary>
    public required string OperationId { get; init; }

    /// <summary>Gets the id of the business portfolio at Meta.</summary>
    [JsonPropertyName("business_portfolio_id")]
    public string? PortfolioId { get; init; }

    /// <summary>Gets the status of the revocation. One that failed may be done in part.</summary>
    public FundingRevocationStatus? Status { get; init; }

    /// <summary>Gets when the revocation was requested.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Gets the status in words, for people.</summary>
    public string? Message { get; init; }

    /// <summary>Gets whether the revocation has ended, successfully or not; false for a status that this version does not know.</summary>
    [JsonIgnore]
    public bool HasEnded => Status == FundingRevocationStatus.Succeeded || Status == FundingRevocationStatus.Failed || Status == FundingRevocationStatus.Superseded;
}
