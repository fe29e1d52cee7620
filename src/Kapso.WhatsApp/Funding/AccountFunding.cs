using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Funding;

/// <summary>Whether Kapso pays Meta's fees for a WhatsApp Business Account, as far as Kapso knows; Meta is not asked.</summary>
public sealed record AccountFunding : KapsoModel
{
    /// <summary>Gets the id of the WhatsApp Business Account at Meta.</summary>
    [JsonPropertyName("waba_id")]
    public string? BusinessAccountId { get; init; }

    /// <summary>Gets the id of the business portfolio at Meta that owns the account.</summary>
    [JsonPropertyName("business_portfolio_id")]
    public string? PortfolioId { get; init; }

    /// <summary>Gets whether the account is funded.</summary>
    public FundingStatus? Status { get; init; }

    /// <summary>Gets why the account is not funded, as a code, for example <c>existing_payment_method</c>; null when it is funded.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the reason in words, for people.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the currency in which Kapso settles, for example <c>USD</c>.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the currency of the account at Meta, at the time of the funding when there is one.</summary>
    [JsonPropertyName("waba_currency")]
    public string? AccountCurrency { get; init; }

    /// <summary>Gets when the funding was last found to be verified.</summary>
    public DateTimeOffset? LastVerifiedAt { get; init; }

    /// <summary>Gets when the funding was last checked, successfully or not.</summary>
    public DateTimeOffset? LastCheckedAt { get; init; }

    /// <summary>Gets whether Kapso has paused paid messages.</summary>
    public PaidMessages? PaidMessages { get; init; }

    /// <summary>Gets the latest funding run; null when none was ever started. That it succeeded does not prove that the account is funded: <see cref="Status"/> says so.</summary>
    [JsonPropertyName("operation")]
    public FundingRun? Run { get; init; }
}

/// <summary>Whether Kapso has paused the messages of an account that cost money. Meta can block sending for other reasons.</summary>
public sealed record PaidMessages : KapsoModel
{
    /// <summary>Gets whether paid messages are paused.</summary>
    [JsonPropertyName("paused")]
    public bool? ArePaused { get; init; }

    /// <summary>Gets why they are paused, as codes.</summary>
    public IReadOnlyList<string> Reasons { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A run that funds an account.</summary>
public sealed record FundingRun : KapsoModel
{
    /// <summary>Gets the id of the run, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the status of the run.</summary>
    public FundingRunStatus? Status { get; init; }

    /// <summary>Gets when the run was started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when the run ended; null while it has not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Gets the kind of failure, as a code; null when the run did not fail.</summary>
    public string? ErrorKind { get; init; }

    /// <summary>Gets Meta's code of the failure; null when Meta gave none.</summary>
    public int? MetaErrorCode { get; init; }

    /// <summary>Gets whether the run has ended, successfully or not; false for a status that this version does not know.</summary>
    [JsonIgnore]
    public bool HasEnded => Status == FundingRunStatus.Succeeded || Status == FundingRunStatus.Failed || Status == FundingRunStatus.Canceled || Status == FundingRunStatus.Expired;
}

/// <summary>The portfolio of an account, as a request names it.</summary>
internal sealed record FundingRequest([property: JsonPropertyName("business_portfolio_id")] string PortfolioId) : Http.ICheckable
{
    void Http.ICheckable.Check(Rules rules)
    {
        if (rules.Required(PortfolioId, "portfolioId") && PortfolioId.Any(character => !char.IsAsciiDigit(character)))
        {
            rules.Add("portfolioId", "pattern", "must be Meta's id of a business portfolio, digits only", "0-9");
        }
    }
}

/// <summary>How the accounts of a portfolio are listed.</summary>
public sealed record PortfolioAccountFilter : PagedFilter;
