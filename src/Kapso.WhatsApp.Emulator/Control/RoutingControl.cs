using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>Plays the other applications of a number for those who run the emulator as a process.</summary>
internal sealed class RoutingControl(KapsoEmulator emulator)
{
    /// <summary>Answers what the control API has below <c>routing/</c>; null when it has no such thing.</summary>
    public Reply? Answer(string method, string[] path, Field body) => (method, path) switch
    {
        ("POST", ["share"]) => Done(() => emulator.ShareNumber(ReadRouting(body), Number(body))),
        ("POST", ["messages"]) => Reply.Json(201, new JsonObject { ["id"] = emulator.SendFromOtherApplication(ReadMessage(body)) }),
        ("POST", ["pass"]) => Done(() => emulator.PassToKapso(ReadHandover(body))),
        ("POST", ["take"]) => Done(() => emulator.TakeFromKapso(ReadHandover(body))),
        ("POST", ["lose_answer"]) => Done(emulator.LoseNextThreadControlResponse),
        ("POST", ["holder"]) => Reply.Ok(new JsonObject { ["holder"] = emulator.GetConversationHolder(body["customer"].Text(), Number(body)) }),
        _ => null,
    };

    private static EmulatedRouting ReadRouting(Field body)
    {
        EmulatedRouting standard = new();
        return new EmulatedRouting
        {
            Role = body["role"].OptionalText() ?? standard.Role,
            HasBusinessAgent = body["has_business_agent"].Flag(false),
            HasCalls = body["has_calls"].Flag(standard.HasCalls),
        };
    }

    private static OtherApplicationMessage ReadMessage(Field body)
    {
        string type = body.Object()["type"].Text();
        return new OtherApplicationMessage { To = body["to"].Text(), PhoneNumberId = Number(body), Type = type, Content = body[type].Object().ToNode()! };
    }

    private static EmulatedHandover ReadHandover(Field body)
    {
        EmulatedHandover handover = new() { Customer = body.Object()["customer"].Text() };
        return handover with
        {
            PhoneNumberId = Number(body),
            Role = body["role"].OptionalText() ?? handover.Role,
            Metadata = body["metadata"].OptionalText(),
            Summary = body["summary"].OptionalText(),
        };
    }

    private static string? Number(Field body) => body["phone_number_id"].OptionalText();

    private static Reply Done(Action action)
    {
        action();
        return Reply.Ok(new JsonObject { ["success"] = true });
    }
}
