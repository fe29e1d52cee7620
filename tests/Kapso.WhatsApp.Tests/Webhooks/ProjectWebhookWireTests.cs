using System.Net;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Webhooks;

/// <summary>The webhooks of the project over the wire: paths, queries, bodies and answers.</summary>
public sealed class ProjectWebhookWireTests : IDisposable
{
    private const string Address = "https://api.kapso.ai/platform/v1/whatsapp/webhooks";
    private readonly KapsoUnderTest _kapso = new(Answer(HttpStatusCode.OK, WebhookAnswers.One));

    public void Dispose() => _kapso.Dispose();

    [Fact]
    public async Task A_list_takes_every_filter()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, WebhookAnswers.Page));

        Page<Webhook> page = await kapso.Client.Webhooks.List(new ProjectWebhookFilter { Kind = WebhookKind.Meta, PageSize = 50 }).GetPageAsync("2");

        WebhookAnswers.Saw(kapso, HttpMethod.Get, Address + "?kind=meta&per_page=50&page=2");
        page.Items.Select(webhook => webhook.Id).Should().Equal("w2", "w1");
        page.NextCursor.Should().Be("3");
        page.TotalCount.Should().Be(101);
    }

    [Fact]
    public async Task A_list_asks_for_nothing_that_was_not_set()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, WebhookAnswers.Page));

        await kapso.Client.Webhooks.List().GetPageAsync();

        WebhookAnswers.Saw(kapso, HttpMethod.Get, Address);
    }

    [Fact]
    public async Task A_new_webhook_of_the_project_is_sent_with_all_that_was_set()
    {
        await _kapso.Client.Webhooks.CreateAsync(new NewProjectWebhook
        {
            Url = "https://example.com/hooks",
            SecretKey = "s3cret",
            Events = [WebhookEventType.PhoneNumberCreated, WebhookEventType.ProjectEvent, new WebhookEventType("whatsapp.tomorrow")],
            Active = false,
            Headers = new Dictionary<string, string> { ["X-Team"] = "blue" },
            PayloadVersion = WebhookPayloadVersion.V2,
        });

        WebhookAnswers.Saw(
            _kapso,
            HttpMethod.Post,
            Address,
            """
            {"whatsapp_webhook":{"secret_key":"s3cret","url":"https://example.com/hooks","events":["whatsapp.phone_number.created","project.event","whatsapp.tomorrow"],
            "active":false,"headers":{"X-Team":"blue"},"payload_version":"v2"}}
            """);
    }

    [Fact]
    public async Task A_webhook_of_kind_meta_for_a_number_needs_nothing_else()
    {
        await _kapso.Client.Webhooks.CreateAsync(new NewProjectWebhook { Url = "https://example.com", Kind = WebhookKind.Meta, PhoneNumberId = "647" });

        WebhookAnswers.Saw(
            _kapso, HttpMethod.Post, Address, """{"whatsapp_webhook":{"phone_number_id":"647","url":"https://example.com","kind":"meta"}}""");
    }

    [Fact]
    public async Task A_webhook_is_got_by_its_id()
    {
        Webhook webhook = await _kapso.Client.Webhooks.GetAsync("w/1");

        WebhookAnswers.Saw(_kapso, HttpMethod.Get, Address + "/w%2F1");
        webhook.Should().BeEquivalentTo(WebhookAnswers.OneAsModel, options => options.Excluding(read => read.AdditionalData));
        webhook.AdditionalData["last_failure"].GetProperty("status").GetInt32().Should().Be(500);
        webhook.AdditionalData["team"].GetString().Should().Be("blue");
    }

    [Fact]
    public async Task What_is_not_told_is_null_or_empty()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, """{"data":{"id":"w1","secret_key":null,"headers":null,"events":null,"buffer_events":null}}"""));

        Webhook webhook = await kapso.Client.Webhooks.GetAsync("w1");

        webhook.SecretKey.Should().BeNull();
        webhook.Kind.Should().BeNull();
        webhook.Headers.Should().BeEmpty();
        webhook.Events.Should().BeEmpty();
        webhook.BufferEvents.Should().BeEmpty();
    }

    [Fact]
    public async Task A_header_that_is_no_text_does_not_make_a_webhook_unreadable()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, """{"data":{"id":"w1","headers":{"X-A":1,"X-B":{"c":null},"X-D":"text"}}}"""));

        Webhook webhook = await kapso.Client.Webhooks.GetAsync("w1");

        webhook.Headers.Should().BeEquivalentTo(new Dictionary<string, string> { ["X-A"] = "1", ["X-B"] = """{"c":null}""", ["X-D"] = "text" });
        webhook.Headers["x-d"].Should().Be("text");
    }

    [Fact]
    public async Task An_update_sends_all_that_it_mentions()
    {
        await _kapso.Client.Webhooks.UpdateAsync("w1", new WebhookUpdate
        {
            Url = "https://example.com/new",
            SecretKey = "rotated",
            Events = [WebhookEventType.MessageReceived],
            Active = true,
            BufferEnabled = true,
            BufferWindow = TimeSpan.FromSeconds(60),
            MaxBufferSize = 100,
            BufferEvents = [WebhookEventType.MessageReceived],
            Inactivity = TimeSpan.FromMinutes(1),
            Headers = new Dictionary<string, string> { ["X-Team"] = "blue" },
            PayloadVersion = WebhookPayloadVersion.V1,
        });

        WebhookAnswers.Saw(
            _kapso,
            HttpMethod.Patch,
            Address + "/w1",
            """
            {"whatsapp_webhook":{"url":"https://example.com/new","secret_key":"rotated","events":["whatsapp.message.received"],"active":true,"buffer_enabled":true,
            "buffer_window_seconds":60,"max_buffer_size":100,"buffer_events":["whatsapp.message.received"],"inactivity_minutes":1,"headers":{"X-Team":"blue"},
            "payload_version":"v1"}}
            """);
    }

    [Fact]
    public async Task An_update_clears_what_it_sets_to_null()
    {
        await _kapso.Client.Webhooks.UpdateAsync("w1", new WebhookUpdate
        {
            SecretKey = null,
            BufferWindow = null,
            MaxBufferSize = null,
            Inactivity = null,
            Headers = null,
            PayloadVersion = null,
        });

        WebhookAnswers.Saw(
            _kapso,
            HttpMethod.Patch,
            Address + "/w1",
            """
            {"whatsapp_webhook":{"secret_key":null,"buffer_window_seconds":null,"max_buffer_size":null,"inactivity_minutes":null,"headers":null,"payload_version":null}}
            """);
    }

    [Fact]
    public async Task A_webhook_is_deleted_by_its_id()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.NoContent, ""));

        await kapso.Client.Webhooks.DeleteAsync("w1");

        WebhookAnswers.Saw(kapso, HttpMethod.Delete, Address + "/w1");
    }

    [Fact]
    public async Task A_test_names_its_event()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, """{"data":{"success":true,"queued_at":1}}"""));

        await kapso.Client.Webhooks.TestAsync("w1", WebhookEventType.MessageReceived);

        WebhookAnswers.Saw(kapso, HttpMethod.Post, Address + "/w1/test", """{"event_type":"whatsapp.message.received"}""");
    }

    [Fact]
    public async Task A_test_without_an_event_leaves_the_choice_to_the_server()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, """{"data":{"success":true}}"""));

        await kapso.Client.Webhooks.TestAsync("w1");

        WebhookAnswers.Saw(kapso, HttpMethod.Post, Address + "/w1/test", "{}");
    }

    [Fact]
    public async Task A_test_that_was_not_accepted_is_no_success()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, """{"data":{"success":false}}"""));

        await kapso.Client.Webhooks.Awaiting(webhooks => webhooks.TestAsync("w1")).Should().ThrowAsync<KapsoSerializationException>();
    }
}
