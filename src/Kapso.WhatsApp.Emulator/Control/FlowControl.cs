using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>Fills flows for those who run the emulator as a process: what was opened is kept and goes on by its id.</summary>
internal sealed class FlowControl(KapsoEmulator emulator)
{
    private readonly ConcurrentDictionary<string, EmulatedFlow> _opened = new();
    private int _lastId;

    /// <summary>Answers what the control API has below <c>flows/</c>; null when it has no such thing.</summary>
    public async Task<Reply?> AnswerAsync(string method, string[] path, Field body, CancellationToken cancellationToken)
    {
        try
        {
            switch (method, path)
            {
                case ("POST", ["open"]):
                    EmulatedFlow opened = await emulator.OpenFlowAsync(body["message_id"].Text(), cancellationToken).ConfigureAwait(false);
                    string id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
                    _opened[id] = opened;
                    return Reply.Json(201, Show(id, opened));
                case ("POST", ["ping"]):
                    return Reply.Ok(new JsonObject { ["problem"] = await emulator.PingFlowAsync(body["flow_id"].Text(), cancellationToken).ConfigureAwait(false) });
                case (_, [var known, ..]) when _opened.TryGetValue(known, out EmulatedFlow? flow):
                    return await ContinueAsync(method, path[1..], known, flow, body, cancellationToken).ConfigureAwait(false);
                default:
                    return null;
            }
        }
        catch (InvalidOperationException impossible)
        {
            return Reply.Error(409, impossible.Message);
        }
    }

    private static async Task<Reply?> ContinueAsync(string method, string[] path, string id, EmulatedFlow flow, Field body, CancellationToken cancellationToken)
    {
        switch (method, path)
        {
            case ("GET", []):
                break;
            case ("POST", ["submit"]):
                await flow.SubmitAsync(body["answers"].ToNode() as JsonObject, cancellationToken).ConfigureAwait(false);
                break;
            case ("POST", ["choose"]):
                await flow.ChooseAsync(body["name"].Text(), body["answer"].ToNode() ?? throw body["answer"].Missing(), cancellationToken).ConfigureAwait(false);
                break;
            case ("POST", ["back"]):
                await flow.BackAsync(cancellationToken).ConfigureAwait(false);
                break;
            default:
                return null;
        }

        return Reply.Ok(Show(id, flow));
    }

    private static JsonObject Show(string id, EmulatedFlow flow) => new()
    {
        ["id"] = id,
        ["flow_id"] = flow.FlowId,
        ["flow_token"] = flow.FlowToken,
        ["screen"] = flow.Screen,
        ["data"] = flow.Data,
        ["error_message"] = flow.ErrorMessage,
        ["failure"] = flow.Failure,
        ["failure_message"] = flow.FailureMessage,
        ["response"] = flow.Response?.DeepClone(),
        ["reply_id"] = flow.ReplyId,
    };
}
