using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>Opens flows as a customer's phone does.</summary>
internal sealed class FlowRunner(EmulatedProject project, FlowStore flows, IFunctions functions, IMessageReceiver receiver)
{
    /// <summary>Opens the flow that a message carries.</summary>
    /// <exception cref="ArgumentException">There is no such message, it opens no flow, or the emulator does not have that flow.</exception>
    public async Task<EmulatedFlow> OpenAsync(string messageId, CancellationToken cancellationToken)
    {
        EmulatedFlow opened;
        JsonNode parameters;
        lock (project.Gate)
        {
            if (!project.Messages.TryGet(messageId, out StoredMessage? message) || message.Type != "interactive" || message.Content?["action"]?["parameters"] is not { } found)
            {
                throw new ArgumentException($"The emulator has no message {messageId} that opens a flow.", nameof(messageId));
            }

            parameters = found;
            string account = message.Conversation.Number.BusinessAccountId;
            Flow flow = flows.Of(account, parameters) ?? throw new ArgumentException("The emulator does not have the flow that the message opens.", nameof(messageId));
            opened = new EmulatedFlow(flow, parameters, EndpointOf(flow, message.Conversation.Number.Id), (flowToken, response) => Complete(flow, message, flowToken, response));
        }

        await opened.OpenAsync(parameters, cancellationToken).ConfigureAwait(false);
        return opened;
    }

    /// <summary>Checks the endpoint of a flow, as WhatsApp does.</summary>
    /// <returns>What is wrong with it; null when all is well.</returns>
    /// <exception cref="ArgumentException">There is no such flow.</exception>
    public async Task<string?> PingAsync(string metaFlowId, CancellationToken cancellationToken)
    {
        FlowEndpoint endpoint;
        lock (project.Gate)
        {
            Flow flow = flows.FindMeta(metaFlowId) ?? throw new ArgumentException($"The emulator has no flow {metaFlowId}.", nameof(metaFlowId));
            endpoint = EndpointOf(flow, flow.PhoneNumberId ?? project.Options.PhoneNumbers[0].Id);
        }

        FlowAnswer answer = await endpoint.RequestAsync(new JsonObject { ["version"] = "3.0", ["action"] = "ping" }, cancellationToken).ConfigureAwait(false);
        return answer.Error ?? (FlowJson.Text(answer.Body?["data"]?["status"]) == "active" ? null : "The endpoint does not say that it is active.");
    }

    private FlowEndpoint EndpointOf(Flow flow, string phoneNumberId) => new(project, flows, functions, flow, phoneNumberId);

    /// <summary>Stores the answers, and sends them as the customer's reply.</summary>
    /// <returns>The id (wamid) of the reply.</returns>
    private string Complete(Flow flow, StoredMessage opening, string flowToken, JsonObject response)
    {
        lock (project.Gate)
        {
            Identity customer = opening.Conversation.Customer;
            string replyId = receiver.Receive(new InboundMessage
            {
                From = customer.WaId,
                FromUserId = customer.UserId,
                PhoneNumberId = opening.Conversation.Number.Id,
                Type = "interactive",
                Content = new JsonObject
                {
                    ["type"] = "nfm_reply",
                    ["nfm_reply"] = new JsonObject { ["name"] = "flow", ["body"] = "Sent", ["response_json"] = Encoding.UTF8.GetString(Json.Utf8(response)) },
                },
                ContextMessageId = opening.Id,
            });
            flows.Responses.Add(new FlowResponse(Guid.NewGuid().ToString(), flow.Id, flowToken, response, replyId, project.Now));
            return replyId;
        }
    }
}
