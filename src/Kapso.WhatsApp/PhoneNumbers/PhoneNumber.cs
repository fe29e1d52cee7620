using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>A WhatsApp number of the project, as Kapso knows it.</summary>
public sealed record PhoneNumber : KapsoModel
{
    /// <summary>Meta's phone number id: what every call that sends from the number takes. Not the number itself.</summary>
    [JsonPropertyName("phone_number_id")]
    public required string PhoneNumberId { get; init; }

    /// <summary>The id of the number in Kapso's response, which is the phone number id as well; null where the response leaves it out.</summary>
    public string? Id { get; init; }

    /// <summary>Kapso's id of the number's configuration, a UUID.</summary>
    public string? InternalId { get; init; }

    /// <summary>The name of the configuration.</summary>
    public string? Name { get; init; }

    /// <summary>The WhatsApp business account (WABA) that the number belongs to.</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>The customer that connected the number; null for one of the project's own.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Whether the number is shared with the WhatsApp Business App.</summary>
    public bool? IsCoexistence { get; init; }

    /// <summary>Whether received messages are processed.</summary>
    public bool? InboundProcessingEnabled { get; init; }

    /// <summary>Whether calls are enabled.</summary>
    public bool? CallsEnabled { get; init; }

    /// <summary>When Meta's webhook to Kapso was verified.</summary>
    public DateTimeOffset? WebhookVerifiedAt { get; init; }

    /// <summary>When the number was connected.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the number was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The display name of the number.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The number as Meta writes it.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>The number in digits alone.</summary>
    public string? DisplayPhoneNumberNormalized { get; init; }

    /// <summary>The display name that Meta has verified.</summary>
    public string? VerifiedName { get; init; }

    /// <summary>The quality rating, by how customers have received recent messages.</summary>
    public QualityRating? QualityRating { get; init; }

    /// <summary>Whether the number is verified, for example <c>VERIFIED</c>.</summary>
    public string? CodeVerificationStatus { get; init; }

    /// <summary>The review of the display name, for example <c>APPROVED</c>.</summary>
    public string? NameStatus { get; init; }

    /// <summary>The connection, for example <c>CONNECTED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The throughput tier: how fast the number may send, for example <c>STANDARD</c>.</summary>
    public string? ThroughputTier { get; init; }

    /// <summary>How many people it may write to first in a day: a number (<see cref="ScalarValue.Number"/>) or the name of a tier such as <c>TIER_1K</c> (<see cref="ScalarValue.Text"/>).</summary>
    [JsonPropertyName("whatsapp_business_manager_messaging_limit")]
    public ScalarValue? BusinessManagerMessagingLimit { get; init; }

    /// <summary>Whether the number is an official business account.</summary>
    public bool? IsOfficialBusinessAccount { get; init; }

    /// <summary>Whether two-step verification is on.</summary>
    public bool? IsPinEnabled { get; init; }

    /// <summary>The digits of the number, whichever member has them; empty when none has.</summary>
    internal string Digits => string.Concat((DisplayPhoneNumberNormalized ?? DisplayPhoneNumber ?? "").Where(char.IsAsciiDigit));
}

/// <summary>A WhatsApp number as Meta knows it. Members that were not asked for are null.</summary>
public sealed record MetaPhoneNumber : KapsoModel
{
    /// <summary>The phone number id at Meta, which calls about the number take.</summary>
    public required string Id { get; init; }

    /// <summary>The display name that Meta has verified.</summary>
    public string? VerifiedName { get; init; }

    /// <summary>The number in international form.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>The quality rating, by how customers have received recent messages.</summary>
    public QualityRating? QualityRating { get; init; }

    /// <summary>Whether the number is verified, for example <c>VERIFIED</c>.</summary>
    public string? CodeVerificationStatus { get; init; }

    /// <summary>Whether the number is an official business account.</summary>
    public bool? IsOfficialBusinessAccount { get; init; }

    /// <summary>The review of the display name.</summary>
    public string? NameStatus { get; init; }

    /// <summary>The review of a name that is to replace it.</summary>
    public string? NewNameStatus { get; init; }

    /// <summary>On which platform it is registered, for example <c>CLOUD_API</c>.</summary>
    public string? PlatformType { get; init; }

    /// <summary>The throughput: how fast the number may send.</summary>
    public Throughput? Throughput { get; init; }

    /// <summary>Whether the number is live or a test number.</summary>
    public AccountMode? AccountMode { get; init; }

    /// <summary>The state of its certificate.</summary>
    public string? Certificate { get; init; }

    /// <summary>How many people it may write to first in a day, for example <c>TIER_1K</c>.</summary>
    public string? MessagingLimitTier { get; init; }
}

/// <summary>The throughput of a number: how fast it may send.</summary>
public sealed record Throughput : KapsoModel
{
    /// <summary>The level, for example <c>STANDARD</c> or <c>HIGH</c>.</summary>
    public string? Level { get; init; }
}
