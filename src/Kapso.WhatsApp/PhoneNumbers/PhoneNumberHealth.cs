using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>
/// What a health check of a number found. Kapso keeps a result for 3 minutes, and allows a project <see cref="MaxChecksPerSecond"/> checks a second and
/// <see cref="MaxChecksPerMinute"/> a minute.
/// </summary>
public sealed record PhoneNumberHealth : KapsoModel
{
    /// <summary>The checks that a project may make in a second.</summary>
    public const int MaxChecksPerSecond = 5;

    /// <summary>The checks that a project may make in a minute.</summary>
    public const int MaxChecksPerMinute = 60;

    /// <summary>Over all. A disconnected number is unhealthy; an error means that the check itself failed.</summary>
    public PhoneNumberHealthStatus? Status { get; init; }

    /// <summary>When the number's health was checked.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Until when Kapso answers this same result, after Meta has refused the number's access again and again; null otherwise.</summary>
    [JsonPropertyName("retry_after")]
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The error with which the check failed, or null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The single checks by name; those that are known have a property of their own, and others may come.</summary>
    public IReadOnlyDictionary<string, PhoneNumberHealthCheck> Checks { get => field ?? ReadOnlyDictionary<string, PhoneNumberHealthCheck>.Empty; init => field = value.WithoutNulls(); }

    /// <summary>The rest of the limits for health checks; null when the server does not report it.</summary>
    [JsonIgnore]
    public HealthRateLimit? RateLimit { get; init; }

    /// <summary>Whether Kapso can reach the number at Meta, and the state of the number there.</summary>
    [JsonIgnore]
    public PhoneNumberAccess? PhoneNumberAccess => Details("phone_number_access", PhoneNumbersJson.Default.PhoneNumberAccess);

    /// <summary>Whether messages can be sent, and what prevents it.</summary>
    [JsonIgnore]
    public MessagingHealth? MessagingHealth => Details("messaging_health", PhoneNumbersJson.Default.MessagingHealth);

    /// <summary>Whether Meta sends the number's webhooks to Kapso.</summary>
    [JsonIgnore]
    public WebhookSubscription? WebhookSubscription => Details("webhook_subscription", PhoneNumbersJson.Default.WebhookSubscription);

    // The details are an open map: one that does not fit its known form is still there in Checks.
    private T? Details<T>(string check, JsonTypeInfo<T> type)
        where T : class
    {
        if (Checks.GetValueOrDefault(check)?.Details is not { ValueKind: JsonValueKind.Object } details)
        {
            return null;
        }

        try
        {
            return details.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One of the checks of a number's health.</summary>
public sealed record PhoneNumberHealthCheck : KapsoModel
{
    /// <summary>Whether the check passed; null when that is not known.</summary>
    public bool? Passed { get; init; }

    /// <summary>The details of the check, in a form of its own.</summary>
    public JsonElement? Details { get; init; }

    /// <summary>What went wrong, in words for people.</summary>
    public string? Error { get; init; }

    /// <summary>Whether messages can be sent, on the check of messaging health.</summary>
    public MessagingAvailability? OverallStatus { get; init; }
}

/// <summary>The state of a number at Meta.</summary>
public sealed record PhoneNumberAccess : KapsoModel
{
    /// <summary>The display name that Meta has verified.</summary>
    public string? VerifiedName { get; init; }

    /// <summary>The number as Meta writes it.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>The quality rating, by how customers have received recent messages.</summary>
    public QualityRating? QualityRating { get; init; }

    /// <summary>The connection, for example <c>CONNECTED</c> or <c>DISCONNECTED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The throughput tier: how fast the number may send.</summary>
    public string? ThroughputTier { get; init; }

    /// <summary>The phone number id at Meta.</summary>
    public string? Id { get; init; }
}

/// <summary>Whether messages can be sent from a number.</summary>
public sealed record MessagingHealth : KapsoModel
{
    /// <summary>Whether messages can be sent, taking all entities together.</summary>
    public MessagingAvailability? CanSendMessage { get; init; }

    /// <summary>The entities between the application and WhatsApp, each with what prevents messages.</summary>
    public IReadOnlyList<HealthEntity> Entities { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>An entity between an application and WhatsApp, for example the business account.</summary>
public sealed record HealthEntity : KapsoModel
{
    /// <summary>The kind of entity, for example the number or the business account.</summary>
    public HealthEntityType? EntityType { get; init; }

    /// <summary>The id of the entity at Meta.</summary>
    public string? Id { get; init; }

    /// <summary>Whether the entity allows messages to be sent.</summary>
    public MessagingAvailability? CanSendMessage { get; init; }

    /// <summary>Remarks, in words for people.</summary>
    public IReadOnlyList<string> AdditionalInfo { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The errors that prevent messages.</summary>
    public IReadOnlyList<HealthError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>An error that prevents messages from being sent.</summary>
public sealed record HealthError : KapsoModel
{
    /// <summary>Meta's error code, or null when Meta did not give one.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The description of the problem, in words for people.</summary>
    public string? ErrorDescription { get; init; }

    /// <summary>What Meta suggests to solve the problem, in words for people.</summary>
    public string? PossibleSolution { get; init; }
}

/// <summary>The subscription of Kapso to the webhooks of a number.</summary>
public sealed record WebhookSubscription : KapsoModel
{
    /// <summary>The id of the app at Meta that receives the webhooks.</summary>
    public string? AppId { get; init; }

    /// <summary>Whether the app is subscribed.</summary>
    public bool? Subscribed { get; init; }

    /// <summary>The webhook fields that the app is subscribed to, for example <c>messages</c>.</summary>
    public IReadOnlyList<string> SubscribedFields { get => field ?? []; init => field = value.WithoutNulls(); }
}
