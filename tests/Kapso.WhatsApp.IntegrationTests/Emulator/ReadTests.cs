using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class ReadTests : EmulatorTest
{
    private const string Platform = "platform/v1/whatsapp/messages";

    [Fact]
    public async Task A_sent_message_comes_back_with_what_was_sent()
    {
        string received = Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { Name = "Ann" });
        string id = await SendAsync(
            $$$"""{"messaging_product":"whatsapp","to":"+{{{Customer}}}","type":"image","image":{"link":"https://a.example/b.jpg","caption":"Grüße 😀"},"context":{"message_id":"{{{received}}}"}}""");

        JsonNode message = await GetJsonAsync($"{Messages}/{Uri.EscapeDataString(id)}");

        string conversation = (string)message["kapso"]!["whatsapp_conversation_id"]!;
        Guid.TryParse(conversation, out _).Should().BeTrue();
        JsonNode.DeepEquals(message, JsonNode.Parse($$"""
            {
              "id": "{{id}}", "timestamp": "{{Start.ToUnixTimeSeconds()}}", "type": "image", "from": "15550100001", "to": "{{Customer}}",
              "context": {"id": "{{received}}", "from": "{{Customer}}"},
              "image": {"link": "https://a.example/b.jpg", "caption": "Grüße 😀"},
              "kapso": {
                "direction": "outbound", "status": "pending", "processing_status": "pending", "phone_number": "{{Customer}}", "has_media": true,
                "whatsapp_conversation_id": "{{conversation}}", "contact_name": "Ann", "content": "Grüße 😀", "message_type_data": {},
                "media_url": "https://a.example/b.jpg", "media_data": {"url": "https://a.example/b.jpg"}
              }
            }
            """)).Should().BeTrue(message.ToJsonString());
    }

    [Fact]
    public async Task A_received_message_belongs_to_the_customers_conversation()
    {
        string sent = await SendAsync(Text());
        string id = Kapso.Receive(new InboundMessage { From = "+" + Customer, FromUserId = "US.77", Name = "Ann", Type = "text", Content = new JsonObject { ["body"] = "Hi" } });

        JsonNode message = (await GetJsonAsync($"{Platform}/{id}"))["data"]!;
        ((string)message["from"]!).Should().Be(Customer);
        ((string)message["from_user_id"]!).Should().Be("US.77");
        ((string)message["to"]!).Should().Be("15550100001");
        ((string)message["kapso"]!["direction"]!).Should().Be("inbound");
        ((string)message["kapso"]!["status"]!).Should().Be("delivered");
        ((string)message["kapso"]!["processing_status"]!).Should().Be("processed");
        ((string)message["kapso"]!["contact_name"]!).Should().Be("Ann");
        string conversation = (string)message["kapso"]!["whatsapp_conversation_id"]!;
        ((string)(await GetJsonAsync($"{Platform}/{sent}"))["data"]!["kapso"]!["whatsapp_conversation_id"]!).Should().Be(conversation);
    }

    [Theory]
    [InlineData("", "direction,status,processing_status,phone_number,has_media,whatsapp_conversation_id,contact_name,content,message_type_data")]
    [InlineData("?fields=kapso(default)", "direction,status,processing_status,phone_number,has_media,whatsapp_conversation_id,contact_name,content,message_type_data")]
    [InlineData("?fields=kapso(*)", "direction,status,processing_status,origin,phone_number,phone_number_id,has_media,whatsapp_conversation_id,contact_name,content,message_type_data")]
    [InlineData("?fields=kapso(status,direction)", "direction,status")]
    [InlineData("?fields=kapso()", null)]
    public async Task The_fields_parameter_chooses_kapsos_members(string query, string? expected)
    {
        string id = await SendAsync(Text());

        foreach (JsonNode message in new[] { await GetJsonAsync($"{Messages}/{id}{query}"), (await GetJsonAsync(Messages + query))["data"]![0]! })
        {
            IEnumerable<string>? names = (message["kapso"] as JsonObject)?.Select(member => member.Key);
            (names is null ? null : string.Join(',', names)).Should().Be(expected);
        }
    }

    [Fact]
    public async Task A_message_of_another_number_or_nobody_is_not_found()
    {
        await using KapsoEmulator two = await KapsoEmulator.StartAsync(Options with
        {
            PhoneNumbers = [EmulatedPhoneNumber.Default, EmulatedPhoneNumber.Default with { Id = "2" }],
        });
        string id = two.Receive(InboundMessage.Text(Customer, "Hi"));

        (await Http.GetAsync(new Uri(two.BaseAddress, $"{Messages}/{id}"))).StatusCode.Should().Be(HttpStatusCode.OK);
        using HttpResponseMessage response = await Http.GetAsync(new Uri(two.BaseAddress, $"meta/whatsapp/v24.0/2/messages/{id}"));
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        ((int)(await ReadAsync(response))["error"]!["code"]!).Should().Be(100);
        await ShouldBeAsync(await Http.GetAsync($"{Platform}/wamid.none"), 404, """{"error":"Message not found"}""");
    }

    [Fact]
    public async Task Forty_five_messages_make_three_pages_forwards_and_back()
    {
        for (int i = 0; i < 45; i++)
        {
            Kapso.Receive(InboundMessage.Text(Customer, $"{i}"));
        }

        JsonNode first = await GetJsonAsync(Messages);
        JsonNode second = await GetJsonAsync($"{Messages}?after={After(first)}");
        Kapso.Receive(InboundMessage.Text(Customer, "newcomer"));
        JsonNode third = await GetJsonAsync($"{Messages}?after={After(second)}");

        Bodies(first).Should().Equal(Enumerable.Range(25, 20).Reverse().Select(i => $"{i}"));
        Bodies(second).Should().Equal(Enumerable.Range(5, 20).Reverse().Select(i => $"{i}"));
        Bodies(third).Should().Equal("4", "3", "2", "1", "0");
        first["paging"]!["cursors"]!["before"].Should().BeNull();
        third["paging"]!["cursors"]!["after"].Should().BeNull();

        JsonNode back = await GetJsonAsync($"{Messages}?before={Cursor(third, "before")}");
        Bodies(back).Should().Equal(Bodies(second));
    }

    [Fact]
    public async Task The_platform_links_the_pages_beside_this_one()
    {
        for (int i = 0; i < 3; i++)
        {
            Kapso.Receive(InboundMessage.Text(Customer, $"{i}"));
        }

        JsonNode first = await GetJsonAsync($"{Platform}?limit=2&direction=inbound");
        first["paging"]!["previous"].Should().BeNull();
        JsonNode second = await GetJsonAsync((string)first["paging"]!["next"]!);
        second["paging"]!["next"].Should().BeNull();

        Bodies(second).Should().Equal("0");
        Bodies(await GetJsonAsync((string)second["paging"]!["previous"]!)).Should().Equal("2", "1");
    }

    [Fact]
    public async Task Cursors_are_base64()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "0"));
        Kapso.Receive(InboundMessage.Text(Customer, "1"));

        string cursor = (string)(await GetJsonAsync($"{Messages}?limit=1"))["paging"]!["cursors"]!["after"]!;

        Encoding.ASCII.GetString(Convert.FromBase64String(cursor)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("limit=0", "limit must be between 1 and 100")]
    [InlineData("limit=101", "limit must be between 1 and 100")]
    [InlineData("direction=sideways", "direction must be one of inbound, outbound")]
    [InlineData("status=lost", "status must be one of pending, sent, delivered, read, failed")]
    public async Task A_filter_that_cannot_be_is_refused_in_the_words_of_each_surface(string query, string details)
    {
        await ShouldBeMetaErrorAsync(await Http.GetAsync($"{Messages}?{query}"), 400, 100, "Invalid parameter", details);
        await ShouldBeAsync(await Http.GetAsync($"{Platform}?{query}"), 422, $$"""{"error":"{{details}}"}""");
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_refused()
    {
        using HttpResponseMessage response = await Http.GetAsync($"{Messages}?after=bm9uc2Vuc2U=");

        ((int)(await ReadAsync(response))["error"]!["code"]!).Should().Be(131059);
        await ShouldBeAsync(await Http.GetAsync($"{Platform}?before=%21"), 422, """{"error":"Invalid cursor"}""");
    }

    [Theory]
    [InlineData("direction=inbound", "in")]
    [InlineData("direction=outbound", "picture,out")]
    [InlineData("status=delivered", "in")]
    [InlineData("phone_number=5551234", "picture,in,out")]
    [InlineData("phone_number=777", "")]
    [InlineData("message_type=image", "picture")]
    [InlineData("has_media=false", "in,out")]
    [InlineData("phone_number_id=1", "")]
    [InlineData("business_scoped_user_id=US.9", "picture,in,out")]
    [InlineData("business_scoped_user_id=US.8", "")]
    public async Task The_platform_filters(string query, string expected)
    {
        await SendAsync(Text(body: "out"));
        Kapso.Receive(InboundMessage.Text(Customer, "in") with { FromUserId = "US.9" });
        await SendAsync(Of("image", """{"id":"1","caption":"picture"}"""));

        IEnumerable<string> contents = (await GetJsonAsync($"{Platform}?{query}"))["data"]!.AsArray().Select(message => (string)message!["kapso"]!["content"]!);

        string.Join(',', contents).Should().Be(expected);
    }

    [Fact]
    public async Task The_proxy_filters_by_conversation_and_time()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "early"));
        Clock.Advance(TimeSpan.FromHours(1));
        Kapso.Receive(InboundMessage.Text(Customer, "late"));
        Kapso.Receive(InboundMessage.Text("4915112345678", "other"));
        string conversation = (string)(await GetJsonAsync($"{Platform}?phone_number=1555"))["data"]![0]!["kapso"]!["whatsapp_conversation_id"]!;

        Bodies(await GetJsonAsync($"{Messages}?conversation_id={conversation}")).Should().Equal("late", "early");
        Bodies(await GetJsonAsync($"{Messages}?since=2026-03-01T13:00:00Z")).Should().Equal("other", "late");
        Bodies(await GetJsonAsync($"{Messages}?until=2026-03-01T14:30:00%2B02:00")).Should().Equal("early");
        (await Http.GetAsync($"{Messages}?since=yesterday")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static string After(JsonNode page) => Cursor(page, "after");

    private static string Cursor(JsonNode page, string name) => Uri.EscapeDataString((string)page["paging"]!["cursors"]![name]!);

    private static List<string> Bodies(JsonNode page) => [.. page["data"]!.AsArray().Select(message => (string)message!["text"]!["body"]!)];
}
