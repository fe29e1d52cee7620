using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Contacts;

/// <summary>Whether a contact takes marketing from one of the numbers. Only the contact can change it, in WhatsApp.</summary>
public sealed record MarketingPreference : KapsoModel
{
    /// <summary>The id of the preference at Kapso, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>The internal id of the same record at Kapso, a UUID.</summary>
    public string? InternalId { get; init; }

    /// <summary>Kapso's id of the number's configuration, a UUID.</summary>
    [JsonPropertyName("whatsapp_config_id")]
    public string? ConfigurationId { get; init; }

    /// <summary>The same id as <see cref="ConfigurationId"/> under another name, as Kapso returns both.</summary>
    [JsonPropertyName("whatsapp_config_internal_id")]
    public string? ConfigurationInternalId { get; init; }

    /// <summary>The number's id at Meta.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Whether the contact accepts marketing messages.</summary>
    public MarketingPreferenceStatus? Status { get; init; }

    /// <summary>The same as a flag: false when marketing templates are refused.</summary>
    public bool? MarketingAllowed { get; init; }

    /// <summary>Meta's reason in words.</summary>
    public string? Detail { get; init; }

    /// <summary>How Kapso learned of the preference.</summary>
    public MarketingPreferenceSource? Source { get; init; }

    /// <summary>The display name of the number that the preference concerns.</summary>
    public string? ConfigDisplayName { get; init; }

    /// <summary>When the preference last changed, by WhatsApp's clock.</summary>
    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>The contact's id at Kapso.</summary>
    [JsonPropertyName("whatsapp_contact_id")]
    public string? ContactId { get; init; }

    /// <summary>When Kapso first learned of the preference.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the preference was last changed at Kapso.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
