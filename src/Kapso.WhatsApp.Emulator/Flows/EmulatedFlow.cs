using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Flows;

namespace Kapso.WhatsApp.Emulator;

/// <summary>
/// A flow that a customer has opened; see <see cref="KapsoEmulator.OpenFlowAsync"/>. Fill its screens, tap its footer, go back. What answers the flow is asked as a phone
/// asks it, and a completed flow comes back as a message. Expressions in backticks are not calculated, and branches are all taken for shown. Not for several threads.
/// </summary>
public sealed class EmulatedFlow
{
    private readonly Flow _flow;
    private readonly JsonObject _json;
    private readonly FlowEndpoint _endpoint;
    private readonly Func<string, JsonObject, string> _complete;
    private readonly FlowFormState _state = new();
    private readonly Stack<string> _before = [];

    /// <param name="flow">The flow.</param>
    /// <param name="parameters">The parameters of the message that opens it.</param>
    /// <param name="endpoint">What answers it.</param>
    /// <param name="complete">Takes the token and the answers, and returns the id of the customer's reply.</param>
    internal EmulatedFlow(Flow flow, JsonNode parameters, FlowEndpoint endpoint, Func<string, JsonObject, string> complete)
    {
        _flow = flow;
        _json = FlowJson.Text(parameters["mode"]) == "draft" ? flow.Latest.Json : flow.Shown.Json;
        _endpoint = endpoint;
        _complete = complete;
        FlowToken = FlowJson.Text(parameters["flow_token"]) ?? "unused";
    }

    /// <summary>The flow's id at Meta.</summary>
    public string FlowId => _flow.MetaId;

    /// <summary>The token that the message carries.</summary>
    public string FlowToken { get; }

    /// <summary>The screen that is shown; null when there is none, because the flow has ended or could not be opened.</summary>
    public string? Screen { get; private set; }

    /// <summary>The data of the screen.</summary>
    public JsonObject Data => Screen is null ? [] : _state.DataOf(Screen).DeepClone().AsObject();

    /// <summary>What the endpoint wants the customer to read on the screen, for example that a date is taken.</summary>
    public string? ErrorMessage { get; private set; }

    /// <summary>Why the phone cannot go on, in WhatsApp's words for it, for example <c>invalid-screen-transition</c>; null while all is well.</summary>
    public string? Failure { get; private set; }

    /// <summary>The failure in a sentence.</summary>
    public string? FailureMessage { get; private set; }

    /// <summary>Whether the customer has completed the flow.</summary>
    public bool IsCompleted => ReplyId is not null;

    /// <summary>What came back: the flow token and the answers; null while it is not completed.</summary>
    public JsonObject? Response { get; private set; }

    /// <summary>The id (wamid) of the message that came back; null while it is not completed.</summary>
    public string? ReplyId { get; private set; }

    /// <summary>The customer answers the screen's inputs and taps its footer.</summary>
    /// <param name="answers">The answers by the names of the inputs: texts, lists of texts, true or false. What was answered before stays.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The screen has no such input.</exception>
    /// <exception cref="InvalidOperationException">No screen is shown, an input is required and not answered, or there is no footer.</exception>
    public Task SubmitAsync(JsonObject? answers = null, CancellationToken cancellationToken = default)
    {
        JsonObject screen = Shown();
        Answer(answers ?? []);
        foreach (JsonObject input in FlowJson.Inputs(screen).Where(input => FlowJson.IsTrue(input["required"]) && !_state.FormOf(Screen!).ContainsKey(FlowJson.Text(input["name"])!)))
        {
            throw new InvalidOperationException($"{Screen} needs an answer to {FlowJson.Text(input["name"])}.");
        }

        JsonObject? footer = FlowJson.Components(screen).FirstOrDefault(component => FlowJson.Text(component["type"]) == "Footer");
        return PerformAsync(footer?["on-click-action"] as JsonObject ?? throw new InvalidOperationException($"{Screen} has no footer to tap."), cancellationToken);
    }

    /// <summary>The customer answers one input, and what it does on a choice is done.</summary>
    /// <param name="name">The name of the input.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The screen has no such input.</exception>
    /// <exception cref="InvalidOperationException">No screen is shown.</exception>
    public async Task ChooseAsync(string name, JsonNode answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        JsonObject screen = Shown();
        Answer(new JsonObject { [name] = answer.DeepClone() });
        if (FlowJson.Inputs(screen).First(input => FlowJson.Text(input["name"]) == name)["on-select-action"] is JsonObject action)
        {
            await PerformAsync(action, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The customer goes back to the screen before; one with <c>refresh_on_back</c> has the endpoint asked.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">No screen is shown, or none was shown before.</exception>
    public async Task BackAsync(CancellationToken cancellationToken = default)
    {
        JsonObject screen = Shown();
        if (_before.Count == 0)
        {
            throw new InvalidOperationException($"{Screen} is the first screen.");
        }

        if (!FlowJson.IsTrue(screen["refresh_on_back"]))
        {
            Screen = _before.Pop();
            return;
        }

        string left = Screen!;
        FlowAnswer answer = await _endpoint.RequestAsync(Request("BACK", left, []), cancellationToken).ConfigureAwait(false);
        Screen = _before.Pop();
        await ApplyAsync(answer, isBack: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens it: where the message says, or where the endpoint says.</summary>
    internal async Task OpenAsync(JsonNode parameters, CancellationToken cancellationToken)
    {
        if (FlowJson.Text(parameters["flow_action"]) == "data_exchange")
        {
            await ApplyAsync(await _endpoint.RequestAsync(Request("INIT", null, []), cancellationToken).ConfigureAwait(false), isBack: false, cancellationToken).ConfigureAwait(false);
            return;
        }

        JsonNode? payload = parameters["flow_action_payload"];
        string? first = FlowJson.Text(payload?["screen"]) ?? FlowJson.Entry(_json);
        if (first is null || FlowJson.Screen(_json, first) is null)
        {
            Fail("invalid-screen-transition", $"There is no screen {first}.");
            return;
        }

        Show(first, payload?["data"] as JsonObject ?? []);
    }

    private async Task PerformAsync(JsonObject action, CancellationToken cancellationToken)
    {
        ErrorMessage = null;
        JsonObject payload = _state.Resolve(action["payload"], Screen!) as JsonObject ?? [];
        switch (FlowJson.Text(action["name"]))
        {
            case "navigate":
                _before.Push(Screen!);
                Show(FlowJson.Text(action["next"]?["name"])!, payload);
                break;
            case "data_exchange":
                await ApplyAsync(await _endpoint.RequestAsync(Request("data_exchange", Screen, payload), cancellationToken).ConfigureAwait(false), isBack: false, cancellationToken).ConfigureAwait(false);
                break;
            case "complete":
                Complete(payload);
                break;
            case "update_data":
                foreach ((string name, JsonNode? value) in payload)
                {
                    _state.DataOf(Screen!)[name] = value?.DeepClone();
                }

                break;
        }
    }

    private JsonObject Request(string action, string? screen, JsonObject data) => new()
    {
        ["version"] = FlowJson.Text(_json["data_api_version"]) ?? "3.0",
        ["action"] = action,
        ["screen"] = screen ?? "",
        ["data"] = data,
        ["flow_token"] = FlowToken,
    };

    private async Task ApplyAsync(FlowAnswer answer, bool isBack, CancellationToken cancellationToken)
    {
        if (answer.Body is not { } body)
        {
            Fail(answer.Error!, answer.Message!);
            return;
        }

        string? next = FlowJson.Text(body["screen"]);
        JsonObject data = body["data"] as JsonObject ?? [];
        if (next == "SUCCESS")
        {
            Complete(data["extension_message_response"]?["params"] as JsonObject ?? []);
            return;
        }

        ErrorMessage = FlowJson.Text(data["error_message"]);
        if (next is null || FlowJson.Screen(_json, next) is not { } screen || !IsAllowed(next, isBack))
        {
            await ReportErrorAsync("invalid-screen-transition", $"{next} cannot follow {Screen ?? "the opening"}.", cancellationToken).ConfigureAwait(false);
            return;
        }

        if (screen["data"] is JsonObject declared && declared.FirstOrDefault(field => !data.ContainsKey(field.Key)) is { Key: { } missing })
        {
            await ReportErrorAsync("payload-schema-error", $"{next} declares {missing}, which the answer does not have.", cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!isBack && Screen is { } current && current != next)
        {
            _before.Push(current);
        }

        Show(next, data);
    }

    private bool IsAllowed(string next, bool isBack) =>
        Screen is null ? next == FlowJson.Entry(_json) || FlowJson.Next(_json, next).Count > 0 || FlowJson.IsTrue(FlowJson.Screen(_json, next)?["terminal"])
        : next == Screen || isBack || FlowJson.Next(_json, Screen).Contains(next);

    /// <summary>Reports to the endpoint that its response could not be used, as a phone does.</summary>
    private async Task ReportErrorAsync(string error, string message, CancellationToken cancellationToken)
    {
        Fail(error, message);
        await _endpoint.RequestAsync(Request(Screen is null ? "INIT" : "data_exchange", Screen, new JsonObject { ["error"] = error, ["error_message"] = message }), cancellationToken).ConfigureAwait(false);
    }

    private void Fail(string error, string message) => (Failure, FailureMessage) = (error, message);

    /// <summary>Shows a screen with the data that it declares; what it does not declare is dropped.</summary>
    private void Show(string next, JsonObject data)
    {
        JsonObject declared = FlowJson.Screen(_json, next)?["data"] as JsonObject ?? [];
        JsonObject kept = [];
        foreach ((string name, JsonNode? value) in data.Where(field => declared.ContainsKey(field.Key)))
        {
            kept[name] = value?.DeepClone();
        }

        _state.SetData(next, kept);
        Screen = next;
    }

    private void Complete(JsonObject answers)
    {
        JsonObject response = new() { ["flow_token"] = FlowToken };
        foreach ((string name, JsonNode? value) in answers.Where(answer => answer.Key != "flow_token"))
        {
            response[name] = value?.DeepClone();
        }

        ReplyId = _complete(FlowToken, response);
        (Screen, Response) = (null, response);
    }

    private JsonObject Shown() => Failure is null && Screen is { } shown
        ? FlowJson.Screen(_json, shown)!
        : throw new InvalidOperationException(Failure is null ? "No screen of the flow is shown." : $"The flow cannot go on: {Failure}: {FailureMessage}");

    private void Answer(JsonObject answers)
    {
        JsonObject screen = Shown();
        foreach ((string name, JsonNode? value) in answers)
        {
            if (!FlowJson.Inputs(screen).Any(input => FlowJson.Text(input["name"]) == name))
            {
                throw new ArgumentException($"{Screen} has no input {name}.", nameof(answers));
            }

            _state.FormOf(Screen!)[name] = value?.DeepClone();
        }
    }
}
