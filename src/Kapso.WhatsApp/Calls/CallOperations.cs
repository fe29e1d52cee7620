using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Calls;

internal static class CallOperations
{
    public static readonly Operation List = new("listCalls", HttpMethod.Get, "{phone_number_id}/calls", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Calls.List",
    };

    /// <summary>Begun a second time, the customer's phone would ring a second time.</summary>
    public static readonly Operation Connect = Action("Calls.ConnectAsync", Replay.Never);

    /// <summary>A second one would be refused, and the refusal would hide that the first was taken: better to say that it is not known.</summary>
    public static readonly Operation PreAccept = Action("Calls.PreAcceptAsync", Replay.Never);

    /// <summary>As <see cref="PreAccept"/>: who is told "refused" gives up a call that people are talking in.</summary>
    public static readonly Operation Accept = Action("Calls.AcceptAsync", Replay.Never);

    /// <summary>The call is over after the first as after the second, which is what it is for.</summary>
    public static readonly Operation Reject = Action("Calls.RejectAsync", Replay.Safe);

    /// <summary>The call is over after the first as after the second; one that goes on because an answer was lost costs money.</summary>
    public static readonly Operation Terminate = Action("Calls.TerminateAsync", Replay.Safe);

    public static readonly Operation GetPermissions = new("getCallPermissions", HttpMethod.Get, "{phone_number_id}/call_permissions", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Calls.GetPermissionsAsync",
        OnMeta = true,
    };

    private static Operation Action(string clientMethod, Replay replay) =>
        new("performCallAction", HttpMethod.Post, "{phone_number_id}/calls", Api.WhatsApp, replay) { ClientMethod = clientMethod, OnMeta = true };
}
