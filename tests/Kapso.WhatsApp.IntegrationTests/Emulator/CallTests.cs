using System.Net;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class CallTests : WebhooksTest
{
    private const string Offer = """{"sdp_type":"offer","sdp":"v=0"}""";
    private const string Answer = """{"sdp_type":"answer","sdp":"v=0"}""";
    private const string Connect = $$"""{"messaging_product":"whatsapp","to":"+{{Customer}}","action":"connect","session":{{Offer}},"biz_opaque_callback_data":"order-1"}""";

    private string Calls => $"{Proxy}/calls";

    private string Permissions => $"{Proxy}/call_permissions?user_wa_id={Customer}";

    [Fact]
    public async Task A_call_of_the_business_rings_is_answered_and_ends()
    {
        await EnableAsync();
        Allow();
        ListenToMeta();

        string id = await ConnectAsync();
        (await ListAsync("?status=ringing&direction=outbound")).Should().ContainSingle();
        await PassAsync(5);
        Kapso.AnswerCall(id, "v=0 answer");
        (await ListAsync("?status=answered")).Should().ContainSingle();
        await PassAsync(42);
        Kapso.HangUpCall(id);

        JsonNode call = (await ListAsync("?status=completed")).Should().ContainSingle().Subject;
        ((string?)call["call_id"], (int?)call["duration_seconds"], (string?)call["user_wa_id"], (string?)call["phone_number_id"]).Should().Be((id, 42, Customer, Kapso.PhoneNumberId));
        ((string?)call["started_at"], (string?)call["session_started_at"], (string?)call["ended_at"])
            .Should().Be(("2026-03-01T12:00:00.000Z", "2026-03-01T12:00:05.000Z", "2026-03-01T12:00:47.000Z"));
        IReadOnlyList<JsonNode> told = await ToldAsync();
        told.Select(Describe).Should().Equal("RINGING", "connect answer v=0 answer", "ACCEPTED", "terminate COMPLETED 42");
        told.Should().OnlyContain(value => (string)Single(value)["id"]! == id && (string)Single(value)["biz_opaque_callback_data"]! == "order-1");
    }

    [Fact]
    public async Task A_recording_and_a_transcript_come_after_the_call()
    {
        const string capture = """{"status":"ENABLED","purpose":"quality","announcement_language":"en"}""";
        await EnableAsync();
        Allow();
        ListenToMeta();
        (await PostAsync(Calls, $"{Connect[..^1]},\"recording\":{{\"status\":\"ENABLED\",\"purpose\":\"quality\"}}}}")).StatusCode.Should().Be(HttpStatusCode.BadRequest, "a language is needed");

        JsonNode started = await ReadAsync(await PostAsync(Calls, $"{Connect[..^1]},\"recording\":{capture},\"transcription\":{capture}}}"));
        string id = (string)started["calls"]![0]!["id"]!;
        Kapso.AnswerCall(id, "v=0 answer");
        Kapso.HangUpCall(id);

        JsonNode[] told = [.. (await ToldAsync()).Select(Single)];
        told.Select(change => (string?)change["event"]).Should().EndWith(["terminate", "call_recording_available", "call_transcription_available"]);
        JsonNode audio = told[^2]["call_recording"]!["audio"]!;
        ((string?)told[^2]["call_recording"]!["type"], (string?)audio["mime_type"], (string?)told[^1]["call_transcript"]!["document"]!["mime_type"]).Should().Be(("audio", "audio/ogg", "application/json"));
        ((string?)(await GetJsonAsync($"meta/whatsapp/v24.0/{audio["id"]}?phone_number_id={Kapso.PhoneNumberId}"))["mime_type"]).Should().Be("audio/ogg");
    }

    [Fact]
    public async Task On_a_shared_number_calls_belong_to_one_application()
    {
        await EnableAsync();
        Allow();
        Kapso.ShareNumber(new EmulatedRouting { HasCalls = false });
        string id = Kapso.ReceiveCall(new InboundCall { From = Customer });

        foreach (string body in new[] { Connect, $$"""{"messaging_product":"whatsapp","call_id":"{{id}}","action":"accept","session":{{Answer}} }""", $$"""{"messaging_product":"whatsapp","call_id":"{{id}}","action":"reject"}""", $$"""{"messaging_product":"whatsapp","call_id":"{{id}}","action":"terminate"}""" })
        {
            HttpResponseMessage refused = await PostAsync(Calls, body);
            refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
            ((int?)(await ReadAsync(refused))["error"]!["code"]).Should().Be(138038);
        }

        Kapso.ShareNumber(new EmulatedRouting { HasCalls = true });
        (await PostAsync(Calls, $$"""{"messaging_product":"whatsapp","call_id":"{{id}}","action":"reject"}""")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_meta_webhook_receives_call_events()
    {
        await EnableAsync();
        ListenToMeta();
        string id = Kapso.ReceiveCall(new InboundCall { From = Customer, FromUserId = "US.12345", Name = "Ann", Sdp = "v=0" });

        ReceivedWebhook received = (await DeliveredAsync()).Should().ContainSingle().Subject;

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
                    "calls": [{
                      "id": "{{{id}}}", "from": "{{{Customer}}}", "to": "15550100001", "event": "connect", "timestamp": "1772366400", "direction": "USER_INITIATED",
                      "from_user_id": "US.12345", "session": { "sdp_type": "offer", "sdp": "v=0" }
                    }]
                  },
                  "field": "calls"
                }]
              }]
            }
            """)).Should().BeTrue(received.Json.ToJsonString());
    }

    [Fact]
    public async Task A_customers_call_is_taken_and_ended_by_the_business()
    {
        await EnableAsync();
        ListenToMeta();
        string id = Kapso.ReceiveCall(new InboundCall { From = Customer });

        await DoAsync("POST", Calls, Act(id, "pre_accept", Answer));
        (await DoAsync("POST", Calls, Act(id, "accept", Answer, ",\"biz_opaque_callback_data\":\"order-2\""))).ToJsonString().Should().Be("""{"messaging_product":"whatsapp","success":true}""");
        await ShouldBeRefusedAsync(Act(id, "accept", Answer), 400, 131009, "call_id must name a customer's call that rings");
        await ShouldBeRefusedAsync(Act(id, "reject"), 400, 131009, "call_id must name a customer's call that rings");
        await PassAsync(7);
        await DoAsync("POST", Calls, Act(id, "terminate"));
        await ShouldBeRefusedAsync(Act(id, "terminate"), 400, 131009, "call_id names a call that is over");

        IReadOnlyList<JsonNode> told = await ToldAsync();
        told.Select(Describe).Should().Equal($"connect offer {InboundCall.SampleSdp}", "terminate COMPLETED 7");
        ((string?)Single(told[1])["biz_opaque_callback_data"]).Should().Be("order-2");
        ((string?)(await ListAsync("?direction=inbound")).Single()["status"]).Should().Be("completed");
    }

    [Fact]
    public async Task A_call_that_nobody_takes_fails()
    {
        await EnableAsync();
        Allow();
        ListenToMeta();

        string rejected = await ConnectAsync();
        Kapso.RejectCall(rejected);
        string refused = Kapso.ReceiveCall(new InboundCall { From = Customer });
        await DoAsync("POST", Calls, Act(refused, "reject"));
        string givenUp = Kapso.ReceiveCall(new InboundCall { From = Customer });
        Kapso.HangUpCall(givenUp);
        await ConnectAsync();
        await PassAsync(60);

        (await ListAsync("?status=failed")).Should().HaveCount(4);
        (await ToldAsync()).Select(Describe).Should().Equal(
            "RINGING", "REJECTED", "terminate FAILED", $"connect offer {InboundCall.SampleSdp}", "terminate FAILED", $"connect offer {InboundCall.SampleSdp}", "terminate FAILED", "RINGING", "terminate FAILED");
    }

    [Fact]
    public async Task A_number_calls_whom_it_may_and_no_one_else()
    {
        await ShouldBeRefusedAsync(Connect, 401, 138000, "Calling is not enabled for this phone number.");
        await EnableAsync();
        await ShouldBeRefusedAsync(Connect, 401, 138006, "The recipient has not given permission to be called.");
        Kapso.Receive(InboundMessage.CallPermissionReply(Customer, isAccepted: false));
        await ShouldBeRefusedAsync(Connect, 401, 138006, "The recipient has not given permission to be called.");
        Allow();
        await ConnectAsync();
        await ShouldBeRefusedAsync(Connect, 400, 138003, "A call with this recipient is under way.");
        Clock.Advance(TimeSpan.FromDays(7));
        await ShouldBeRefusedAsync(Connect, 401, 138006, "The recipient has not given permission to be called.");
    }

    [Theory]
    [InlineData("""{"action":"connect"}""", 131008, "messaging_product is missing")]
    [InlineData("""{"messaging_product":"whatsapp","action":"sing"}""", 131009, "action must be one of connect, pre_accept, accept, reject, terminate")]
    [InlineData("""{"messaging_product":"whatsapp","action":"connect"}""", 131008, "to is missing")]
    [InlineData("""{"messaging_product":"whatsapp","action":"connect","to":"Ann"}""", 131009, "to must be a phone number with its country code")]
    [InlineData("""{"messaging_product":"whatsapp","action":"connect","to":"15551234567"}""", 131008, "session is missing")]
    [InlineData("""{"messaging_product":"whatsapp","action":"connect","to":"15551234567","session":{"sdp_type":"answer","sdp":"v=0"}}""", 131009, "session.sdp_type must be one of offer")]
    [InlineData("""{"messaging_product":"whatsapp","action":"connect","to":"15551234567","session":{"sdp_type":"offer","sdp":"..."}}""", 100, "session.sdp must be a session description as RFC 8866 has it")]
    [InlineData("""{"messaging_product":"whatsapp","action":"reject"}""", 131008, "call_id is missing")]
    [InlineData("""{"messaging_product":"whatsapp","action":"reject","call_id":"wacid.1"}""", 131009, "call_id does not name a call of this number")]
    public async Task What_breaks_a_rule_is_refused(string body, int code, string details)
    {
        await EnableAsync();
        await ShouldBeRefusedAsync(body, 400, code, details);
    }

    [Fact]
    public async Task Permission_is_asked_for_given_and_runs_out()
    {
        const string ask = """{"type":"call_permission_request","action":{"name":"call_permission_request"},"body":{"text":"May we call?"}}""";
        (await DoAsync("GET", Permissions)).ToJsonString().Should().Be(
            """{"messaging_product":"whatsapp","permission":{"status":"no_permission"},"actions":[{"action_name":"send_call_permission_request","can_perform_action":true,"limits":[{"time_period":"PT24H","max_allowed":1,"current_usage":0},{"time_period":"P7D","max_allowed":2,"current_usage":0}]},{"action_name":"start_call","can_perform_action":false,"limits":[{"time_period":"PT24H","max_allowed":100,"current_usage":0}]}]}""");
        await SendAsync(Of("interactive", ask));
        using (HttpResponseMessage refused = await PostAsync(Messages, Of("interactive", ask)))
        {
            await ShouldBeMetaErrorAsync(refused, 400, 138009, "Call permission request limit", "This user was asked for permission too often.");
        }

        Allow();
        JsonNode given = await DoAsync("GET", Permissions);
        given["permission"]!.ToJsonString().Should().Be("""{"status":"temporary","expiration_time":1772971200}""");
        given["actions"]![0]!["limits"]![0]!.ToJsonString().Should().Be("""{"time_period":"PT24H","max_allowed":1,"current_usage":1,"limit_expiration_time":1772452800}""");
        ((bool)given["actions"]![1]!["can_perform_action"]!).Should().BeTrue();

        Clock.Advance(TimeSpan.FromDays(7));
        ((string?)(await DoAsync("GET", Permissions))["permission"]!["status"]).Should().Be("no_permission");
    }

    [Fact]
    public async Task A_permanent_permission_is_not_requested_again()
    {
        Kapso.Receive(new InboundMessage
        {
            From = Customer,
            Type = "interactive",
            Content = JsonNode.Parse("""{"type":"call_permission_reply","call_permission_reply":{"response":"accept","is_permanent":true}}"""),
        });

        ((string?)(await DoAsync("GET", Permissions))["permission"]!["status"]).Should().Be("permanent");
        using HttpResponseMessage refused = await PostAsync(Messages, Of("interactive", """{"type":"call_permission_request","action":{"name":"call_permission_request"}}"""));
        await ShouldBeMetaErrorAsync(refused, 400, 138017, "Permanent call permission already exists", "The user has given permission for good.");
    }

    [Theory]
    [InlineData("""{"type":"call_permission_reply","call_permission_reply":{"response":1}}""", 201, "no_permission")]
    [InlineData("""{"type":"call_permission_reply","call_permission_reply":{"response":"accept","expiration_timestamp":1772971200}}""", 201, "temporary")]
    [InlineData("""{"type":"call_permission_reply","call_permission_reply":{"response":"accept","expiration_timestamp":"soon"}}""", 400, "no_permission")]
    [InlineData("\"call_permission_reply\"", 201, "no_permission")]
    public async Task An_answer_in_any_form_is_taken_for_what_it_is(string content, int status, string permission)
    {
        (await CallAsync("POST", "_emulator/inbound", $$"""{"from":"{{Customer}}","type":"interactive","interactive":{{content}} }""")).Status.Should().Be(status);

        ((string?)(await DoAsync("GET", Permissions))["permission"]!["status"]).Should().Be(permission);
    }

    [Fact]
    public async Task Permissions_can_be_asked_five_times_a_second()
    {
        for (int i = 0; i < 5; i++)
        {
            await DoAsync("GET", Permissions);
        }

        using HttpResponseMessage refused = await Http.GetAsync(Permissions);
        await ShouldBeMetaErrorAsync(refused, 429, 613, "Calls to this api have exceeded the rate limit", "At most 5 requests a second are allowed.");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await DoAsync("GET", Permissions);
        (await CallAsync("GET", $"{Proxy}/call_permissions")).Status.Should().Be(400);
        (await CallAsync("GET", $"{Proxy}/call_permissions?user_wa_id=Ann")).Status.Should().Be(400);
    }

    [Fact]
    public async Task Calls_are_paged_and_filtered_by_time()
    {
        await EnableAsync();
        for (int i = 0; i < 3; i++)
        {
            Kapso.HangUpCall(Kapso.ReceiveCall(new InboundCall { From = Customer }));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await ListAsync("?since=2026-03-01T12:01:00Z&until=2026-03-01T12:01:00Z")).Should().ContainSingle();
        JsonNode first = await GetJsonAsync($"{Calls}?limit=2");
        first["data"]!.AsArray().Should().HaveCount(2);
        (await ListAsync($"?limit=2&after={Uri.EscapeDataString((string)first["paging"]!["cursors"]!["after"]!)}")).Should().ContainSingle();
        (await CallAsync("GET", $"{Calls}?status=lost")).Status.Should().Be(400);
    }

    [Fact]
    public async Task The_control_api_calls_answers_rejects_and_hangs_up()
    {
        await EnableAsync();
        Allow();
        string inbound = (string)(await DoAsync("POST", "_emulator/calls", $$"""{"from":"{{Customer}}"}"""))["id"]!;
        await DoAsync("POST", "_emulator/calls/hang_up", $$"""{"call_id":"{{inbound}}"}""");
        string rejected = await ConnectAsync();
        await DoAsync("POST", "_emulator/calls/reject", $$"""{"call_id":"{{rejected}}"}""");
        string answered = await ConnectAsync();
        await DoAsync("POST", "_emulator/calls/answer", $$"""{"call_id":"{{answered}}"}""");

        (await ListAsync()).Select(call => (string)call["status"]!).Should().Equal("answered", "failed", "failed");
        await ShouldBeRefusedAsync("POST", "_emulator/calls/answer", $$"""{"call_id":"{{answered}}"}""", 400, "The call does not ring any more. (Parameter 'callId')");
        await ShouldBeRefusedAsync("POST", "_emulator/calls/reject", """{"call_id":"wacid.1"}""", 400, "The emulator has no call with this id. (Parameter 'callId')");
        await ShouldBeRefusedAsync("POST", "_emulator/calls/hang_up", $$"""{"call_id":"{{rejected}}"}""", 400, "The call is over. (Parameter 'callId')");
        await ShouldBeRefusedAsync("POST", "_emulator/calls", "{}", 400, "A customer's call needs From or FromUserId.");
    }

    [Fact]
    public void A_number_that_takes_no_calls_is_not_called() =>
        Kapso.Invoking(it => it.ReceiveCall(new InboundCall { From = Customer })).Should().Throw<ArgumentException>().WithMessage("Calls are not enabled*");

    private static string Act(string id, string action, string? session = null, string more = "") =>
        $$"""{"messaging_product":"whatsapp","call_id":"{{id}}","action":"{{action}}"{{(session is null ? "" : $",\"session\":{session}")}}{{more}}}""";

    private static JsonNode Single(JsonNode value) => (value["calls"] ?? value["statuses"])![0]!;

    private static string Describe(JsonNode value) => Single(value) switch
    {
        var status when (string?)status["type"] == "call" => (string)status["status"]!,
        var call when (string?)call["event"] == "connect" => $"connect {call["session"]!["sdp_type"]} {call["session"]!["sdp"]}",
        var call => $"terminate {call["status"]} {call["duration"]}".TrimEnd(),
    };

    private void Allow() => Kapso.Receive(InboundMessage.CallPermissionReply(Customer, isAccepted: true));

    private Task<JsonNode> EnableAsync() => DoAsync("POST", $"{Proxy}/settings", """{"calling":{"status":"ENABLED"}}""");

    private async Task<string> ConnectAsync() => (string)(await DoAsync("POST", Calls, Connect))["calls"]![0]!["id"]!;

    private async Task<IReadOnlyList<JsonNode>> ListAsync(string query = "") => [.. (await GetJsonAsync(Calls + query))["data"]!.AsArray()!];

    private async Task ShouldBeRefusedAsync(string body, int status, int code, string details)
    {
        (int actual, JsonNode? answer) = await CallAsync("POST", Calls, body);
        (actual, (int)answer!["error"]!["code"]!, (string)answer["error"]!["error_data"]!["details"]!).Should().Be((status, code, details));
    }

    /// <summary>Lets time pass once the webhooks have what was told before: none of them is to run out of patience.</summary>
    private async Task PassAsync(int seconds)
    {
        await Kapso.WaitForWebhooksAsync();
        Clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>What webhooks were told of calls.</summary>
    private async Task<IReadOnlyList<JsonNode>> ToldAsync() =>
    [
        .. (await DeliveredAsync()).Select(webhook => webhook.Json["entry"]![0]!["changes"]![0]!)
            .Where(change => (string)change["field"]! == "calls")
            .Select(change => change["value"]!),
    ];
}
