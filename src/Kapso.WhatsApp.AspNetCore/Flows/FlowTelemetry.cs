using System.Diagnostics.Metrics;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Measurements of a flow's requests. None holds a body, a key, a token or a screen's data.</summary>
internal static class FlowTelemetry
{
    private static readonly Meter Meter = new("Kapso.WhatsApp.AspNetCore", PackageVersion.Value);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("kapso.flow.request.duration", "s", "How long a flow's request took, by what it asked for and the answer.");

    public static void Answered(FlowRequestAction action, int status, TimeSpan elapsed) => Duration.Record(
        elapsed.TotalSeconds,
        new KeyValuePair<string, object?>("kapso.flow.action", KnownName(action)),
        new KeyValuePair<string, object?>("http.response.status_code", status));

    /// <summary>A name that the sender chose freely must not make a series of its own.</summary>
    private static string KnownName(FlowRequestAction action) =>
        action == FlowRequestAction.Init || action == FlowRequestAction.DataExchange || action == FlowRequestAction.Back || action == FlowRequestAction.Ping ? action.Value : "unknown";
}
