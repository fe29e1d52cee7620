using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Kapso's own refusals of a send, which faults can inject too.</summary>
internal static class KapsoRefusals
{
    public static Reply InFlight { get; } =
        Reply.Error(409, "Another message to this recipient is still in flight. Please try again shortly.");

    public static Reply InsufficientCredits { get; } = Reply.Json(402, new JsonObject
    {
        ["error"] = "Insufficient credits to cover the fee of this message",
        ["code"] = "insufficient_credits",
        ["billing_url"] = "https://app.kapso.ai/billing",
    });
}
