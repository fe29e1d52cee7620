namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Conditions under which a handler takes a request of a flow. Where several are given, all must hold.</summary>
public static class FlowMatch
{
    /// <summary>The request is one of these flows'.</summary>
    /// <param name="flows">Names in the endpoint's path (<see cref="FlowRequest.FlowName"/>), or ids of flows at Kapso or at Meta where Kapso passes the request on.</param>
    public static Func<FlowRequest, bool> Flow(params string[] flows) => request => flows.Contains(request.FlowName) || flows.Contains(request.FlowId) || flows.Contains(request.MetaFlowId);
}
