using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Users;

/// <summary>A user of Kapso's dashboard who is a member of the project.</summary>
public sealed record User : KapsoModel
{
    /// <summary>Gets the id of the membership in this project.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public required string Id { get; init; }

    /// <summary>Gets the id of the account, a UUID; conversations and inboxes are assigned by it.</summary>
    public string? UserId { get; init; }

    /// <summary>Gets the e-mail address of the user.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the name of the user.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the user may do in the project.</summary>
    public UserRole? Role { get; init; }
}
