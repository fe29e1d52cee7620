using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>The flows in messages: those that a message opens, and those that a reply comes from.</summary>
internal sealed class FlowMessages(EmulatedProject project, FlowStore flows) : ISendRule, IConversationObserver
{
    /// <summary>Refuses a flow that the account does not have. While the project has no flow, every id is accepted.</summary>
    public void Check(SendAttempt attempt)
    {
        if (flows.IsEmpty || !attempt.IsInteractive("flow"))
        {
            return;
        }

        Field parameters = attempt.Content["action"]["parameters"];
        Flow? flow = flows.Of(attempt.Number.BusinessAccountId, parameters.ToNode());
        Refuse(flow is null, 2064, "Invalid flow id", "The flow does not exist in the account of this number.");
        bool isDraft = parameters["mode"].OptionalText() == "draft";
        Refuse(
            isDraft == (flow!.Status != Flow.Draft && flow.Latest.PublishedAt is not null) || flow.Status == Flow.Deprecated,
            2066,
            "Invalid flow mode",
            $"The flow is {flow.Status}: a draft is sent with mode draft, a published flow without.");
    }

    public void Describe(StoredMessage message, JsonObject kapso)
    {
        if (message.Type == "interactive" && FlowJson.Text((message.Content as JsonObject)?["nfm_reply"]?["response_json"]) is { } answers && FlowJson.Parse(answers) is { } response)
        {
            kapso["flow_response"] = response;
            kapso["flow_token"] = FlowJson.Text(response["flow_token"]);
            kapso["flow_name"] = OpenedBefore(message)?.Name;
        }
    }

    /// <summary>The flow that a reply comes from; null when it answers no message that opened one of this project.</summary>
    private Flow? OpenedBefore(StoredMessage reply) =>
        reply.ContextMessageId is { } id && project.Messages.TryGet(id, out StoredMessage? opening) && opening.Type == "interactive"
            ? flows.Of(opening.Conversation.Number.BusinessAccountId, opening.Content?["action"]?["parameters"])
            : null;

    private static void Refuse(bool condition, int code, string title, string details)
    {
        if (condition)
        {
            throw new RefusalException(MetaError.Answer(400, code, title, details));
        }
    }
}
