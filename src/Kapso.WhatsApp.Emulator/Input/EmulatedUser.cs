namespace Kapso.WhatsApp.Emulator;

/// <summary>A member of the emulated project.</summary>
public sealed record EmulatedUser
{
    /// <summary>The account's id, a UUID.</summary>
    public string UserId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The user's display name.</summary>
    public required string Name { get; init; }

    /// <summary>The user's e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Whether the user is an owner of the project, or else a member.</summary>
    public bool IsOwner { get; init; }
}
