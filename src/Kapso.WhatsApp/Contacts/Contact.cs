using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Contacts;

/// <summary>A person who has been in touch with the business. One who is known by a business-scoped user id (BSUID) has no phone number.</summary>
public sealed record Contact : KapsoModel
{
    /// <summary>The id of the contact in Kapso, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>The phone number; null for one who is known by a BSUID only.</summary>
    public string? WaId { get; init; }

    /// <summary>The contact's business-scoped user id (BSUID).</summary>
    public string? BusinessScopedUserId { get; init; }

    /// <summary>The contact's parent BSUID, which linked business portfolios share.</summary>
    public string? ParentBusinessScopedUserId { get; init; }

    /// <summary>The username, with or without a leading <c>@</c>.</summary>
    public string? Username { get; init; }

    /// <summary>The name that WhatsApp shows.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The name that the project gave.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The customer of the platform that the contact belongs to.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The project's own data about the contact, a JSON object.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Whether the contact is one of the sandbox.</summary>
    [JsonPropertyName("sandbox")]
    public bool? IsSandbox { get; init; }

    /// <summary>When the contact was created at Kapso.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the contact was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
