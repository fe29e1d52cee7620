using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>Why an accepted message was not delivered.</summary>
internal sealed record DeliveryError(int Code, string Title, string Details)
{
    /// <summary>The recipient takes no marketing.</summary>
    public const int MarketingStopped = 131050;

    public static DeliveryError Undeliverable { get; } =
        new(131026, "Message undeliverable", "The message could not be delivered to this recipient.");

    public static DeliveryError FromCode(int code) => code switch
    {
        131026 => Undeliverable,
        131047 => new(code, "Re-engagement message", "More than 24 hours have passed since the customer last wrote to this number."),
        131049 => new(code, "Meta chose not to deliver", "The message was withheld to keep the ecosystem healthy."),
        MarketingStopped => new(code, "User stopped marketing messages", "The customer does not want marketing messages from this business."),
        131053 => new(code, "Media upload error", "The media of the message could not be fetched."),
        _ => new(code, "Message failed", "The message could not be delivered."),
    };

    public JsonObject ToJson() => new()
    {
        ["code"] = Code,
        ["title"] = Title,
        ["message"] = Title,
        ["error_data"] = new JsonObject { ["details"] = Details },
        ["href"] = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
    };
}
