using System.Net;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Webhooks;

/// <summary>Deliveries over the wire.</summary>
public sealed class WebhookDeliveryWireTests
{
    private const string Address = "https://api.kapso.ai/platform/v1/webhook_deliveries";

    private const string Page = """
        {"data":[{"id":"d1","event":"whatsapp.message.received","status":"failed","response_status":503,"delivered_at":null,"failed_at":"2026-01-02T03:06:35Z",
        "last_attempt_at":"2026-01-02T03:06:34Z","attempt_count":4,"created_at":"2026-01-02T03:04:05Z","webhook_id":"w1","webhook_url":"https://example.com/hooks",
        "whatsapp_config_id":"c1","phone_number_id":"647","conversation_phone_number":"15551234567","duration_ms":12},
        {"id":"d0","event":"of.tomorrow","status":"parked","attempt_count":0,"delivered_at":"2026-01-01T00:00:00Z"}],
        "paging":{"cursors":{"before":"b==","after":"a=="}}}
        """;

    [Fact]
    public async Task A_list_takes_every_filter()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page));

        await kapso.Client.Webhooks.ListDeliveries(new WebhookDeliveryFilter
        {
            Status = WebhookDeliveryStatus.Failed,
            Event = WebhookEventType.MessageReceived,
            WebhookId = "w&1",
            ErrorsOnly = true,
            Period = LogPeriod.Month,
            PageSize = 100,
        }).GetPageAsync("a==");

        WebhookAnswers.Saw(
            kapso, HttpMethod.Get, Address + "?status=failed&event=whatsapp.message.received&webhook_id=w%261&errors_only=true&period=30d&limit=100&after=a%3D%3D");
    }

    [Fact]
    public async Task A_delivery_is_read_with_all_its_members()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page));

        Page<WebhookDelivery> page = await kapso.Client.Webhooks.ListDeliveries().GetPageAsync();

        WebhookAnswers.Saw(kapso, HttpMethod.Get, Address);
        page.NextCursor.Should().Be("a==");
        page.PreviousCursor.Should().Be("b==");
        page.Items.Should().HaveCount(2);
        page.Items[0].Should().BeEquivalentTo(
            new WebhookDelivery
            {
                Id = "d1",
                Event = WebhookEventType.MessageReceived,
                Status = WebhookDeliveryStatus.Failed,
                ResponseStatus = 503,
                AttemptCount = 4,
                CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                LastAttemptAt = new DateTimeOffset(2026, 1, 2, 3, 6, 34, TimeSpan.Zero),
                FailedAt = new DateTimeOffset(2026, 1, 2, 3, 6, 35, TimeSpan.Zero),
                WebhookId = "w1",
                WebhookUrl = "https://example.com/hooks",
                ConfigurationId = "c1",
                PhoneNumberId = "647",
                ConversationPhoneNumber = "15551234567",
            },
            options => options.Excluding(read => read.AdditionalData));
        page.Items[0].AdditionalData["duration_ms"].GetInt32().Should().Be(12);
    }

    [Fact]
    public async Task What_this_version_does_not_know_is_kept_as_it_came()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page));

        WebhookDelivery delivery = (await kapso.Client.Webhooks.ListDeliveries().GetPageAsync()).Items[1];

        delivery.Event.Should().Be(new WebhookEventType("of.tomorrow"));
        delivery.Event!.Value.Scope.Should().BeNull();
        delivery.Status.Should().Be(new WebhookDeliveryStatus("parked"));
        delivery.DeliveredAt.Should().Be(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        delivery.ResponseStatus.Should().BeNull();
    }
}
