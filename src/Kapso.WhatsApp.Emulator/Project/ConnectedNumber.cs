using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>A number of the project and everything that can be changed about it.</summary>
internal sealed class ConnectedNumber(EmulatedPhoneNumber number, DateTimeOffset at)
{
    public EmulatedPhoneNumber Number { get; private set; } = number;

    public string InternalId { get; } = Guid.NewGuid().ToString();

    public string Name { get; set; } = number.DisplayPhoneNumber;

    public string? CustomerId { get; init; }

    public bool IsCoexistence { get; init; }

    public bool InboundProcessingEnabled { get; set; } = true;

    public bool CallsEnabled { get; set; }

    public DateTimeOffset CreatedAt { get; } = at;

    public DateTimeOffset UpdatedAt { get; set; } = at;

    public string DisplayName { get; set; } = "Emulated Business";

    /// <summary>Whether it is registered at Meta, so that it can send.</summary>
    public bool IsRegistered { get; set; } = true;

    public bool IsVerified { get; set; } = true;

    /// <summary>The code that its owner has received last; null when none is open.</summary>
    public string? VerificationCode { get; set; }

    public string? Pin { get; set; }

    public string? Username { get; set; }

    public JsonObject Profile { get; } = new() { ["messaging_product"] = "whatsapp" };

    /// <summary>What customers are offered in its chats; null before anything was set.</summary>
    public JsonObject? ConversationalAutomation { get; set; }

    /// <summary>Where the request for an official business account stands.</summary>
    public JsonObject OfficialBusinessAccount { get; set; } = new() { ["oba_status"] = "NOT_STARTED" };

    public bool IsOfficial => (string?)OfficialBusinessAccount["oba_status"] == "APPROVED";

    public JsonObject Settings { get; } = new()
    {
        ["calling"] = new JsonObject
        {
            ["status"] = "disabled",
            ["call_icon_visibility"] = "visible",
            ["ip_addresses"] = new JsonObject { ["default"] = new JsonArray("157.240.0.1") },
            ["callback_permission_status"] = "disabled",
        },
        ["storage_configuration"] = new JsonObject { ["status"] = "default" },
    };

    /// <summary>Whether calls are enabled in its settings.</summary>
    public bool TakesCalls => string.Equals((string?)Settings["calling"]?["status"], "enabled", StringComparison.OrdinalIgnoreCase);

    /// <summary>How often it has asked lately whether somebody may be called.</summary>
    public SlidingWindow CallPermissionQueries { get; } = new();

    /// <summary>What it has sent lately.</summary>
    public SlidingWindow Sends { get; } = new();

    /// <summary>The customers that the number has blocked.</summary>
    public BlockList Blocked { get; } = new();

    public string Status => IsRegistered ? "CONNECTED" : "DISCONNECTED";

    public void Rename(string phoneNumberId, string businessAccountId) =>
        Number = Number with { Id = phoneNumberId, BusinessAccountId = businessAccountId };
}
