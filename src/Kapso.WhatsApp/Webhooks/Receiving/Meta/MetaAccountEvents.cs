using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The messaging limit of a number changed. <c>phone_number_quality_update</c></summary>
public sealed record MetaPhoneNumberQualityEvent : MetaEvent
{
    /// <summary>The business's number as Meta displays it.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>What happened, for example <c>THROUGHPUT_UPGRADE</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The messaging limit before the change.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? OldLimit { get; init; }

    /// <summary>The messaging limit after the change.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? CurrentLimit { get; init; }

    /// <summary>How many people the business may write to first in a day: a number, or the name of a tier.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? MaxDailyConversationsPerBusiness { get; init; }
}

/// <summary>A decision on a display name. <c>phone_number_name_update</c></summary>
public sealed record MetaPhoneNumberNameEvent : MetaEvent
{
    /// <summary>The business's number as Meta displays it.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>The decision, for example <c>APPROVED</c>.</summary>
    public string? Decision { get; init; }

    /// <summary>The display name that was reviewed.</summary>
    public string? RequestedVerifiedName { get; init; }

    /// <summary>The reason why the display name was rejected, or null.</summary>
    public string? RejectionReason { get; init; }
}

/// <summary>A decision on a username of the business. <c>phone_number_username_update</c> or <c>business_username_updates</c>, of which each has members of its own.</summary>
public sealed record MetaPhoneNumberUsernameEvent : MetaEvent
{
    /// <summary>The business's number as Meta displays it.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>The decision on the username, in <c>phone_number_username_update</c> only.</summary>
    public string? Decision { get; init; }

    /// <summary>The username that was reviewed, in <c>phone_number_username_update</c> only.</summary>
    public string? RequestedUsername { get; init; }

    /// <summary>The reasons why the username was rejected; empty when it was not.</summary>
    public IReadOnlyList<string> RejectionReasons { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The username of the number, whatever the field; null when it has none.</summary>
    public string? Username { get => field ?? RequestedUsername; init; }

    /// <summary>The status of the username, for example <c>approved</c> or <c>reserved</c>, in <c>business_username_updates</c> only.</summary>
    public string? Status { get; init; }
}

/// <summary>What a business may do changed. <c>business_capability_update</c></summary>
public sealed record MetaBusinessCapabilityEvent : MetaEvent
{
    /// <summary>How many people the business may write to first in a day: a number (-1 for any), or the name of a tier.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? MaxDailyConversationsPerBusiness { get; init; }

    /// <summary>The same limit for one number, in older bodies.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? MaxDailyConversationPerPhone { get; init; }

    /// <summary>The greatest number of phone numbers of the business.</summary>
    public int? MaxPhoneNumbersPerBusiness { get; init; }

    /// <summary>The greatest number of phone numbers of the account.</summary>
    [JsonPropertyName("max_phone_numbers_per_waba")]
    public int? MaxPhoneNumbersPerBusinessAccount { get; init; }
}

/// <summary>An alert about an account or a number. <c>account_alerts</c></summary>
public sealed record MetaAccountAlertEvent : MetaEvent
{
    /// <summary>The kind of entity that the alert concerns, for example <c>PHONE_NUMBER</c>.</summary>
    public string? EntityType { get; init; }

    /// <summary>The id of the entity that the alert concerns.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? EntityId { get; init; }

    /// <summary>The details of the alert.</summary>
    public MetaAlert? AlertInfo { get; init; }
}

/// <summary>The details of an alert from Meta.</summary>
public sealed record MetaAlert : KapsoModel
{
    /// <summary>The severity of the alert, for example <c>CRITICAL</c>.</summary>
    public string? AlertSeverity { get; init; }

    /// <summary>The status of the alert: whether it is active.</summary>
    public string? AlertStatus { get; init; }

    /// <summary>The kind of alert, as Meta names it.</summary>
    public string? AlertType { get; init; }

    /// <summary>The description of the alert, in words for people.</summary>
    public string? AlertDescription { get; init; }
}

/// <summary>A decision on an account. <c>account_review_update</c></summary>
public sealed record MetaAccountReviewEvent : MetaEvent
{
    /// <summary>The decision, for example <c>APPROVED</c>.</summary>
    public string? Decision { get; init; }
}

/// <summary>The settings of a number were changed. <c>account_settings_update</c></summary>
public sealed record MetaAccountSettingsEvent : MetaEvent
{
    /// <summary>The kind of settings that were changed.</summary>
    public string? Type { get; init; }

    /// <summary>When the settings were changed.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The settings, with the phone number id.</summary>
    public JsonElement? PhoneNumberSettings { get; init; }

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => NumbersIn(PhoneNumberSettings).Append(NumberId);

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time, Timestamp];
}

/// <summary>The pin of a number was changed or asked for. <c>security</c></summary>
public sealed record MetaSecurityEvent : MetaEvent
{
    /// <summary>The business's number as Meta displays it.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>What happened, for example <c>PIN_CHANGED</c>.</summary>
    public string? Event { get; init; }

    /// <summary>Who asked for the change, as Meta tells it.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Requester { get; init; }
}

/// <summary>A change of an account; <see cref="Event"/> names the change, and one of the other members has its details. <c>account_update</c></summary>
public sealed record MetaAccountUpdateEvent : MetaEvent
{
    /// <summary>What happened, for example <c>ACCOUNT_RESTRICTION</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The restrictions on what the account may do.</summary>
    public IReadOnlyList<MetaRestriction> RestrictionInfo { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The violation that Meta found; null for other events.</summary>
    public MetaViolation? ViolationInfo { get; init; }

    /// <summary>The ban of the account; null for other events.</summary>
    public MetaBan? BanInfo { get; init; }

    /// <summary>The number that it concerns.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? PhoneNumber { get; init; }

    /// <summary>The account, for events about partners and advertisements.</summary>
    [JsonPropertyName("waba_info")]
    public MetaAccountInfo? BusinessAccountInfo { get; init; }

    /// <summary>The reason why a partner was removed; null for other events.</summary>
    public Disconnection? DisconnectionInfo { get; init; }

    /// <summary>The status of a client's certification, as JSON.</summary>
    public JsonElement? PartnerClientCertificationInfo { get; init; }

    /// <summary>What is needed for a client's certification, as JSON; null for other events than <c>PARTNER_CLIENT_CERTIFICATION_NEEDED</c>.</summary>
    public JsonElement? PartnerClientCertificationNeededInfo { get; init; }

    /// <summary>The country of the business.</summary>
    public string? Country { get; init; }

    /// <summary>Since when the international rate of authentication messages applies.</summary>
    public JsonElement? AuthInternationalRateEligibility { get; init; }

    /// <summary>The tier of volume prices.</summary>
    public JsonElement? VolumeTierInfo { get; init; }
}

/// <summary>A restriction on what an account may do.</summary>
public sealed record MetaRestriction : KapsoModel
{
    /// <summary>The kind of restriction, for example <c>RESTRICTED_BIZ_INITIATED_MESSAGING</c>.</summary>
    public string? RestrictionType { get; init; }

    /// <summary>When the restriction ends, or null when Meta did not say.</summary>
    public DateTimeOffset? Expiration { get; init; }
}

/// <summary>A violation of Meta's policies by an account.</summary>
public sealed record MetaViolation : KapsoModel
{
    /// <summary>The kind of violation, as Meta names it.</summary>
    public string? ViolationType { get; init; }

    /// <summary>What the business is to do about the violation, in words, or null when Meta does not say.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Remediation { get; init; }
}

/// <summary>The ban of an account by Meta.</summary>
public sealed record MetaBan : KapsoModel
{
    /// <summary>Whether the account is disabled, reinstated or will be disabled.</summary>
    public AccountBanStatus? WabaBanState { get; init; }

    /// <summary>The day of the ban, as Meta writes it in words.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? WabaBanDate { get; init; }
}

/// <summary>An account and its partners.</summary>
public sealed record MetaAccountInfo : KapsoModel
{
    /// <summary>The id of the WhatsApp business account (WABA).</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    [JsonPropertyName("waba_id")]
    public string? BusinessAccountId { get; init; }

    /// <summary>The id of the business that owns the account.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? OwnerBusinessId { get; init; }

    /// <summary>The id of the linked advertising account.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? AdAccountLinked { get => field ?? AdAccountId; init; }

    /// <summary>The other name that Meta has for <c>ad_account_linked</c>.</summary>
    [JsonInclude, JsonConverter(typeof(LenientTextConverter))]
    internal string? AdAccountId { get; init; }

    /// <summary>The id of the partner's app at Meta.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? PartnerAppId { get; init; }

    /// <summary>The id of the partners' solution.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? SolutionId { get; init; }

    /// <summary>The ids of the businesses that take part in the solution.</summary>
    public IReadOnlyList<string> SolutionPartnerBusinessIds { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A change of a solution of partners. <c>partner_solutions</c></summary>
public sealed record MetaPartnerSolutionEvent : MetaEvent
{
    /// <summary>What happened to the solution, as Meta names it.</summary>
    public string? Event { get; init; }

    /// <summary>The id of the partners' solution.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? SolutionId { get; init; }

    /// <summary>The status of the solution, for example <c>ACTIVE</c>.</summary>
    public string? SolutionStatus { get; init; }
}

/// <summary>A payment configuration was changed. <c>payment_configuration_update</c></summary>
public sealed record MetaPaymentConfigurationEvent : MetaEvent
{
    /// <summary>The name of the payment configuration.</summary>
    public string? ConfigurationName { get; init; }

    /// <summary>The name of the payment provider.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The merchant's id at the provider.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? ProviderMid { get; init; }

    /// <summary>The status of the configuration, for example <c>Needs Testing</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When the configuration was created.</summary>
    public DateTimeOffset? CreatedTimestamp { get; init; }

    /// <summary>When the configuration was last changed.</summary>
    public DateTimeOffset? UpdatedTimestamp { get; init; }
}
