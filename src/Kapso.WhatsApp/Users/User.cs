namespace Kapso.WhatsApp.Users;

/// <summary>A member of the project.</summary>
public sealed record User : KapsoModel
{
    /// <summary>The id of the membership in this project.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the account, a UUID; conversations and inboxes are assigned by it.</summary>
    public string? UserId { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What the member may do.</summary>
    public UserRole? Role { get; init; }
}
