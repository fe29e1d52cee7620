using System.Diagnostics;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// Puts the operation's route in place of the address into the span that the runtime makes of each request: phone numbers and signed addresses stand in paths and queries.
/// The propagator is the one place that is handed both the span, when the runtime has filled it, and the request.
/// </summary>
internal sealed class RouteInSpans(DistributedContextPropagator inner) : DistributedContextPropagator
{
    private const string FullAddress = "url.full";

    public override IReadOnlyCollection<string> Fields => inner.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (activity is { OperationName: "System.Net.Http.HttpRequestOut", IsAllDataRequested: true } && KapsoCall.Of(carrier as HttpRequestMessage) is { } call)
        {
            activity.SetTag(FullAddress, call.Route);
        }

        inner.Inject(activity, carrier, setter);
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        inner.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => inner.ExtractBaggage(carrier, getter);
}
