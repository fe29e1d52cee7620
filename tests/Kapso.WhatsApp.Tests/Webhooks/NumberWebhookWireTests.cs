using System.Net;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Webhooks;

/// <summary>The webhooks of a number over the wire: paths, queries, bodies and answers.</summary>
public sealed class NumberWebhookWireTests : IDisposable
{
    private const string Address = "https://api.kapso.ai/platform/v1/whatsapp/phone_numbers/647/webhooks";
    private readonly KapsoUnderTest _kapso = new(Answer(HttpStatusCode.OK, WebhookAnswers.One));

    public void Dispose() => _kapso.Dispose();

    [Fact]
    public async Task A_list_takes_every_filter()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, WebhookAnswers.Page));

        Page<Webhook> page = await kapso.Client.Webhooks.List("647", new WebhookFilter
        {
            UrlContains = "a b&c",
            Kind = WebhookKind.Kapso,
            Active = false,
            CreatedAfter = new DateTimeOffset(2026, 1, 2, 0, 4, 5, TimeSpan.FromHours(-3)),
            CreatedBefore = new DateTimeOffset(2026, 1, 3, 3, 4, 5, 500, TimeSpan.Zero),
            PageSize = 100,
        }).GetPageAsync("2");

        WebhookAnswers.Saw(
            kapso,
            HttpMethod.Get,
            Address + "?url_contains=a%20b%26c&kind=kapso&active=false&created_after=2026-01-02T03%3A04%3A05Z&created_before=2026-01-03T03%3A04%3A05.5Z&per_page=100&page=2");
        page.Items.Should().HaveCount(2);
        page.Items[1].Kind.Should().Be(new WebhookKind("of_tomorrow"));
    }

    [Fact]
    public async Task A_list_goes_over_all_pages()
    {
        using KapsoUnderTest kapso = new(
            Answer(HttpStatusCode.OK, """{"data":[{"id":"w3"}],"meta":{"page":1,"total_pages":2}}"""),
            Answer(HttpStatusCode.OK, """{"data":[{"id":"w2"},{"id":"w1"}],"meta":{"page":2,"total_pages":2}}"""));

        List<string> ids = [];
        await foreach (Webhook webhook in kapso.Client.Webhooks.List("647"))
        {
            ids.Add(webhook.Id);
        }

        ids.Should().Equal("w3", "w2", "w1");
        kapso.Transport.Requests.Select(request => request.Uri.AbsoluteUri).Should().Equal(Address, Address + "?page=2");
    }

    [Fact]
    public async Task A_new_webhook_is_sent_with_all_that_was_set()
    {
        Webhook created = await _kapso.Client.Webhooks.CreateAsync("647", new NewWebhook
        {
            Url = "https://example.com/hooks",
            SecretKey = "s3cret",
            Kind = WebhookKind.Kapso,
            Events = [WebhookEventType.MessageReceived, WebhookEventType.ConversationInactive],
            Active = true,
            BufferEnabled = true,
            BufferWindow = TimeSpan.FromSeconds(1),
            MaxBufferSize = 1,
            BufferEvents = [WebhookEventType.MessageReceived],
            Inactivity = TimeSpan.FromMinutes(720),
            Headers = new Dictionary<string, string> { ["X-Team"] = "blue" },
            PayloadVersion = WebhookPayloadVersion.V2,
        });

        created.SecretKey.Should().Be("s3cret");
        WebhookAnswers.Saw(
            _kapso,
            HttpMethod.Post,
            Address,
            """
            {"whatsapp_webhook":{"secret_key":"s3cret","url":"https://example.com/hooks","kind":"kapso","events":["whatsapp.message.received",
            "whatsapp.conversation.inactive"],"active":true,"buffer_enabled":true,"buffer_window_seconds":1,"max_buffer_size":1,
            "buffer_events":["whatsapp.message.received"],"inactivity_minutes":720,"headers":{"X-Team":"blue"},"payload_version":"v2"}}
            """);
    }

    [Fact]
    public async Task A_webhook_of_kind_meta_needs_an_address_and_a_secret()
    {
        await _kapso.Client.Webhooks.CreateAsync("647", new NewWebhook { Url = "https://example.com", SecretKey = "s3cret", Kind = WebhookKind.Meta });

        WebhookAnswers.Saw(_kapso, HttpMethod.Post, Address, """{"whatsapp_webhook":{"secret_key":"s3cret","url":"https://example.com","kind":"meta"}}""");
    }

    [Fact]
    public async Task A_webhook_is_got_by_both_ids()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, WebhookAnswers.One));

        (await kapso.Client.Webhooks.GetAsync("6/4", "w?1")).Inactivity.Should().Be(TimeSpan.FromMinutes(60));

        WebhookAnswers.Saw(kapso, HttpMethod.Get, "https://api.kapso.ai/platform/v1/whatsapp/phone_numbers/6%2F4/webhooks/w%3F1");
    }

    [Fact]
    public async Task An_update_sends_what_it_mentions_and_nothing_else()
    {
        await _kapso.Client.Webhooks.UpdateAsync("647", "w1", new WebhookUpdate { Active = false, BufferWindow = TimeSpan.FromSeconds(30) });

        WebhookAnswers.Saw(_kapso, HttpMethod.Patch, Address + "/w1", """{"whatsapp_webhook":{"active":false,"buffer_window_seconds":30}}""");
    }

    [Fact]
    public async Task A_webhook_is_deleted_by_both_ids()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.NoContent, ""));

        await kapso.Client.Webhooks.DeleteAsync("647", "w1");

        WebhookAnswers.Saw(kapso, HttpMethod.Delete, Address + "/w1");
    }
}
