using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Why Kapso or Meta does not take a message that is well formed.</summary>
internal static class SendRefusals
{
    public static Reply InFlight { get; } =
        Reply.Error(409, "Another message to this recipient is still in flight. Please try again shortly.");

    public static Reply InsufficientCredits { get; } = Reply.Json(402, new JsonObject
    {
        ["error"] = "Insufficient credits to cover the fee of this message",
        ["code"] = "insufficient_credits",
        ["billing_url"] = "https://app.kapso.ai/billing",
    });

    public static Reply SandboxTemplate { get; } = Reply.Error(403, "Template messages are not available on the sandbox number");

    public static Reply SandboxUserId { get; } = Reply.Error(403, "Business-scoped user ids are not available on the sandbox number");

    public static Reply AccountMismatch { get; } =
        Reply.Error(422, "messaging_account_id is not the account behind this phone number", "messaging_account_mismatch");

    public static Reply MarketingStopped { get; } =
        Reply.Error(422, "Contact stopped marketing messages on this WhatsApp number", "marketing_preference_stopped");

    public static Reply WindowClosed => MetaError.Answer(
        422, 131047, "Re-engagement message", "More than 24 hours have passed since the customer last wrote to this number.");

    public static Reply NotRegistered => MetaError.Answer(
        400, 133010, "Phone number not registered", "The number is not registered on the WhatsApp Business Platform.");

    public static Reply TooManyOfNumber => MetaError.Answer(
        400, 130429, "Rate limit hit", "The throughput of this phone number was reached.");

    public static Reply TooManyToRecipient => MetaError.Answer(
        400, 131056, "Pair rate limit hit", "Too many messages were sent from this phone number to the same recipient in a short time.");

    public static Reply RecipientBlocked => MetaError.Answer(
        400, 131026, "Message undeliverable", "The business has blocked the recipient.");

    public static Reply TemplateUnknown(string name, string language) => MetaError.Answer(
        404, 132001, "Template name does not exist in the translation", $"Template name ({name}) does not exist in {language}.");

    public static Reply FlowUnknown => MetaError.Answer(400, 2064, "Invalid flow id", "The flow does not exist in the account of this number.");

    public static Reply FlowMode(string status) => MetaError.Answer(400, 2066, "Invalid flow mode", $"The flow is {status}: a draft is sent with mode draft, a published flow without.");

    public static Reply TemplatePaused => MetaError.Answer(400, 132015, "Template is paused", "The template is paused because of its quality.");

    public static Reply TemplateDisabled => MetaError.Answer(400, 132016, "Template is disabled", "The template was paused too often and is disabled for good.");

    public static Reply NeedsPhoneNumber => MetaError.Answer(
        400,
        131062,
        "Business-scoped user id recipients are not supported for this message",
        "Authentication templates go to phone numbers only.");

    public static Reply OnlyTemplates => MetaError.Answer(
        400, 131055, "Method not allowed", "The marketing messages endpoint takes template messages only.");

    public static Reply OnlyMarketing => MetaError.Answer(
        400, 134100, "Only marketing messages supported", "The marketing messages endpoint takes marketing templates only.");

    public static Reply ReceiverIncapable { get; } = Reply.Json(422, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["message"] = "Receiver Incapable",
            ["type"] = "MessageError",
            ["code"] = 1026,
            ["error_subcode"] = 1026,
            ["href"] = "https://developers.facebook.com/docs/whatsapp/api/errors/",
        },
    });
}
