using System.Diagnostics;
using System.Diagnostics.Metrics;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>A span and measurements an event, and a count of the deliveries. None holds a body, a key, an id of a person or a phone number.</summary>
internal static class WebhookTelemetry
{
    public const string Name = "Kapso.WhatsApp.Hosting";

    private static readonly ActivitySource Source = new(Name, PackageVersion.Value);

    private static readonly Meter Meter = new(Name, PackageVersion.Value);

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("kapso.webhook.deliveries", "{delivery}", "Webhooks that arrived, by the answer.");

    private static readonly Counter<long> Events = Meter.CreateCounter<long>("kapso.webhook.events", "{event}", "Events, by what came of them.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("kapso.webhook.event.duration", "s", "How long an event was handled.");

    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("kapso.webhook.message.lag", "s", "How old a message was when it had been handled.");

    public static void Answered(int status)
    {
        // Nothing is allocated where nobody listens.
        if (Deliveries.Enabled)
        {
            Deliveries.Add(1, new KeyValuePair<string, object?>("http.response.status_code", status));
        }
    }

    /// <param name="received">The event.</param>
    /// <param name="sender">The span of the request that delivered it, which may have ended long ago.</param>
    public static Activity? Start(WebhookEvent received, ActivityContext sender)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity? span = Source.StartActivity(ActivityKind.Consumer, links: sender == default ? null : [new ActivityLink(sender)], name: $"kapso.webhook {received.Name}");
        span?.SetTag("kapso.webhook.event", received.Name);
        return span;
    }

    public static void Finish(Activity? span, WebhookEvent received, WebhookOutcome outcome, TimeSpan elapsed, TimeProvider clock)
    {
        if (Events.Enabled || Duration.Enabled || Lag.Enabled)
        {
            Measure(received, outcome, elapsed, clock);
        }

        span?.SetTag("kapso.webhook.outcome", outcome.ToString());
        if (outcome is WebhookOutcome.Failed or WebhookOutcome.Unclaimed)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static void Measure(WebhookEvent received, WebhookOutcome outcome, TimeSpan elapsed, TimeProvider clock)
    {
        KeyValuePair<string, object?> name = new("kapso.webhook.event", KnownName(received));
        KeyValuePair<string, object?> result = new("kapso.webhook.outcome", outcome.ToString());
        Events.Add(1, name, result);
        Duration.Record(elapsed.TotalSeconds, name, result);
        if (outcome is WebhookOutcome.Handled && received is MessageEvent { Message.Timestamp: { } written })
        {
            Lag.Record(Math.Max(0, (clock.GetUtcNow() - written).TotalSeconds), name);
        }
    }

    /// <summary>A name that the sender chose freely must not make a series of its own.</summary>
    private static string KnownName(WebhookEvent received) => received is UnknownWebhookEvent ? "unknown" : received.Name;
}
