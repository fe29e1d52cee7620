using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Customers stopped or resumed marketing messages. <c>user_preferences</c></summary>
public sealed record MetaUserPreferencesEvent : MetaEvent
{
    /// <summary>The customers whose preferences changed.</summary>
    public IReadOnlyList<MetaContact> Contacts { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The changed preferences, one by customer.</summary>
    public IReadOnlyList<MetaUserPreference> UserPreferences { get => field ?? []; init => field = value.WithoutNulls(); }

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => UserPreferences.Select(preference => preference?.Timestamp).Append(Time);
}

/// <summary>A marketing preference of a customer.</summary>
public sealed record MetaUserPreference : KapsoModel
{
    /// <summary>The customer's phone number in digits.</summary>
    public string? WaId { get; init; }

    /// <summary>The customer's business-scoped user id (BSUID).</summary>
    public string? UserId { get; init; }

    /// <summary>The customer's parent BSUID, which linked business portfolios share.</summary>
    public string? ParentUserId { get; init; }

    /// <summary>Meta's explanation of the change, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>The category of the preference, for example <c>marketing_messages</c>.</summary>
    public string? Category { get; init; }

    /// <summary>The preference: <c>stop</c>, <c>resume</c> or <c>signup</c>.</summary>
    public string? Value { get; init; }

    /// <summary>The id of the signup.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? SignupId { get; init; }

    /// <summary>When the preference changed.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>
/// A change of customers' BSUIDs, with the old and the new ones. <c>user_id_update</c>. Meta itself does not offer this field any more, but some resellers deliver it; Meta tells the change in a
/// message of type <c>system</c> (<see cref="Kapso.WhatsApp.Messages.SystemContent"/>).
/// </summary>
public sealed record MetaUserIdEvent : MetaEvent
{
    /// <summary>The customers whose BSUID changed.</summary>
    public IReadOnlyList<MetaContact> Contacts { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The changes, with the old and the new ids.</summary>
    [JsonPropertyName("user_id_update")]
    public IReadOnlyList<MetaUserIdUpdate> Updates { get => field ?? []; init => field = value.WithoutNulls(); }

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => Updates.Select(update => update?.Timestamp).Append(Time);
}

/// <summary>A change of a customer's business-scoped user id (BSUID).</summary>
public sealed record MetaUserIdUpdate : KapsoModel
{
    /// <summary>The customer's phone number in digits.</summary>
    public string? WaId { get; init; }

    /// <summary>Meta's explanation of the change, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>The change of the BSUID.</summary>
    public MetaIdChange? UserId { get; init; }

    /// <summary>The change of the parent BSUID.</summary>
    public MetaIdChange? ParentUserId { get; init; }

    /// <summary>When the BSUID changed.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>An id before and after.</summary>
public sealed record MetaIdChange : KapsoModel
{
    /// <summary>The id before the change.</summary>
    public string? Previous { get; init; }

    /// <summary>The id after the change.</summary>
    public string? Current { get; init; }
}
