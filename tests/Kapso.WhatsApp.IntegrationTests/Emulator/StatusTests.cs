using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class StatusTests : EmulatorTest
{
    protected override KapsoEmulatorOptions Options => base.Options with
    {
        StatusDelays = new() { Sent = TimeSpan.FromSeconds(1), Delivered = TimeSpan.FromSeconds(3), Read = TimeSpan.FromMinutes(1) },
    };

    [Fact]
    public async Task A_message_becomes_sent_delivered_and_read_as_time_passes()
    {
        string id = await SendAsync(Text());
        (await StatusAsync(id)).Should().Be("pending");

        Clock.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(id)).Should().Be("sent");
        Clock.Advance(TimeSpan.FromSeconds(2));
        (await StatusAsync(id)).Should().Be("delivered");
        Clock.Advance(TimeSpan.FromSeconds(57));
        (await StatusAsync(id)).Should().Be("read");
    }

    [Fact]
    public async Task Every_step_keeps_its_own_time_and_the_callback_data()
    {
        string id = await SendAsync(Text().Replace("\"type\":\"text\"", "\"type\":\"text\",\"biz_opaque_callback_data\":\"order-7\""));

        Clock.Advance(TimeSpan.FromHours(1));

        JsonArray statuses = (await KapsoOf(id))["statuses"]!.AsArray();
        statuses.Select(status => (string)status!["status"]!).Should().Equal("sent", "delivered", "read");
        statuses.Select(status => (string)status!["timestamp"]!).Should().Equal(new[] { 1, 3, 60 }.Select(
            seconds => Start.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        statuses.Should().OnlyContain(status => (string)status!["biz_opaque_callback_data"]! == "order-7" && (string)status["recipient_id"]! == Customer);
    }

    [Fact]
    public async Task A_recipient_who_cannot_be_reached_fails_with_metas_error()
    {
        Kapso.SetRecipient(new EmulatedRecipient { Id = Customer, DeliveryError = 131049 });
        string id = await SendAsync(Text());

        Clock.Advance(TimeSpan.FromHours(1));

        JsonNode kapso = await KapsoOf(id);
        ((string)kapso["status"]!).Should().Be("failed");
        JsonNode error = kapso["statuses"]!.AsArray().Should().ContainSingle().Which!["errors"]![0]!;
        ((int)error["code"]!).Should().Be(131049);
        ((string)error["title"]!).Should().NotBeEmpty();
        ((string)error["error_data"]!["details"]!).Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_reaction_is_never_more_than_sent()
    {
        string id = await SendAsync(Of("reaction", """{"message_id":"wamid.1","emoji":"👍"}"""));

        Clock.Advance(TimeSpan.FromHours(1));

        (await StatusAsync(id)).Should().Be("sent");
    }

    private async Task<string> StatusAsync(string id) => (string)(await KapsoOf(id))["status"]!;

    private async Task<JsonNode> KapsoOf(string id) => (await GetJsonAsync($"platform/v1/whatsapp/messages/{id}"))["data"]!["kapso"]!;
}
