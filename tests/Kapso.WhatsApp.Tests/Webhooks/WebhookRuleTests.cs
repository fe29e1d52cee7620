using System.Net;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Webhooks;

/// <summary>What is refused before the call, and what passes.</summary>
public sealed class WebhookRuleTests : IDisposable
{
    private const string Secret = "a-secret-of-ones-own";
    private static readonly NewWebhook OfNumber = new() { Url = "https://example.com", SecretKey = Secret, Events = [WebhookEventType.MessageSent] };
    private static readonly NewProjectWebhook OfProject = new() { Url = "https://example.com", Events = [WebhookEventType.ProjectEvent] };

    private readonly KapsoUnderTest _kapso = new(Answer(HttpStatusCode.OK, WebhookAnswers.One));

    public static TheoryData<string> NumberEvents => [.. Names(WebhookScope.PhoneNumber)];

    public static TheoryData<string> ProjectEvents => [.. Names(WebhookScope.Project)];

    public void Dispose() => _kapso.Dispose();

    [Fact]
    public void Each_known_event_happens_to_numbers_or_in_the_project()
    {
        WebhookEventType.Known.Should().HaveCount(28);
        Names(WebhookScope.PhoneNumber).Should().HaveCount(11).And.OnlyContain(name => name.StartsWith("whatsapp.", StringComparison.Ordinal));
        Names(WebhookScope.Project).Should().HaveCount(17);
        default(WebhookEventType).Scope.Should().BeNull();
        new WebhookEventType("whatsapp.message.forwarded").Scope.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(NumberEvents))]
    public async Task An_event_of_numbers_passes_on_numbers_only(string name)
    {
        IReadOnlyList<WebhookEventType> events = [new WebhookEventType(name)];

        await _kapso.Client.Webhooks.CreateAsync("647", OfNumber with { Events = events });
        await _kapso.Client.Webhooks.CreateAsync(OfProject with { Events = events, PhoneNumberId = "647" });
        await _kapso.Client.Webhooks.UpdateAsync("647", "w1", new WebhookUpdate { Events = events });
        await _kapso.Client.Webhooks.UpdateAsync("w1", new WebhookUpdate { Events = events });
        (await Refused(OfProject with { Events = events })).Should().Be(("webhook.events[0]", "scope"));
    }

    [Theory]
    [MemberData(nameof(ProjectEvents))]
    public async Task An_event_of_the_project_passes_on_the_project_only(string name)
    {
        IReadOnlyList<WebhookEventType> events = [new WebhookEventType(name)];

        await _kapso.Client.Webhooks.CreateAsync(OfProject with { Events = events });
        await _kapso.Client.Webhooks.UpdateAsync("w1", new WebhookUpdate { Events = events });
        (await Refused(OfNumber with { Events = events })).Should().Be(("webhook.events[0]", "scope"));
        (await Refused(OfProject with { Events = events, PhoneNumberId = "647" })).Should().Be(("webhook.events[0]", "scope"));
        (await Refused(new WebhookUpdate { Events = events }, ofNumber: true)).Should().Be(("update.events[0]", "scope"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:4010", "http://127.0.0.1:5000/hook", true)]
    [InlineData("http://localhost:4010", "http://[::1]:5000/hook", true)]
    [InlineData("http://127.0.0.1:4010", "http://192.168.0.7:5000/hook", false)]
    [InlineData("http://127.0.0.1:4010", "http://example.com/hook", false)]
    [InlineData("https://api.kapso.ai", "http://127.0.0.1:5000/hook", false)]
    public async Task Http_on_this_machine_is_accepted_where_the_server_is_on_it_too(string server, string url, bool accepted)
    {
        using KapsoUnderTest kapso = new(options => options.BaseAddress = new Uri(server), Answer(HttpStatusCode.OK, WebhookAnswers.One));
        Func<Task>[] calls =
        [
            () => kapso.Client.Webhooks.CreateAsync("647", OfNumber with { Url = url }),
            () => kapso.Client.Webhooks.CreateAsync(OfProject with { Url = url }),
            () => kapso.Client.Webhooks.UpdateAsync("w1", new WebhookUpdate { Url = url }),
        ];

        foreach (Func<Task> call in calls)
        {
            KapsoValidationException? refused = await Record.ExceptionAsync(call) as KapsoValidationException;
            (refused?.Problems.Single().Rule).Should().Be(accepted ? null : "https");
        }
    }

    [Fact]
    public async Task An_update_cannot_mix_events_of_numbers_and_of_the_project() =>
        (await Refused(new WebhookUpdate { Events = [new WebhookEventType("of.tomorrow"), WebhookEventType.MessageSent, WebhookEventType.ProjectEvent] }))
            .Should().Be(("update.events[2]", "scope"));

    [Fact]
    public async Task An_event_that_is_not_known_here_passes_everywhere()
    {
        IReadOnlyList<WebhookEventType> events = [new WebhookEventType("whatsapp.tomorrow")];

        await _kapso.Client.Webhooks.CreateAsync("647", OfNumber with { Events = events, BufferEvents = events });
        await _kapso.Client.Webhooks.CreateAsync(OfProject with { Events = events });
        await _kapso.Client.Webhooks.UpdateAsync("w1", new WebhookUpdate { Events = events });

        _kapso.Transport.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task An_event_without_a_name_is_refused()
    {
        (await Refused(OfNumber with { Events = [default] })).Should().Be(("webhook.events[0]", "required"));
        (await _kapso.Client.Webhooks.Awaiting(webhooks => webhooks.TestAsync("w1", default(WebhookEventType))).Should().ThrowAsync<KapsoValidationException>())
            .Which.Problems.Single().Path.Should().Be("eventType");
    }

    [Fact]
    public async Task A_webhook_of_kind_kapso_needs_an_event()
    {
        (await Refused(OfNumber with { Events = [] })).Should().Be(("webhook.events", "min-count"));
        (await Refused(OfNumber with { Events = null, Kind = WebhookKind.Kapso })).Should().Be(("webhook.events", "min-count"));
        (await Refused(OfProject with { Events = null })).Should().Be(("webhook.events", "min-count"));
        await _kapso.Client.Webhooks.CreateAsync("647", OfNumber with { Events = null, Kind = new WebhookKind("of_tomorrow") });
    }

    [Fact]
    public async Task A_webhook_of_kind_meta_takes_neither_events_nor_a_buffer_nor_a_version()
    {
        NewWebhook wrong = OfNumber with
        {
            Kind = WebhookKind.Meta,
            BufferEnabled = true,
            BufferWindow = TimeSpan.FromSeconds(5),
            MaxBufferSize = 5,
            BufferEvents = [WebhookEventType.MessageReceived],
            PayloadVersion = WebhookPayloadVersion.V2,
        };

        (await Problems(webhooks => webhooks.CreateAsync("647", wrong))).Select(problem => problem.Path).Should().Equal(
            "webhook.events", "webhook.bufferEnabled", "webhook.bufferWindow", "webhook.maxBufferSize", "webhook.bufferEvents", "webhook.payloadVersion");
    }

    [Fact]
    public async Task A_webhook_of_kind_meta_needs_a_number() =>
        (await Refused(OfProject with { Kind = WebhookKind.Meta, Events = null })).Should().Be(("webhook.phoneNumberId", "meta"));

    [Theory]
    [InlineData("", "required")]
    [InlineData("example.com/hooks", "web-address")]
    [InlineData("/hooks", "web-address")]
    [InlineData("ftp://example.com", "web-address")]
    [InlineData("http://example.com", "https")]
    public async Task An_address_must_be_absolute_and_https(string url, string rule)
    {
        (await Refused(OfNumber with { Url = url })).Should().Be(("webhook.url", rule));
        (await Refused(OfProject with { Url = url })).Should().Be(("webhook.url", rule));
        (await Refused(new WebhookUpdate { Url = url })).Should().Be(("update.url", rule));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public async Task A_buffers_window_has_limits(int seconds)
    {
        (await Refused(OfNumber with { BufferWindow = TimeSpan.FromSeconds(seconds) })).Should().Be(("webhook.bufferWindow", "range"));
        (await Refused(new WebhookUpdate { BufferWindow = TimeSpan.FromSeconds(seconds) })).Should().Be(("update.bufferWindow", "range"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_buffers_size_has_limits(int size)
    {
        (await Refused(OfNumber with { MaxBufferSize = size })).Should().Be(("webhook.maxBufferSize", "range"));
        (await Refused(new WebhookUpdate { MaxBufferSize = size })).Should().Be(("update.maxBufferSize", "range"));
    }

    [Fact]
    public async Task Only_received_messages_can_be_gathered()
    {
        (await Refused(OfNumber with { BufferEvents = [WebhookEventType.MessageReceived, WebhookEventType.MessageSent] })).Should().Be(("webhook.bufferEvents[1]", "buffer"));
        (await Refused(new WebhookUpdate { BufferEvents = [WebhookEventType.MessageRead] })).Should().Be(("update.bufferEvents[0]", "buffer"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task A_conversation_is_inactive_after_a_minute_at_the_earliest(int minutes)
    {
        (await Refused(OfNumber with { Inactivity = TimeSpan.FromMinutes(minutes) })).Should().Be(("webhook.inactivity", "range"));
        (await Refused(new WebhookUpdate { Inactivity = TimeSpan.FromMinutes(minutes) })).Should().Be(("update.inactivity", "range"));
    }

    [Theory]
    [InlineData("", "x", "header-name")]
    [InlineData("X Team", "x", "header-name")]
    [InlineData("X-Team:", "x", "header-name")]
    [InlineData("X-Teäm", "x", "header-name")]
    [InlineData("X-Team\n", "x", "header-name")]
    [InlineData("X-Team", "bl\r\nX-Admin: 1", "header-value")]
    [InlineData("X-Team", "bl\0ue", "header-value")]
    [InlineData("X-Team", null, "header-value")]
    public async Task A_header_that_cannot_be_sent_is_refused(string name, string? value, string rule)
    {
        Dictionary<string, string> headers = new() { [name] = value! };

        (await Refused(OfNumber with { Headers = headers })).Should().Be(("webhook.headers", rule));
        (await Refused(new WebhookUpdate { Headers = headers })).Should().Be(("update.headers", rule));
    }

    [Fact]
    public async Task A_header_is_reported_without_its_value()
    {
        IReadOnlyList<ValidationProblem> problems = await Problems(webhooks =>
            webhooks.CreateAsync("647", OfNumber with { Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer 123\n" } }));

        problems.Single().Value.Should().Be("Authorization");
        problems.Single().ToString().Should().NotContain("Bearer");
    }

    [Fact]
    public async Task A_secret_must_hold_something()
    {
        (await Refused(OfNumber with { SecretKey = " " })).Should().Be(("webhook.secretKey", "required"));
        (await Refused(OfProject with { SecretKey = "" })).Should().Be(("webhook.secretKey", "required"));
        (await Refused(new WebhookUpdate { SecretKey = "" })).Should().Be(("update.secretKey", "required"));
    }

    [Fact]
    public async Task An_update_must_change_something()
    {
        (await Refused(new WebhookUpdate())).Should().Be(("update", "changes"));
        (await Refused(new WebhookUpdate(), ofNumber: true)).Should().Be(("update", "changes"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_page_size_beyond_the_limits_is_refused(int size)
    {
        WebhooksClient webhooks = _kapso.Client.Webhooks;

        webhooks.Invoking(client => client.List(new ProjectWebhookFilter { PageSize = size })).Should().Throw<KapsoValidationException>();
        webhooks.Invoking(client => client.List("647", new WebhookFilter { PageSize = size })).Should().Throw<KapsoValidationException>();
        webhooks.Invoking(client => client.ListDeliveries(new WebhookDeliveryFilter { PageSize = size })).Should().Throw<KapsoValidationException>()
            .Which.Problems.Single().Path.Should().Be("filter.pageSize");
    }

    [Fact]
    public void What_holds_a_secret_does_not_print_it()
    {
        Dictionary<string, string> headers = new() { ["Authorization"] = Secret };

        new Webhook { Id = "w1", Url = $"https://example.com/{Secret}", SecretKey = Secret, Headers = headers }.ToString().Should().Contain("w1").And.NotContain(Secret);
        (OfNumber with { Url = $"https://example.com/{Secret}", Headers = headers, Kind = WebhookKind.Kapso }).ToString().Should().Contain("kapso").And.NotContain(Secret);
        (OfProject with { SecretKey = Secret, Headers = headers, PhoneNumberId = "647" }).ToString().Should().Contain("647").And.NotContain(Secret);
        new WebhookUpdate { SecretKey = Secret, Headers = headers, Active = true }.ToString().Should().Contain("True").And.NotContain(Secret);
    }

    private static IEnumerable<string> Names(WebhookScope scope) => WebhookEventType.Known.Where(known => known.Scope == scope).Select(known => known.Value);

    private Task<(string Path, string Rule)> Refused(NewWebhook webhook) => Refused(webhooks => webhooks.CreateAsync("647", webhook));

    private Task<(string Path, string Rule)> Refused(NewProjectWebhook webhook) => Refused(webhooks => webhooks.CreateAsync(webhook));

    private Task<(string Path, string Rule)> Refused(WebhookUpdate update, bool ofNumber = false) =>
        Refused(webhooks => ofNumber ? webhooks.UpdateAsync("647", "w1", update) : webhooks.UpdateAsync("w1", update));

    private async Task<(string Path, string Rule)> Refused(Func<WebhooksClient, Task> call)
    {
        ValidationProblem problem = (await Problems(call)).Should().ContainSingle().Subject;
        return (problem.Path, problem.Rule);
    }

    /// <summary>The rules that a call breaks, which must not reach the server.</summary>
    private async Task<IReadOnlyList<ValidationProblem>> Problems(Func<WebhooksClient, Task> call)
    {
        int before = _kapso.Transport.Requests.Count;
        IReadOnlyList<ValidationProblem> problems = (await _kapso.Client.Webhooks.Awaiting(call).Should().ThrowAsync<KapsoValidationException>()).Which.Problems;
        _kapso.Transport.Requests.Should().HaveCount(before);
        return problems;
    }
}
