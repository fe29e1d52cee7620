using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>Kapso's own name for a refusal.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<KapsoErrorCode>))]
public readonly record struct KapsoErrorCode(string Value) : IOpenEnum<KapsoErrorCode>
{
    /// <summary>The recipient has stopped marketing messages from this number; not sent, not charged.</summary>
    public static KapsoErrorCode MarketingPreferenceStopped { get; } = new("marketing_preference_stopped");

    /// <summary>The project's credits do not cover Meta's fee for the message.</summary>
    public static KapsoErrorCode InsufficientCredits { get; } = new("insufficient_credits");

    /// <summary>The project's credits do not cover the fee of a service message; another name of <see cref="InsufficientCredits"/>, mostly without a billing page.</summary>
    public static KapsoErrorCode ServiceCreditsExhausted { get; } = new("service_credits_exhausted");

    /// <summary>The number belongs to another account than the one that the send named; not sent, not charged.</summary>
    public static KapsoErrorCode MessagingAccountMismatch { get; } = new("messaging_account_mismatch");

    /// <summary>Another application holds the conversation, so that only a template can be sent; not sent, not charged.</summary>
    public static KapsoErrorCode ThreadNotOwner { get; } = new("thread_not_owner");

    /// <summary>Kapso does not know which application holds the conversation, so that only a template can be sent; not sent, not charged.</summary>
    public static KapsoErrorCode ThreadOwnershipUnknown { get; } = new("thread_ownership_unknown");

    /// <summary>The number has Meta Business Agent, and the conversation is not known to be held by this application; <see cref="KapsoApiException.ThreadError"/> says more. Not sent, not charged.</summary>
    public static KapsoErrorCode MetaBusinessAgentControl { get; } = new("meta_business_agent_control");

    /// <summary>An earlier change of who holds the conversation is not finished.</summary>
    public static KapsoErrorCode ThreadControlInProgress { get; } = new("thread_control_in_progress");

    /// <summary>Meta gave no answer to a change of who holds the conversation: it may have been done.</summary>
    public static KapsoErrorCode ThreadControlOutcomeUnknown { get; } = new("thread_control_outcome_unknown");

    /// <summary>Findings are switched off for the project.</summary>
    public static KapsoErrorCode FindingsNotEnabled { get; } = new("findings_not_enabled");

    /// <summary>The project has no finding with this id.</summary>
    public static KapsoErrorCode FindingNotFound { get; } = new("finding_not_found");

    /// <summary>The finding cannot be investigated, or its evidence has been investigated already.</summary>
    public static KapsoErrorCode InvestigationUnavailable { get; } = new("investigation_unavailable");

    /// <inheritdoc/>
    public static IReadOnlyList<KapsoErrorCode> Known { get; } =
    [
        MarketingPreferenceStopped, InsufficientCredits, ServiceCreditsExhausted, MessagingAccountMismatch,
        ThreadNotOwner, ThreadOwnershipUnknown, MetaBusinessAgentControl, ThreadControlInProgress, ThreadControlOutcomeUnknown,
        FindingsNotEnabled, FindingNotFound, InvestigationUnavailable,
    ];

    /// <inheritdoc/>
    static KapsoErrorCode IOpenEnum<KapsoErrorCode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
