using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>What operators see. The sources are shared by the whole process, so each test looks for an event of its own.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Each_event_has_a_span_that_is_linked_to_its_delivery()
    {
        using SpanRecorder recorder = new("Kapso.WhatsApp.Hosting");
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.On<ProjectEventOccurredEvent>((_, _, _) => throw new InvalidOperationException("no")));

        await receiver.DeliverAsync("""{"id":"telemetry","event":"project.event"}""", "project.event");

        Activity span = recorder.Spans.Single(span => span.OperationName == "kapso.webhook project.event");
        span.Kind.Should().Be(ActivityKind.Consumer);
        span.Status.Should().Be(ActivityStatusCode.Error);
        span.GetTagItem("kapso.webhook.outcome").Should().Be("Failed");
        span.Links.Should().OnlyContain(link => link.Context != default);
    }

    [Fact]
    public async Task Spans_and_measurements_carry_the_version_of_the_package()
    {
        string version = typeof(KapsoWebhookOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        ConcurrentQueue<(string Instrument, string? Version)> found = [];
        using ActivityListener spans = new() { ShouldListenTo = source => Note("spans", source.Name, source.Version) };
        ActivitySource.AddActivityListener(spans);
        using MeterListener measurements = new() { InstrumentPublished = (instrument, _) => Note(instrument.Name, instrument.Meter.Name, instrument.Meter.Version) };
        measurements.Start();
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.On<ProjectEventOccurredEvent>((_, _, _) => Task.CompletedTask));

        await receiver.DeliverAsync("""{"id":"version","event":"project.event"}""", "project.event");

        found.Select(source => source.Instrument).Should().Contain(["spans", "kapso.webhook.deliveries"]);
        found.Should().OnlyContain(source => source.Version == version).And.NotContain(source => source.Version!.StartsWith("0.0.0"));

        bool Note(string instrument, string name, string? version)
        {
            if (name == "Kapso.WhatsApp.Hosting")
            {
                found.Enqueue((instrument, version));
            }

            return false;
        }
    }

    [Fact]
    public async Task Deliveries_events_and_their_lag_are_measured()
    {
        FakeTimeProvider clock = new(DateTimeOffset.FromUnixTimeSeconds(1760000007));
        using MetricCollector<double> lag = new(null, "Kapso.WhatsApp.Hosting", "kapso.webhook.message.lag");
        using MetricCollector<long> events = new(null, "Kapso.WhatsApp.Hosting", "kapso.webhook.events");
        using MetricCollector<long> deliveries = new(null, "Kapso.WhatsApp.Hosting", "kapso.webhook.deliveries");
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.On<MessageSentEvent>((_, _, _) => Task.CompletedTask), clock: clock);

        (await receiver.DeliverAsync(Receiver.Message("telemetry-1"), "whatsapp.message.sent")).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("telemetry-1"), "whatsapp.message.sent")).Should().Be(200);
        (await receiver.DeliverAsync("""{"x":1}""", "made.up.telemetry", "k2")).Should().Be(200);

        lag.GetMeasurementSnapshot().Where(measured => (string?)measured.Tags["kapso.webhook.event"] == "whatsapp.message.sent").Select(measured => measured.Value).Should().Equal(7);
        events.GetMeasurementSnapshot().Where(measured => (string?)measured.Tags["kapso.webhook.event"] == "whatsapp.message.sent").Select(measured => measured.Tags["kapso.webhook.outcome"]).Should().Equal("Handled", "Duplicate");
        events.GetMeasurementSnapshot().Should().NotContain(measured => (string?)measured.Tags["kapso.webhook.event"] == "made.up.telemetry", "a name that the sender chose makes no series");
        deliveries.GetMeasurementSnapshot().Should().Contain(measured => (int?)measured.Tags["http.response.status_code"] == 200);
    }
}
