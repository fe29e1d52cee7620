using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Groups;

/// <summary>A group that Meta is creating. Its id and invite link arrive in a <c>group_lifecycle_update</c> webhook.</summary>
public sealed record GroupCreation : KapsoModel
{
    /// <summary>Gets the id that the webhook repeats as its <c>request_id</c>.</summary>
    public string? RequestId { get; init; }
}

/// <summary>The link by which people join a group.</summary>
internal sealed record GroupInviteLink : KapsoModel
{
    /// <summary>Gets the address of the link.</summary>
    [JsonPropertyName("invite_link")]
    public required string Address { get; init; }
}
