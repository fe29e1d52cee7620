using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class WebhooksMetaTests : WebhooksTest
{
    [Fact]
    public async Task Meta_s_bodies_are_passed_on_and_known_by_their_digest()
    {
        ListenToMeta();
        string wamid = Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { Name = "Ann", FromUserId = "US.12345" });

        ReceivedWebhook received = (await DeliveredAsync()).Should().ContainSingle().Subject;

        received.ShouldBeSignedWith(Secret);
        received.Key.Should().Be(string.Concat(SHA256.HashData(received.Body).Select(part => part.ToString("x2"))));
        received.Header("X-Webhook-Payload-Version").Should().BeNull();
        JsonNode.DeepEquals(received.Json, JsonNode.Parse($$$"""
            {
              "object": "whatsapp_business_account",
              "entry": [{
                "id": "{{{Kapso.BusinessAccountId}}}",
                "changes": [{
                  "value": {
                    "messaging_product": "whatsapp",
                    "metadata": { "display_phone_number": "15550100001", "phone_number_id": "{{{Kapso.PhoneNumberId}}}" },
                    "contacts": [{ "profile": { "name": "Ann" }, "wa_id": "{{{Customer}}}", "user_id": "US.12345" }],
                    "messages": [{
                      "id": "{{{wamid}}}", "timestamp": "1772366400", "type": "text", "from": "{{{Customer}}}", "from_user_id": "US.12345", "text": { "body": "Hi" }
                    }]
                  },
                  "field": "messages"
                }]
              }]
            }
            """)).Should().BeTrue(received.Json.ToJsonString());
    }

    [Fact]
    public async Task Statuses_come_as_meta_s_statuses()
    {
        ListenToMeta();
        string wamid = await SendAsync(Text());

        JsonNode[] statuses = (await DeliveredAfterAsync(5)).Select(webhook => webhook.Json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!).ToArray();

        statuses.Select(status => (string)status["status"]!).Should().Equal("sent", "delivered", "read");
        statuses.Should().OnlyContain(status => (string)status["id"]! == wamid && (string)status["recipient_id"]! == Customer);
        (await DeliveriesAsync("?event=messages")).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_test_delivers_a_body_of_meta_s()
    {
        string webhook = ListenToMeta();

        await DoAsync("POST", $"{Hooks}/{webhook}/test");

        ((string?)(await DeliveredAsync()).Should().ContainSingle().Subject.Json["object"]).Should().Be("whatsapp_business_account");
        await ShouldBeRefusedAsync(
            "POST", $"{Hooks}/{webhook}/test", """{"event_type":"messages"}""", 422, "event_type must be among the events that the webhook subscribes to");
    }
}
