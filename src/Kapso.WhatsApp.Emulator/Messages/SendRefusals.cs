using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Why Kapso or Meta does not take a message that is well formed.</summary>
internal static class SendRefusals
{
    public static Reply SandboxTemplate { get; } = Reply.Error(403, "Template messages are not available on the sandbox number");

    public static Reply SandboxUserId { get; } = Reply.Error(403, "Business-scoped user ids are not available on the sandbox number");

    public static Reply AccountMismatch { get; } =
        Reply.Error(422, "messaging_account_id is not the account behind this phone number", "messaging_account_mismatch");

    public static Reply WindowClosed => MetaError.Answer(
        422, 131047, "Re-engagement message", "More than 24 hours have passed since the customer last wrote to this number.");

    public static Reply TooManyOfNumber => MetaError.Answer(
        400, 130429, "Rate limit hit", "The throughput of this phone number was reached.");

    public static Reply TooManyToRecipient => MetaError.Answer(
        400, 131056, "Pair rate limit hit", "Too many messages were sent from this phone number to the same recipient in a short time.");

    public static Reply RecipientBlocked => MetaError.Answer(
        400, 131026, "Message undeliverable", "The business has blocked the recipient.");

    public static Reply OnlyTemplates => MetaError.Answer(
        400, 131055, "Method not allowed", "The marketing messages endpoint takes template messages only.");

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
