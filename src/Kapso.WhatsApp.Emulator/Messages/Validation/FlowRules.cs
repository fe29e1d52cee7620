using System.Text.Json;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages.Validation;

/// <summary>The action that opens a flow.</summary>
internal static class FlowRules
{
    private const int MaxLabel = 30;

    public static void Check(Field action)
    {
        Field parameters = ActionRules.Named(action, "flow")["parameters"].Object();
        parameters["flow_message_version"].OneOf("3");
        if (parameters["flow_id"].Exists == parameters["flow_name"].Exists)
        {
            throw parameters["flow_id"].Exists
                ? parameters.Malformed("must have either flow_id or flow_name, not both")
                : new(FieldProblem.Missing, parameters.Path, "needs a flow_id or a flow_name");
        }

        parameters["flow_id"].OptionalText();
        parameters["flow_name"].OptionalText();
        parameters["flow_cta"].Text(MaxLabel);
        parameters["flow_token"].OptionalText();
        if (parameters["mode"].Exists)
        {
            parameters["mode"].OneOf("draft", "published");
        }

        Payload(parameters);
    }

    private static void Payload(Field parameters)
    {
        string action = parameters["flow_action"].Exists ? parameters["flow_action"].OneOf("navigate", "data_exchange") : "navigate";
        Field payload = parameters["flow_action_payload"];
        if (!payload.Exists)
        {
            return;
        }

        if (action != "navigate")
        {
            throw payload.Malformed("goes with flow_action navigate only");
        }

        payload.Object()["screen"].Text();
        if (payload["data"] is { Exists: true } data && !HasMembers(data.Object().Value))
        {
            throw data.Malformed("must not be empty");
        }
    }

    private static bool HasMembers(JsonElement value)
    {
        using JsonElement.ObjectEnumerator members = value.EnumerateObject();
        return members.MoveNext();
    }
}
