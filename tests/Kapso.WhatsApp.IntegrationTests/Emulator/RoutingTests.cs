using System.Net;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>A number that several applications share: who holds a conversation, who may send in it, and what the others get to see.</summary>
public class RoutingTests : WebhooksTest
{
    private string ThreadControl => $"meta/whatsapp/v24.0/{Kapso.PhoneNumberId}/thread_control";

    [Fact]
    public async Task A_number_that_is_not_shared_takes_every_message()
    {
        await SendAsync(Text());
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await SendAsync(Text());

        Kapso.GetConversationHolder(Customer).Should().Be("kapso");
    }

    [Fact]
    public async Task A_regular_message_of_another_applications_conversation_is_refused_and_a_template_is_sent()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { ToApplication = "marketing" });
        Listen("whatsapp.message.sent");

        await ShouldBeAsync(await PostAsync(Messages, Text()), 409, """{"error":"Another app holds this conversation. Send a template, or take control of the conversation.","code":"thread_not_owner","thread_error":"thread_not_owner"}""");
        (await GetJsonAsync(Messages))["data"]!.AsArray().Should().ContainSingle("the refused message is not stored");

        await SendAsync(Of("template", """{"name":"sale","language":{"code":"en"}}"""));
        Kapso.GetConversationHolder(Customer).Should().Be("marketing", "a template takes nothing");
        (await DeliveredAfterAsync(1)).Should().ContainSingle("of the refused message nothing is told");
    }

    [Fact]
    public async Task The_reason_names_what_kapso_knows()
    {
        Kapso.ShareNumber(new EmulatedRouting { HasBusinessAgent = true });
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));

        Kapso.GetConversationHolder(Customer).Should().Be("ai_agent", "the agent gets what nobody holds");
        await ShouldBeRefusedByRoutingAsync("meta_business_agent_control", "thread_not_owner");

        Kapso.PassToKapso(new EmulatedHandover { Customer = Customer, Role = "ai_agent" });
        Kapso.LoseNextThreadControlResponse();
        await ShouldBeAsync(
            await PostAsync(ThreadControl, Control("pass")), 502,
            """{"error":"Meta API request failed","detail":"Meta did not answer, so the result is unknown. Do not repeat the request automatically."}""");
        await ShouldBeRefusedByRoutingAsync("meta_business_agent_control", "thread_ownership_unknown");
        Kapso.GetConversationHolder(Customer).Should().Be("unknown");

        Kapso.Receive(InboundMessage.Text(Customer, "Still there?"));
        Kapso.GetConversationHolder(Customer).Should().Be("escalation", "the pass was carried out, and the next message tells");
    }

    [Fact]
    public async Task The_escalation_application_takes_with_a_header_or_a_call_and_others_may_not()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { ToApplication = "utility" });
        (await PostWithHeaderAsync()).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        await ShouldBeAsync(await PostAsync(ThreadControl, Control("take")), 403, """{"error":{"code":2494191,"message":"Only the escalation application may take a conversation"}}""");

        Kapso.ShareNumber(new EmulatedRouting { Role = "escalation" });
        await ShouldBeRefusedByRoutingAsync("thread_not_owner", "thread_not_owner");
        (await PostWithHeaderAsync()).StatusCode.Should().Be(HttpStatusCode.OK);
        Kapso.GetConversationHolder(Customer).Should().Be("kapso");

        Kapso.TakeFromKapso(new EmulatedHandover { Customer = Customer, Role = "utility" });
        JsonNode answer = await ReadAsync(await PostAsync(ThreadControl, Control("take")));
        (((string?)answer["messaging_product"]), (string?)answer["request_id"]).Should().Match<(string?, string?)>(pair => pair.Item1 == "whatsapp" && pair.Item2!.Length > 0);
        await SendAsync(Text());
    }

    [Fact]
    public async Task What_kapso_releases_is_idle_and_what_it_passes_is_the_receivers()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        (await PostAsync(ThreadControl, Control("pass", """
            ,"control_pass":{"target_role":"customer_service"},"metadata":"refund"
            """))).StatusCode.Should().Be(HttpStatusCode.OK);
        Kapso.GetConversationHolder(Customer).Should().Be("customer_service");
        (await PostAsync(ThreadControl, Control("release"))).StatusCode.Should().Be(HttpStatusCode.Forbidden, "who does not hold it cannot let go of it");

        Kapso.PassToKapso(new EmulatedHandover { Customer = Customer });
        (await PostAsync(ThreadControl, Control("release"))).StatusCode.Should().Be(HttpStatusCode.OK);
        Kapso.GetConversationHolder(Customer).Should().Be("idle");
        await ShouldBeRefusedByRoutingAsync("thread_not_owner", "thread_not_owner");

        Kapso.Receive(InboundMessage.Text(Customer, "Hi again"));
        await SendAsync(Text());
    }

    [Fact]
    public async Task A_conversation_is_idle_a_day_after_the_customers_last_message()
    {
        Kapso.ShareNumber();
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        Clock.Advance(TimeSpan.FromHours(23));
        await SendAsync(Text());

        Clock.Advance(TimeSpan.FromHours(1));

        Kapso.GetConversationHolder(Customer).Should().Be("idle", "what the business sends does not prolong it");
        await ShouldBeRefusedByRoutingAsync("thread_not_owner", "thread_not_owner");
    }

    [Theory]
    [InlineData("""{"messaging_product":"whatsapp","action":"take"}""", 131008, "to or recipient is missing")]
    [InlineData("""{"messaging_product":"whatsapp","to":"15551234567"}""", 131008, "action is missing")]
    [InlineData("""{"messaging_product":"whatsapp","to":"15551234567","action":"steal"}""", 131009, "action must be one of take, release, pass")]
    [InlineData("""{"messaging_product":"whatsapp","to":"15551234567","action":"take","control_pass":{"target_role":"utility"}}""", 100, "control_pass belongs to the action pass")]
    [InlineData("""{"messaging_product":"whatsapp","to":"15551234567","action":"pass","control_pass":{"target_role":"king"}}""", 131009, "control_pass.target_role must be one of escalation, ai_agent, customer_service, marketing, utility, ctwa")]
    [InlineData("""{"messaging_product":"whatsapp","recipient":"15551234567","action":"pass"}""", 131009, "recipient must be a business-scoped user id; a phone number goes into to")]
    public async Task A_malformed_request_is_refused(string body, int code, string details)
    {
        JsonNode error = (await ReadAsync(await PostAsync(ThreadControl, body)))["error"]!;

        ((int)error["code"]!, (string)error["error_data"]!["details"]!).Should().Be((code, details));
    }

    [Fact]
    public async Task The_text_for_the_receiver_has_a_limit() =>
        (await PostAsync(ThreadControl, Control("pass", $",\"metadata\":\"{new string('x', 2001)}\""))).StatusCode.Should().Be(HttpStatusCode.BadRequest);

    [Fact]
    public async Task While_one_change_is_under_way_another_is_refused()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        InjectedFault held = Kapso.Faults.Add(Fault.HoldResponse() with { OperationId = "threadControl" });
        Task<HttpResponseMessage> passing = PostAsync(ThreadControl, Control("pass"));
        await held.FirstHit;
        Kapso.PassToKapso(new EmulatedHandover { Customer = Customer });

        await ShouldBeAsync(await PostAsync(ThreadControl, Control("release")), 409, """{"error":"thread_control_in_progress","detail":"An earlier action on this conversation is not finished."}""");

        held.Release();
        (await passing).StatusCode.Should().Be(HttpStatusCode.OK);
        (await PostAsync(ThreadControl, Control("release"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Kapsos_webhooks_and_history_mark_copies()
    {
        Listen("whatsapp.message.received", "whatsapp.message.sent", "whatsapp.message.delivered", "whatsapp.message.read");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { ToApplication = "marketing" });
        Kapso.SendFromOtherApplication(OtherApplicationMessage.Text(Customer, "Hello"));
        Kapso.Receive(InboundMessage.Text("15550000002", "Mine"));

        IReadOnlyList<ReceivedWebhook> delivered = await DeliveredAfterAsync(5);

        delivered.Where(webhook => (bool?)webhook.Json["message"]!["kapso"]!["passive"] is true).Select(webhook => webhook.Event)
            .Should().BeEquivalentTo("whatsapp.message.received", "whatsapp.message.sent", "whatsapp.message.delivered", "whatsapp.message.read");
        delivered.Should().ContainSingle(webhook => webhook.Json["message"]!["kapso"]!["passive"] == null).Which.Json["message"]!["text"]!["body"]!.ToString().Should().Be("Mine");
        (await GetJsonAsync(Messages))["data"]!.AsArray().Select(message => (bool?)message!["kapso"]!["passive"]).Should().Equal(null, true, true);
        Kapso.GetConversationHolder(Customer).Should().Be("marketing", "the next message goes to whoever holds the conversation");
    }

    [Fact]
    public async Task Metas_webhooks_have_copies_inside_of_standby()
    {
        ListenToMeta();
        string received = Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { ToApplication = "marketing", Name = "Ann" });
        string sent = Kapso.SendFromOtherApplication(OtherApplicationMessage.Text(Customer, "Hello"));

        JsonNode[] values = (await DeliveredAfterAsync(1)).Select(webhook => webhook.Json["entry"]![0]!["changes"]![0]!).ToArray();

        values.Should().OnlyContain(change => (string)change["field"]! == "standby" && (string)change["value"]!["metadata"]!["phone_number_id"]! == Kapso.PhoneNumberId);
        JsonNode.DeepEquals(values[0]["value"]!["standby"], JsonNode.Parse($$$"""
            {"contacts":[{"profile":{"name":"Ann"},"wa_id":"{{{Customer}}}"}],"messages":[{"id":"{{{received}}}","timestamp":"1772366400","type":"text","from":"{{{Customer}}}","text":{"body":"Hi"}}]}
            """)).Should().BeTrue(values[0].ToJsonString());
        JsonNode.DeepEquals(values[1]["value"]!["standby"], JsonNode.Parse($$$"""
            {"message_echoes":[{"id":"{{{sent}}}","timestamp":"1772366400","message":{"messaging_product":"whatsapp","to":"{{{Customer}}}","type":"text","text":{"body":"Hello"} } }]}
            """)).Should().BeTrue(values[1].ToJsonString());
        ((string)values[2]["value"]!["standby"]!["statuses"]![0]!["status"]!).Should().Be("sent");
    }

    [Fact]
    public async Task Metas_webhooks_tell_of_what_others_do_and_not_of_what_kapso_does()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        ListenToMeta();
        await PostAsync(ThreadControl, Control("pass"));
        Kapso.PassToKapso(new EmulatedHandover { Customer = Customer, Role = "ai_agent", Metadata = "asked for a person", Summary = "Wants a refund" });
        Kapso.TakeFromKapso(new EmulatedHandover { Customer = Customer });

        JsonNode[] changes = (await DeliveredAsync()).Select(webhook => webhook.Json["entry"]![0]!["changes"]![0]!).ToArray();

        changes.Should().HaveCount(2).And.OnlyContain(change => (string)change["field"]! == "messaging_handovers");
        JsonNode.DeepEquals(changes[0]["value"], JsonNode.Parse($$$"""
            {"messaging_product":"whatsapp","recipient":{"display_phone_number":"15550100001","phone_number_id":"{{{Kapso.PhoneNumberId}}}"},"sender":{"phone_number":"{{{Customer}}}"},"timestamp":"1772366400",
             "type":"control_passed","control_passed":{"previous_owner_role":"ai_agent","new_owner_role":"customer_service","metadata":"asked for a person","conversation_context":{"type":"summary","summary":{"text":"Wants a refund"} } } }
            """)).Should().BeTrue(changes[0].ToJsonString());
        JsonNode.DeepEquals(changes[1]["value"]!["control_taken"], JsonNode.Parse("""{"previous_owner_role":"customer_service","new_owner_role":"escalation"}""")).Should().BeTrue();
    }

    [Fact]
    public async Task Kapsos_webhooks_tell_when_the_agent_hands_over()
    {
        Kapso.ShareNumber(new EmulatedRouting { HasBusinessAgent = true });
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        Listen("whatsapp.meta_business_agent.handover");
        Kapso.PassToKapso(new EmulatedHandover { Customer = Customer, Role = "ai_agent" });

        (await DeliveredAsync()).Should().ContainSingle().Which.Json["conversation"]!["phone_number"]!.ToString().Should().Be(Customer);
    }

    [Fact]
    public async Task Those_who_run_it_as_a_process_play_the_other_application_too()
    {
        await DoAsync("POST", "_emulator/routing/share", """{"role":"escalation","has_business_agent":false}""");
        await PostAsync("_emulator/inbound", $$"""{"from":"{{Customer}}","to_application":"marketing","type":"text","text":{"body":"Hi"} }""");
        (await HolderAsync()).Should().Be("marketing");
        (await PostAsync("_emulator/routing/messages", $$"""{"to":"{{Customer}}","type":"text","text":{"body":"Hello"} }""")).StatusCode.Should().Be(HttpStatusCode.Created);
        await DoAsync("POST", "_emulator/routing/pass", $$"""{"customer":"{{Customer}}","role":"marketing","metadata":"m","summary":"s"}""");
        (await HolderAsync()).Should().Be("kapso");
        await DoAsync("POST", "_emulator/routing/take", $$"""{"customer":"{{Customer}}","role":"utility"}""");
        (await HolderAsync()).Should().Be("utility");
        await DoAsync("POST", "_emulator/routing/lose_answer");
        (await PostAsync(ThreadControl, Control("take"))).StatusCode.Should().Be(HttpStatusCode.BadGateway);
        (await HolderAsync()).Should().Be("unknown");
        (await PostAsync("_emulator/routing/pass", """{"customer":"15550000009"}""")).StatusCode.Should().Be(HttpStatusCode.BadRequest);

        async Task<string> HolderAsync() => (string)(await ReadAsync(await PostAsync("_emulator/routing/holder", $$"""{"customer":"{{Customer}}"}""")))["holder"]!;
    }

    [Fact]
    public async Task A_reset_forgets_who_held_what()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { ToApplication = "marketing" });
        Kapso.Reset();

        await SendAsync(Text());
        Kapso.GetConversationHolder(Customer).Should().Be("idle");
    }

    private static string Control(string action, string members = "") => $$"""{"messaging_product":"whatsapp","to":"{{Customer}}","action":"{{action}}"{{members.Trim()}}}""";

    private async Task ShouldBeRefusedByRoutingAsync(string code, string threadError)
    {
        using HttpResponseMessage response = await PostAsync(Messages, Text());
        response.StatusCode.Should().Be(HttpStatusCode.Conflict);
        JsonNode body = await ReadAsync(response);
        ((string)body["code"]!, (string)body["thread_error"]!).Should().Be((code, threadError));
    }

    private async Task<HttpResponseMessage> PostWithHeaderAsync()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Messages) { Content = Json(Text()), Headers = { { "X-Kapso-Take-Control", "true" } } };
        return await Http.SendAsync(request);
    }
}
