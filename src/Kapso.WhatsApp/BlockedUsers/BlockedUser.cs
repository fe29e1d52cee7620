using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.BlockedUsers;

/// <summary>Somebody whom a number has blocked.</summary>
public sealed record BlockedUser : KapsoModel
{
    /// <summary>The phone number as WhatsApp has it: with country code, without a plus sign.</summary>
    public string? WaId { get => field ?? User; init; }

    /// <summary>Kapso's name for it, where Meta's is <c>wa_id</c>.</summary>
    [JsonInclude]
    internal string? User { get; init; }
}
