using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The address book of a shared number's business app changed. <c>smb_app_state_sync</c></summary>
public sealed record MetaContactsSyncEvent : MetaEvent
{
    /// <summary>The changes of the address book.</summary>
    public IReadOnlyList<MetaContactSync> StateSync { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A change of an address book.</summary>
public sealed record MetaContactSync : KapsoModel
{
    /// <summary>The kind of entry that was changed: <c>contact</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What happened to the contact: <c>add</c> or <c>remove</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The contact; without names when it was removed.</summary>
    public MetaAddressBookContact? Contact { get; init; }

    /// <summary>When the contact was changed.</summary>
    public MetaSyncTime? Metadata { get; init; }
}

/// <summary>A contact of an address book.</summary>
public sealed record MetaAddressBookContact : KapsoModel
{
    /// <summary>The contact's full name.</summary>
    public string? FullName { get; init; }

    /// <summary>The contact's first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The contact's phone number.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? PhoneNumber { get; init; }
}

/// <summary>The time when an address book changed.</summary>
public sealed record MetaSyncTime : KapsoModel
{
    /// <summary>The time of the change.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
