using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Routing;

/// <summary>Why Kapso or Meta does not do on a shared number what it is asked.</summary>
internal static class RoutingRefusals
{
    private const int NotAllowed = 2494191;
    private const int NotPrimary = 138038;

    public static RefusalException MayNotTake => Of("Only the escalation application may take a conversation");

    public static RefusalException MayNotGiveAway => Of("Only the application that holds a conversation may release or pass it");

    public static RefusalException NotPrimaryForCalls => Of("Only the primary application of the Call entry point may control calls", NotPrimary);

    public static RefusalException InProgress => new(Reply.Json(409, new JsonObject
    {
        ["error"] = "thread_control_in_progress",
        ["detail"] = "An earlier action on this conversation is not finished.",
    }));

    public static Reply NoAnswer => Reply.Json(502, new JsonObject
    {
        ["error"] = "Meta API request failed",
        ["detail"] = "Meta did not answer, so the result is unknown. Do not repeat the request automatically.",
    });

    /// <summary>A message that only the holder of the conversation may send. Refused before Meta, and not charged.</summary>
    public static RefusalException NotHolder(string holder, bool hasBusinessAgent)
    {
        string reason = holder == Holders.Unknown ? "thread_ownership_unknown" : "thread_not_owner";
        return new RefusalException(Reply.Json(409, new JsonObject
        {
            ["error"] = holder == Holders.Unknown
                ? "It is not known which app holds this conversation. Send a template, or take control of the conversation."
                : "Another app holds this conversation. Send a template, or take control of the conversation.",
            ["code"] = hasBusinessAgent ? "meta_business_agent_control" : reason,
            ["thread_error"] = reason,
        }));
    }

    // Meta's envelope without a type, as it is documented for these.
    private static RefusalException Of(string message, int code = NotAllowed) => new(Reply.Json(403, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }));
}
