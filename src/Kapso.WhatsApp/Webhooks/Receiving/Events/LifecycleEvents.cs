using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.SetupLinks;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Something happened to a number of the project.</summary>
public abstract record PhoneNumberEvent : WebhookEvent
{
    private protected PhoneNumberEvent()
    {
    }

    /// <summary>The id of the number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The project.</summary>
    public WebhookReference? Project { get; init; }

    /// <summary>The customer that connected the number; null for one of the project's own.</summary>
    public WebhookReference? Customer { get; init; }

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

    /// <summary>The id of the event.</summary>
    public string? Id { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>How the number is connected.</summary>
    public ConnectionType? ConnectionType { get; init; }

    /// <summary>Where Kapso knows it from.</summary>
    public WebhookEventSource? Source { get; init; }

    /// <summary>Why the connection was lost.</summary>
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
    /// <summary>The number's configuration.</summary>
    public JsonElement? Config { get; init; }

    /// <summary>The project.</summary>
    public WebhookReference? Project { get; init; }

    /// <summary>The customer that connected the number.</summary>
    public WebhookReference? Customer { get; init; }

    /// <summary>The setup link that was used.</summary>
    public WebhookReference? SetupLink { get; init; }

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => NumbersIn(Config);
}

/// <summary>Names something by its id.</summary>
public sealed record WebhookReference : KapsoModel
{
    /// <summary>Kapso's id.</summary>
    public string? Id { get; init; }

    /// <summary>The platform's own id of a customer.</summary>
    public string? ExternalId { get; init; }

    /// <summary>A name.</summary>
    public string? Name { get; init; }
}

/// <summary>Where Kapso knows of an event from.</summary>
public sealed record WebhookEventSource : KapsoModel
{
    /// <summary>Who told it, for example <c>meta</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>What the provider calls it.</summary>
    public string? Event { get; init; }

    /// <summary>The WhatsApp business account (WABA).</summary>
    public string? BusinessAccountId { get; init; }
}

/// <summary>Why a number's connection was lost.</summary>
public sealed record Disconnection : KapsoModel
{
    /// <summary>The reason, for example <c>PRIMARY_INACTIVITY</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>By whom, for example <c>USER</c>.</summary>
    public string? InitiatedBy { get; init; }
}

/// <summary>Meta did something about a WhatsApp business account. Told once per project and account.</summary>
public abstract record AccountEvent : WebhookEvent
{
    private protected AccountEvent()
    {
    }

    /// <summary>The id of the event.</summary>
    public string? Id { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The WhatsApp business account (WABA).</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>The project.</summary>
    public WebhookReference? Project { get; init; }

    /// <summary>The account's numbers in the project.</summary>
    public IReadOnlyList<AccountPhoneNumber> PhoneNumbers { get => field ?? []; init; }

    /// <summary>What is not allowed.</summary>
    public IReadOnlyList<AccountRestriction> Restrictions { get => field ?? []; init; }

    /// <summary>What was done wrong.</summary>
    public AccountViolation? Violation { get; init; }

    /// <summary>Whether the account is disabled.</summary>
    public AccountBan? Ban { get; init; }

    /// <summary>Where Kapso knows it from.</summary>
    public WebhookEventSource? Source { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Id;

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => PhoneNumbers.Select(number => number?.Id);

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
    /// <summary>The phone number id.</summary>
    public string? Id { get; init; }

    /// <summary>The number as people write it.</summary>
    public string? DisplayPhoneNumber { get; init; }
}

/// <summary>What an account may not do.</summary>
public sealed record AccountRestriction : KapsoModel
{
    /// <summary>What, for example <c>RESTRICTED_BIZ_INITIATED_MESSAGING</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>What an account did wrong.</summary>
public sealed record AccountViolation : KapsoModel
{
    /// <summary>What.</summary>
    public string? Type { get; init; }

    /// <summary>What may help.</summary>
    public string? Remediation { get; init; }
}

/// <summary>Whether an account is disabled.</summary>
public sealed record AccountBan : KapsoModel
{
    /// <summary>Whether it is.</summary>
    public BanState? State { get; init; }

    /// <summary>The day, in words.</summary>
    public string? DateLabel { get; init; }
}
