using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.SetupLinks;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>An event of a number of the project, as Kapso sends it to webhooks.</summary>
public abstract record PhoneNumberEvent : WebhookEvent
{
    private protected PhoneNumberEvent()
    {
    }

    /// <summary>The id of the number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The project that the number belongs to.</summary>
    public ResourceReference? Project { get; init; }

    /// <summary>The customer that connected the number; null for one of the project's own.</summary>
    public ResourceReference? Customer { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => PhoneNumberId;
}

/// <summary>A number was connected. <c>whatsapp.phone_number.created</c></summary>
public sealed record PhoneNumberCreatedEvent : PhoneNumberEvent;

/// <summary>The removal of a number began. <c>whatsapp.phone_number.deleted</c></summary>
public sealed record PhoneNumberDeletedEvent : PhoneNumberEvent;

/// <summary>The connection of a number changed.</summary>
public abstract record PhoneNumberConnectionEvent : PhoneNumberEvent
{
    private protected PhoneNumberConnectionEvent()
    {
    }

    /// <summary>The id of the event, the same in each delivery.</summary>
    public string? Id { get; init; }

    /// <summary>When the connection changed.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>How the number is connected.</summary>
    public ConnectionType? ConnectionType { get; init; }

    /// <summary>The source from which Kapso received the event.</summary>
    public WebhookEventSource? Source { get; init; }

    /// <summary>The reason why the connection was lost; null for other events.</summary>
    public Disconnection? Disconnection { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Id;

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [OccurredAt];
}

/// <summary>A number was taken off WhatsApp's platform. <c>whatsapp.phone_number.offboarded</c></summary>
public sealed record PhoneNumberOffboardedEvent : PhoneNumberConnectionEvent;

/// <summary>A number lost its connection. <c>whatsapp.phone_number.disconnected</c></summary>
public sealed record PhoneNumberDisconnectedEvent : PhoneNumberConnectionEvent;

/// <summary>A number has its connection again. <c>whatsapp.phone_number.reconnected</c></summary>
public sealed record PhoneNumberReconnectedEvent : PhoneNumberConnectionEvent;

/// <summary>A number was connected, in the old payload version. <c>whatsapp.config.created</c></summary>
public sealed record ConfigCreatedEvent : WebhookEvent
{
    /// <summary>The configuration of the number, as JSON.</summary>
    public JsonElement? Config { get; init; }

    /// <summary>The project that the number belongs to.</summary>
    public ResourceReference? Project { get; init; }

    /// <summary>The customer that connected the number.</summary>
    public ResourceReference? Customer { get; init; }

    /// <summary>The setup link that was used.</summary>
    public ResourceReference? SetupLink { get; init; }

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => NumbersIn(Config);
}

/// <summary>Refers to a project, a customer or a setup link by its id.</summary>
public sealed record ResourceReference : KapsoModel
{
    /// <summary>The id that Kapso gave it.</summary>
    public string? Id { get; init; }

    /// <summary>The platform's own id of a customer.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The name, or null when the event does not tell it.</summary>
    public string? Name { get; init; }
}

/// <summary>The source from which Kapso received an event.</summary>
public sealed record WebhookEventSource : KapsoModel
{
    /// <summary>The provider of the event, for example <c>meta</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>The name of the event at the provider.</summary>
    public string? Event { get; init; }

    /// <summary>The id of the WhatsApp business account (WABA).</summary>
    public string? BusinessAccountId { get; init; }
}

/// <summary>The reason why a number's connection was lost.</summary>
public sealed record Disconnection : KapsoModel
{
    /// <summary>The reason, for example <c>PRIMARY_INACTIVITY</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Who caused the disconnection, for example <c>USER</c>.</summary>
    public string? InitiatedBy { get; init; }
}

/// <summary>An action of Meta on a WhatsApp business account. Sent once per project and account.</summary>
public abstract record AccountEvent : WebhookEvent
{
    private protected AccountEvent()
    {
    }

    /// <summary>The id of the event, the same in each delivery.</summary>
    public string? Id { get; init; }

    /// <summary>When the event happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The id of the WhatsApp business account (WABA).</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>The project that the account belongs to.</summary>
    public ResourceReference? Project { get; init; }

    /// <summary>The account's numbers in the project.</summary>
    public IReadOnlyList<AccountPhoneNumber> PhoneNumbers { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The restrictions on what the account may do.</summary>
    public IReadOnlyList<AccountRestriction> Restrictions { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The violation that Meta found; null for other events.</summary>
    public AccountViolation? Violation { get; init; }

    /// <summary>The ban of the account; null for other events.</summary>
    public AccountBan? Ban { get; init; }

    /// <summary>The source from which Kapso received the event.</summary>
    public WebhookEventSource? Source { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Id;

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => PhoneNumbers.Select(number => number?.Id);

    [JsonIgnore]
    internal override IEnumerable<string?> OddNumberIds =>
        PhoneNumbers.Where(number => IsOdd(number, "id")).Select(number => number.AdditionalData["id"].GetRawText())
            .Concat(AdditionalData.Where(member => member.Key.StartsWith("phone_numbers", StringComparison.Ordinal)).Select(member => member.Value.GetRawText()));

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [OccurredAt];
}

/// <summary>Meta disabled a business account. <c>whatsapp.account.disabled</c></summary>
public sealed record AccountDisabledEvent : AccountEvent;

/// <summary>Meta restricted a business account. <c>whatsapp.account.restricted</c></summary>
public sealed record AccountRestrictedEvent : AccountEvent;

/// <summary>Meta reinstated a business account. <c>whatsapp.account.reinstated</c></summary>
public sealed record AccountReinstatedEvent : AccountEvent;

/// <summary>Meta found a violation of its policies by a business account. <c>whatsapp.account.violation</c></summary>
public sealed record AccountViolationEvent : AccountEvent;

/// <summary>A number of an account.</summary>
public sealed record AccountPhoneNumber : KapsoModel
{
    /// <summary>The phone number id at Meta.</summary>
    public string? Id { get; init; }

    /// <summary>The number as Meta displays it.</summary>
    public string? DisplayPhoneNumber { get; init; }
}

/// <summary>A restriction on what an account may do.</summary>
public sealed record AccountRestriction : KapsoModel
{
    /// <summary>The kind of restriction, for example <c>RESTRICTED_BIZ_INITIATED_MESSAGING</c>.</summary>
    public string? Type { get; init; }

    /// <summary>When the restriction ends, or null when Meta did not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A violation of Meta's policies by an account.</summary>
public sealed record AccountViolation : KapsoModel
{
    /// <summary>The kind of violation, as Meta names it.</summary>
    public string? Type { get; init; }

    /// <summary>What the business can do about the violation, in words.</summary>
    public string? Remediation { get; init; }
}

/// <summary>The ban of an account by Meta.</summary>
public sealed record AccountBan : KapsoModel
{
    /// <summary>Whether the account is disabled, reinstated or will be disabled.</summary>
    public AccountBanStatus? State { get; init; }

    /// <summary>The day of the ban, as Meta writes it in words.</summary>
    [JsonPropertyName("date_label")]
    public string? DateText { get; init; }
}
