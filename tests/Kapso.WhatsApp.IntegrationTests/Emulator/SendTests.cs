using System.Net;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class SendTests : EmulatorTest
{
    private const string SandboxId = "100000000000002";

    protected override KapsoEmulatorOptions Options => base.Options with
    {
        PhoneNumbers =
        [
            EmulatedPhoneNumber.Default,
            EmulatedPhoneNumber.Default with { Id = SandboxId, IsSandbox = true },
        ],
    };

    [Fact]
    public async Task A_text_is_answered_as_meta_answers_it()
    {
        using HttpResponseMessage response = await PostAsync(Messages, Text("+1 (555) 123-4567"));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        JsonNode body = await ReadAsync(response);
        string id = (string)body["messages"]![0]!["id"]!;
        id.Should().StartWith("wamid.");
        body.ToJsonString().Should().Be(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(new JsonObject { ["input"] = "+1 (555) 123-4567", ["wa_id"] = Customer }),
            ["messages"] = new JsonArray(new JsonObject { ["id"] = id }),
        }.ToJsonString());
    }

    [Fact]
    public async Task A_send_to_a_user_id_names_the_user_and_no_phone_number()
    {
        using HttpResponseMessage response = await PostAsync(
            Messages, """{"messaging_product":"whatsapp","recipient":"US.13491208655302741918","type":"text","text":{"body":"Hi"}}""");

        (await ReadAsync(response))["contacts"]!.ToJsonString().Should()
            .Be("""[{"input":"US.13491208655302741918","user_id":"US.13491208655302741918"}]""");
    }

    [Fact]
    public async Task A_phone_number_wins_over_a_user_id()
    {
        using HttpResponseMessage response = await PostAsync(
            Messages, """{"messaging_product":"whatsapp","to":"15551234567","recipient":"US.1","type":"text","text":{"body":"Hi"}}""");

        (await ReadAsync(response))["contacts"]!.ToJsonString().Should().Be("""[{"input":"15551234567","wa_id":"15551234567"}]""");
    }

    [Fact]
    public async Task A_user_id_where_a_phone_number_belongs_is_taken_and_fails_later()
    {
        string id = await SendAsync(Text("US.13491208655302741918"));

        Clock.Advance(TimeSpan.FromSeconds(1));

        JsonNode kapso = (await GetJsonAsync($"platform/v1/whatsapp/messages/{id}"))["data"]!["kapso"]!;
        ((string)kapso["status"]!).Should().Be("failed");
        ((int)kapso["statuses"]![0]!["errors"]![0]!["code"]!).Should().Be(131026);
    }

    [Fact]
    public async Task A_template_is_accepted_by_name()
    {
        using HttpResponseMessage response = await PostAsync(Messages, Of("template", """{"name":"order_update","language":{"code":"en_US"}}"""));

        ((string)(await ReadAsync(response))["messages"]![0]!["message_status"]!).Should().Be("accepted");
    }

    [Fact]
    public async Task An_unknown_number_is_a_404_in_metas_envelope()
    {
        using HttpResponseMessage response = await PostAsync("meta/whatsapp/v24.0/999/messages", Text());

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        JsonNode error = (await ReadAsync(response))["error"]!;
        ((int)error["code"]!).Should().Be(100);
        ((string)error["message"]!).Should().Contain("'999'");
    }

    [Fact]
    public async Task An_account_that_is_not_the_numbers_own_is_refused()
    {
        JsonNode body = JsonNode.Parse(Text())!;
        body["messaging_account_id"] = Kapso.BusinessAccountId;
        await SendAsync(body.ToJsonString());

        body["messaging_account_id"] = "1";
        using HttpResponseMessage response = await PostAsync(Messages, body.ToJsonString());

        await ShouldBeAsync(
            response,
            422,
            """{"error":"messaging_account_id is not the account behind this phone number","code":"messaging_account_mismatch"}""");
    }

    [Fact]
    public async Task The_sandbox_number_takes_texts_but_no_templates_and_no_user_ids()
    {
        string sandbox = $"meta/whatsapp/v24.0/{SandboxId}/messages";

        (await PostAsync(sandbox, Text())).StatusCode.Should().Be(HttpStatusCode.OK);
        await ShouldBeAsync(
            await PostAsync(sandbox, Of("template", """{"name":"a","language":{"code":"en"}}""")),
            403,
            """{"error":"Template messages are not available on the sandbox number"}""");
        await ShouldBeAsync(
            await PostAsync(sandbox, """{"messaging_product":"whatsapp","recipient":"US.1","type":"text","text":{"body":"Hi"}}"""),
            403,
            """{"error":"Business-scoped user ids are not available on the sandbox number"}""");
    }

    [Fact]
    public async Task A_customer_who_stopped_marketing_gets_no_template_and_still_gets_texts()
    {
        Kapso.SetRecipient(new EmulatedRecipient { Id = "+" + Customer, HasStoppedMarketing = true });

        await ShouldBeAsync(
            await PostAsync(Messages, Of("template", """{"name":"sale","language":{"code":"en"}}""")),
            422,
            """{"error":"Contact stopped marketing messages on this WhatsApp number","code":"marketing_preference_stopped"}""");
        await SendAsync(Text());
    }

    [Fact]
    public async Task A_client_without_address_messages_is_receiver_incapable()
    {
        Kapso.SetRecipient(new EmulatedRecipient { Id = Customer, CannotShowAddressMessages = true });

        using HttpResponseMessage response = await PostAsync(Messages, Of("interactive", """
            {"type":"address_message","body":{"text":"Where to?"},"action":{"name":"address_message","parameters":{"country":"IN"}}}
            """));

        ((int)response.StatusCode).Should().Be(422);
        ((int)(await ReadAsync(response))["error"]!["code"]!).Should().Be(1026);
    }

    [Fact]
    public async Task The_window_closes_24_hours_after_the_customer_wrote_and_templates_still_go()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await SendAsync(Text());

        Clock.Advance(TimeSpan.FromSeconds(1));

        await ShouldBeMetaErrorAsync(
            await PostAsync(Messages, Text()), 422, 131047, "Re-engagement message", "More than 24 hours have passed since the customer last wrote to this number.");
        await SendAsync(Of("template", """{"name":"hello","language":{"code":"en"}}"""));
    }

    [Fact]
    public async Task The_window_can_be_demanded_of_everybody()
    {
        await using KapsoEmulator strict = await KapsoEmulator.StartAsync(Options with { EnforceCustomerServiceWindow = true });
        Func<Task<HttpResponseMessage>> send = () => Http.PostAsync(new Uri(strict.BaseAddress, Messages), Json(Text()));

        (await send()).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        strict.Receive(InboundMessage.Text(Customer, "Hi"));
        (await send()).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_marketing_endpoint_takes_templates_only()
    {
        string marketing = $"meta/whatsapp/v24.0/{Kapso.PhoneNumberId}/marketing_messages";

        (await PostAsync(marketing, Of("template", """{"name":"sale","language":{"code":"en"}}"""))).StatusCode.Should().Be(HttpStatusCode.OK);
        await ShouldBeMetaErrorAsync(
            await PostAsync(marketing, Text()), 400, 131055, "Method not allowed", "The marketing messages endpoint takes template messages only.");
        Kapso.Requests[0].OperationId.Should().Be("sendMarketingMessage");
    }

    [Fact]
    public async Task A_received_message_can_be_marked_read_with_a_typing_indicator()
    {
        string id = Kapso.Receive(InboundMessage.Text(Customer, "Hi"));

        using HttpResponseMessage response = await PostAsync(
            Messages, $$$"""{"messaging_product":"whatsapp","status":"read","message_id":"{{{id}}}","typing_indicator":{"type":"text"}}""");

        await ShouldBeAsync(response, 200, """{"success":true}""");
        ((string)(await GetJsonAsync($"{Messages}/{id}"))["kapso"]!["status"]!).Should().Be("read");
    }

    [Fact]
    public async Task Only_a_received_message_can_be_marked_read()
    {
        string sent = await SendAsync(Text());

        foreach (string id in new[] { "wamid.unknown", sent })
        {
            await ShouldBeMetaErrorAsync(
                await PostAsync(Messages, $$"""{"messaging_product":"whatsapp","status":"read","message_id":"{{id}}"}"""),
                400,
                131009,
                "Parameter value is not valid",
                "message_id does not name a message that this number has received");
        }
    }
}
