using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
    public HealthStatus? Status { get; init; }

    /// <summary>When the number's health was checked.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Until when Kapso answers this same result, after Meta has refused the number's access again and again; null otherwise.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    /// <summary>Why the check failed.</summary>
    public string? Error { get; init; }

    /// <summary>The single checks by name; those that are known have a property of their own, and others may come.</summary>
    public IReadOnlyDictionary<string, HealthCheck> Checks { get => field ?? new Dictionary<string, HealthCheck>(); init; }

    /// <summary>What is left of the allowance for health checks; null when the server does not tell.</summary>
    [JsonIgnore]
    public HealthAllowance? Allowance { get; init; }

    /// <summary>Whether Kapso can reach the number at Meta, and how it stands there.</summary>
    [JsonIgnore]
    public PhoneNumberAccess? PhoneNumberAccess => Details("phone_number_access", PhoneNumbersJson.Default.PhoneNumberAccess);

    /// <summary>Whether messages can be sent, and what stands in the way.</summary>
    [JsonIgnore]
    public MessagingHealth? MessagingHealth => Details("messaging_health", PhoneNumbersJson.Default.MessagingHealth);

    /// <summary>Whether Meta tells Kapso what happens.</summary>
    [JsonIgnore]
    public WebhookSubscription? WebhookSubscription => Details("webhook_subscription", PhoneNumbersJson.Default.WebhookSubscription);

    // The details are an open map: one that does not fit its known form is still there in Checks.
    private T? Details<T>(string check, JsonTypeInfo<T> type)
        where T : class
    {
        if (!Checks.TryGetValue(check, out HealthCheck? found) || found.Details is not { ValueKind: JsonValueKind.Object } details)
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
public sealed record HealthCheck : KapsoModel
{
    /// <summary>Whether it passed; null when that is not known.</summary>
    public bool? Passed { get; init; }

    /// <summary>What was found, in a form of the check's own.</summary>
    public JsonElement? Details { get; init; }

    /// <summary>What went wrong, in words for people.</summary>
    public string? Error { get; init; }

    /// <summary>Whether messages can be sent, on the check of messaging health.</summary>
    public MessagingAvailability? OverallStatus { get; init; }
}

/// <summary>How a number stands at Meta.</summary>
public sealed record PhoneNumberAccess : KapsoModel
{
    /// <summary>The display name that Meta has verified.</summary>
    public string? VerifiedName { get; init; }

    /// <summary>The number as Meta writes it.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>How customers have received its messages of late.</summary>
    public QualityRating? QualityRating { get; init; }

    /// <summary>The connection, for example <c>CONNECTED</c> or <c>DISCONNECTED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>How fast it may send.</summary>
    public string? ThroughputTier { get; init; }

    /// <summary>The phone number id at Meta.</summary>
    public string? Id { get; init; }
}

/// <summary>Whether messages can be sent from a number.</summary>
public sealed record MessagingHealth : KapsoModel
{
    /// <summary>Whether messages can be sent, taking all entities together.</summary>
    public MessagingAvailability? CanSendMessage { get; init; }

    /// <summary>The links of the chain, each with what stands in its way.</summary>
    public IReadOnlyList<HealthEntity> Entities { get => field ?? []; init; }
}

/// <summary>A link in the chain between an application and WhatsApp.</summary>
public sealed record HealthEntity : KapsoModel
{
    /// <summary>The kind of entity, for example the number or the business account.</summary>
    public HealthEntityType? EntityType { get; init; }

    /// <summary>The id of the entity at Meta.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it lets messages through.</summary>
    public MessagingAvailability? CanSendMessage { get; init; }

    /// <summary>Remarks, in words for people.</summary>
    public IReadOnlyList<string> AdditionalInfo { get => field ?? []; init; }

    /// <summary>What stands in the way.</summary>
    public IReadOnlyList<HealthError> Errors { get => field ?? []; init; }
}

/// <summary>What stands in the way of messages.</summary>
public sealed record HealthError : KapsoModel
{
    /// <summary>Meta's error code, or null when Meta did not give one.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The description of the problem, in words for people.</summary>
    public string? ErrorDescription { get; init; }

    /// <summary>What Meta suggests to solve the problem, in words for people.</summary>
    public string? PossibleSolution { get; init; }
}

/// <summary>What Meta tells Kapso about a number.</summary>
public sealed record WebhookSubscription : KapsoModel
{
    /// <summary>The id of the app at Meta that receives the webhooks.</summary>
    public string? AppId { get; init; }

    /// <summary>Whether it is subscribed.</summary>
    public bool? Subscribed { get; init; }

    /// <summary>The webhook fields that the app is subscribed to, for example <c>messages</c>.</summary>
    public IReadOnlyList<string> SubscribedFields { get => field ?? []; init; }
}
