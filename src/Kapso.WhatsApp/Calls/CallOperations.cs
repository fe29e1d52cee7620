using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Calls;

internal static class CallOperations
{
    public static readonly ListOperation<Call> List =
        new("listCalls", "{phone_number_id}/calls", ApiSurface.WhatsApp, CallsJson.Default.Call, Paging.Cursors) { ClientMethod = "Calls.List", KapsoOnly = true };

    /// <summary>Begun a second time, the customer's phone would ring a second time.</summary>
    public static readonly Operation<CallBody, StartedCall> Connect = Action("Calls.StartAsync", Replay.Never, Answer.Json(CallsJson.Default.StartedCalls).Select(static started => started.TheOnly()));

    /// <summary>A second one would be refused, and the refusal would hide that the first was taken: better to say that it is not known.</summary>
    public static readonly Operation<CallBody, Done> PreAccept = Action("Calls.PreAcceptAsync", Replay.Never, Answer.Done);

    /// <summary>As <see cref="PreAccept"/>: a retry would be rejected although the first attempt succeeded, and the caller would end a call in progress.</summary>
    public static readonly Operation<CallBody, Done> Accept = Action("Calls.AcceptAsync", Replay.Never, Answer.Done);

    /// <summary>The call is over after the first as after the second, which is what it is for.</summary>
    public static readonly Operation<CallBody, Done> Reject = Action("Calls.RejectAsync", Replay.Safe, Answer.Done);

    /// <summary>The call is over after the first as after the second; one that goes on because an answer was lost costs money.</summary>
    public static readonly Operation<CallBody, Done> Terminate = Action("Calls.TerminateAsync", Replay.Safe, Answer.Done);

    public static readonly Operation<CallPermissions> GetPermissions =
        new("getCallPermissions", HttpMethod.Get, "{phone_number_id}/call_permissions", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(CallsJson.Default.CallPermissions))
        {
            ClientMethod = "Calls.GetPermissionsAsync",
        };

    private static Operation<CallBody, T> Action<T>(string clientMethod, Replay replay, Answer<T> answer) =>
        new("performCallAction", HttpMethod.Post, "{phone_number_id}/calls", ApiSurface.WhatsApp, replay, Body.Json(CallsJson.Default.CallBody), answer) { ClientMethod = clientMethod };
}
