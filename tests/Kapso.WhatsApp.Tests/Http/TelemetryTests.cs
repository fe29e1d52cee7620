using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Reflection;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>What a call leaves behind: spans, measurements and logs, and nothing secret in them.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Nothing_secret_is_in_spans_measurements_and_logs()
    {
        using ActivitySource ours = new("test");
        using SpanRecorder recorder = new("Kapso.WhatsApp", "test");
        using Activity root = ours.StartActivity("root")!;
        using MetricCollector<double> durations = new(null, "Kapso.WhatsApp", "kapso.client.operation.duration");
        FakeLogCollector logs = new();
        ScriptedTransport transport = new(KapsoUnderTest.Sent, Answer(HttpStatusCode.BadRequest, """{"error":{"message":"Bad +15551234567 Top secret text","code":100}}"""), Fail(HttpRequestError.ResponseEnded));
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(logs)));
        services.AddKapsoWhatsApp(options => options.ApiKey = KapsoUnderTest.ApiKey).ConfigurePrimaryHttpMessageHandler(() => transport);
        using ServiceProvider provider = services.BuildServiceProvider();
        KapsoWhatsAppClient kapso = provider.GetRequiredService<KapsoWhatsAppClient>();

        await kapso.Messages.SendTextAsync("647015955153740", KapsoUnderTest.To, "Top secret text");
        await kapso.Messages.Awaiting(m => m.SendTextAsync("1", KapsoUnderTest.To, "Top secret text")).Should().ThrowAsync<KapsoApiException>();
        await kapso.Messages.Awaiting(m => m.SendTextAsync("1", KapsoUnderTest.To, "Top secret text")).Should().ThrowAsync<KapsoTransportException>();

        Activity[] mine = [.. recorder.Spans.Where(span => span.TraceId == root.TraceId && span.Source.Name == "Kapso.WhatsApp")];
        mine.Should().HaveCount(3).And.OnlyContain(span => span.OperationName == "sendMessage" && span.Kind == ActivityKind.Client);
        mine[0].GetTagItem("http.response.status_code").Should().Be(200);
        mine[1].Status.Should().Be(ActivityStatusCode.Error);
        mine[2].GetTagItem("error.type").Should().Be("ConnectionLost");
        durations.GetMeasurementSnapshot().Should().Contain(measurement => Equals(measurement.Tags["kapso.operation"], "sendMessage"));
        string everything = string.Join('\n', logs.GetSnapshot().Select(record => record.ToString())) + string.Join('\n', mine.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Key}={tag.Value}"));
        everything.Should().Contain("sendMessage").And.NotContain(KapsoUnderTest.ApiKey).And.NotContain("5551234567").And.NotContain("Top secret");
        logs.GetSnapshot().Where(record => record.Category!.StartsWith("Kapso", StringComparison.Ordinal) && record.Id.Name != "UnknownEnd").Select(record => record.Level).Should().Equal(LogLevel.Information, LogLevel.Warning, LogLevel.Warning);
    }

    [Fact]
    public async Task A_call_has_one_log_line_and_its_attempts_are_told_at_debug()
    {
        FakeLogCollector logs = new();
        ScriptedTransport transport = new(
            Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "1")),
            Answer(HttpStatusCode.OK, KapsoUnderTest.SentBody, headers: ("X-Request-Id", "r-1")),
            Answer(HttpStatusCode.OK, """{"data":{"id":"c1"}}"""),
            Answer(HttpStatusCode.NotFound, """{"error":"Not found"}"""));
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(logs)));
        services.AddKapsoWhatsApp(options => options.ApiKey = KapsoUnderTest.ApiKey).ConfigurePrimaryHttpMessageHandler(() => transport);
        using ServiceProvider provider = services.BuildServiceProvider();
        KapsoWhatsAppClient kapso = provider.GetRequiredService<KapsoWhatsAppClient>();

        await kapso.Messages.SendTextAsync(KapsoUnderTest.PhoneNumberId, KapsoUnderTest.To, "Hello");
        await kapso.Customers.GetAsync("c1");
        await kapso.Customers.Awaiting(customers => customers.GetAsync("c2")).Should().ThrowAsync<KapsoApiException>();

        ILookup<bool, FakeLogRecord> told = logs.GetSnapshot().Where(record => record.Id.Name != "UnknownEnd").ToLookup(record => record.Category!.StartsWith("Kapso", StringComparison.Ordinal));
        FakeLogRecord[] ours = [.. told[true]];
        ours.Select(record => (record.Level, Message: System.Text.RegularExpressions.Regex.Replace(record.Message, @"[\d.]+ ms", "N ms"))).Should().Equal(
            (LogLevel.Information, "sendMessage of number 647015955153740: done (200) in N ms after 2 attempts, MessageId wamid.SENT, RequestId r-1"),
            (LogLevel.Information, "getCustomer: done (200) in N ms"),
            (LogLevel.Warning, "getCustomer: refused (404) in N ms, Failure NotFound"));
        ours[0].GetStructuredStateValue("MessageId").Should().Be("wamid.SENT");
        told[false].Should().NotBeEmpty().And.OnlyContain(record => record.Level <= LogLevel.Debug);
    }

    [Fact]
    public async Task Requests_spans_and_measurements_carry_the_version_of_the_package()
    {
        string version = typeof(KapsoWhatsAppClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        ConcurrentQueue<string?> sources = [];
        ConcurrentQueue<string?> meters = [];
        using ActivityListener spans = new() { ShouldListenTo = source => Note(sources, source.Name, source.Version) };
        ActivitySource.AddActivityListener(spans);
        using MeterListener measurements = new() { InstrumentPublished = (instrument, _) => Note(meters, instrument.Meter.Name, instrument.Meter.Version) };
        measurements.Start();
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);

        await kapso.SendText();

        version.Should().MatchRegex(@"^\d+\.\d+\.\d+").And.NotStartWith("0.0.0");
        kapso.Transport.Requests.Single().Headers["User-Agent"].Should().StartWith($"Kapso.WhatsApp/{version},(.NET ");
        sources.Should().NotBeEmpty().And.OnlyContain(found => found == version);
        meters.Should().NotBeEmpty().And.OnlyContain(found => found == version);

        static bool Note(ConcurrentQueue<string?> versions, string name, string? version)
        {
            if (name == "Kapso.WhatsApp")
            {
                versions.Enqueue(version);
            }

            return false;
        }
    }

    [Fact]
    public async Task What_the_server_says_about_a_call_is_captured_where_it_is_asked_for()
    {
        using KapsoUnderTest kapso = new(
            Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "1")),
            Answer(HttpStatusCode.OK, KapsoUnderTest.SentBody, headers: [("X-RateLimit-Limit", "1000"), ("X-RateLimit-Remaining", "999"), ("X-Request-Id", "r-1")]));

        using ResponseCapture capture = ResponseCapture.Start();
        await kapso.SendText();
        using (ResponseCapture inner = ResponseCapture.Start())
        {
            await kapso.SendText();
            inner.Responses.Should().ContainSingle();
        }

        Task elsewhere;
        using (ExecutionContext.SuppressFlow())
        {
            elsewhere = Task.Run(() => kapso.SendText());
        }

        await elsewhere;
        capture.Responses.Should().HaveCount(2);
        capture.Responses[0].Should().BeEquivalentTo(new { OperationId = "sendMessage", StatusCode = HttpStatusCode.OK, RequestId = "r-1", RateLimit = new RateLimit(1000, 999), Attempts = 2 });
        capture.Last!.Attempts.Should().Be(1);
    }
}
