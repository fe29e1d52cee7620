using System.Net;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Calls;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Calls;

public sealed class CallWireTests
{
    private const string Number = KapsoUnderTest.PhoneNumberId;
    private const string Calls = $"{Exchange.WhatsApp}{Number}/calls";
    private const string CallId = "wacid.HBgLMTU1";
    private const string Sdp = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\na=ice-pwd:qY/Bb-very-secret\r\n";
    private const string WireSdp = @"v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\na=ice-pwd:qY/Bb-very-secret\r\n";
    private const string Done = """{"messaging_product":"whatsapp","success":true}""";
    private const string Started = $$"""{"messaging_product":"whatsapp","calls":[{"id":"{{CallId}}","mood":"good"}],"x":1}""";

    [Fact]
    public async Task Calls_are_listed_with_every_member_and_filter()
    {
        (Page<Call> page, SeenRequest request) = await Exchange.Make("""
            {"data":[{"id":"5d0c","call_id":"wacid.1","direction":"outbound","status":"completed","duration_seconds":42,"started_at":"2026-03-01T12:00:00Z","ended_at":"2026-03-01T12:01:00Z",
            "session_started_at":"2026-03-01T12:00:18Z","created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:01:00Z","user_wa_id":"15551234567","business_scoped_user_id":"US.1",
            "parent_business_scoped_user_id":"US.ENT.2","username":"ann","whatsapp_contact_id":"c1","whatsapp_conversation_id":"v1","project_id":"p1","whatsapp_config_id":"n1","config_display_name":"Main",
            "config_display_phone_number":"+1 555-0100","phone_number_id":"647","whatsapp_contact":{"id":"c1","wa_id":"15551234567","profile_name":"Ann","display_name":"Ann B","vip":true},
            "whatsapp_conversation":{"id":"v1","phone_number":"15551234567","status":"active","last_active_at":"2026-03-01T12:01:00Z"},"codec":"opus"},{"id":"5d0d","status":"put on hold","duration_seconds":null}],
            "paging":{"cursors":{"before":null,"after":"QQ=="}}}
            """,
            kapso => kapso.Calls.List(Number, new CallFilter
            {
                Direction = CallDirection.Outbound,
                Status = CallStatus.Completed,
                Since = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
                Until = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(1)),
                PageSize = 50,
                Fields = [CallField.Id, CallField.Status],
            }).GetPageAsync());

        request.ShouldBe("GET", $"{Calls}?direction=outbound&status=completed&since=2026-03-01T00%3A00%3A00Z&until=2026-03-01T23%3A00%3A00Z&fields=id%2Cstatus&limit=50");
        page.NextCursor.Should().Be("QQ==");
        page.Items[0].Should().BeEquivalentTo(new
        {
            Id = "5d0c",
            CallId = "wacid.1",
            Direction = CallDirection.Outbound,
            Status = CallStatus.Completed,
            Duration = TimeSpan.FromSeconds(42),
            StartedAt = At(0),
            EndedAt = At(60),
            SessionStartedAt = At(18),
            CreatedAt = At(0),
            UpdatedAt = At(60),
            UserWaId = "15551234567",
            BusinessScopedUserId = "US.1",
            ParentBusinessScopedUserId = "US.ENT.2",
            Username = "ann",
            ContactId = "c1",
            ConversationId = "v1",
            ProjectId = "p1",
            ConfigId = "n1",
            ConfigDisplayName = "Main",
            ConfigDisplayPhoneNumber = "+1 555-0100",
            PhoneNumberId = "647",
            Contact = new { Id = "c1", WaId = "15551234567", ProfileName = "Ann", DisplayName = "Ann B" },
            Conversation = new { Id = "v1", PhoneNumber = "15551234567", Status = "active", LastActiveAt = At(60) },
        });
        page.Items[0].AdditionalData.Should().ContainKey("codec");
        page.Items[0].Contact!.AdditionalData.Should().ContainKey("vip");
        page.Items[1].Status.Should().Be(new CallStatus("put on hold"));

        (await Exchange.Refused(kapso => kapso.Calls.List(Number, new CallFilter { PageSize = 101 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
    }

    [Fact]
    public async Task A_customer_is_called_with_an_offer_and_the_id_comes_back()
    {
        (StartedCall call, SeenRequest request) = await Exchange.Make(Started, kapso => kapso.Calls.StartAsync(Number, "1 (555) 123-4567", Sdp, "order-1"));

        request.ShouldBe("POST", Calls, $$"""{"messaging_product":"whatsapp","to":"15551234567","action":"connect","session":{"sdp_type":"offer","sdp":"{{WireSdp}}"},"biz_opaque_callback_data":"order-1"}""");
        (call.CallId, call.CallbackData).Should().Be((CallId, "order-1"));
        call.AdditionalData.Keys.Should().BeEquivalentTo("x", "mood");
    }

    [Fact]
    public async Task What_a_begun_call_says_beside_its_id_is_kept()
    {
        (StartedCall call, _) = await Exchange.Make(
            $$"""{"messaging_product":"whatsapp","success":true,"calls":[{"id":"{{CallId}}","ring":"loud"}],"queue":7}""", kapso => kapso.Calls.StartAsync(Number, "15551234567", Sdp));

        call.AdditionalData.Keys.Should().BeEquivalentTo("ring", "queue", "success");
    }

    [Fact]
    public async Task A_call_is_recorded_and_transcribed_on_request()
    {
        CallCapture both = new() { Recording = new() { Purpose = "quality", AnnouncementLanguage = "en_US" }, Transcription = new() { Enabled = false } };
        (_, SeenRequest request) = await Exchange.Make(Started, kapso => kapso.Calls.StartAsync(Number, "15551234567", Sdp, "order-1", both));
        SeenRequest accepted = await Exchange.Make(Done, kapso => kapso.Calls.AcceptAsync(Number, CallId, Sdp, capture: new CallCapture { Transcription = new() { Purpose = "notes", AnnouncementLanguage = "de" } }));

        request.Body.Should().EndWith(
            ""","biz_opaque_callback_data":"order-1","recording":{"status":"ENABLED","purpose":"quality","announcement_language":"en_US"},"transcription":{"status":"DISABLED"}}""");
        accepted.Body.Should().EndWith("""},"transcription":{"status":"ENABLED","purpose":"notes","announcement_language":"de"}}""");
        (await Exchange.Refused(kapso => kapso.Calls.StartAsync(Number, "15551234567", Sdp, capture: new CallCapture { Recording = new(), Transcription = new() { Purpose = new string('a', 251), AnnouncementLanguage = "en" } })))
            .ShouldBe("capture.recording.purpose: required", "capture.recording.announcementLanguage: required", "capture.transcription.purpose: max-length");
    }

    [Fact]
    public async Task Callback_data_is_generated_unless_that_is_switched_off()
    {
        (StartedCall call, SeenRequest request) = await Exchange.Make(Started, kapso => kapso.Calls.StartAsync(Number, "15551234567", Sdp));
        using KapsoUnderTest without = new(options => options.GenerateCallbackData = false, ScriptedTransport.Answer(HttpStatusCode.OK, Started));

        call.CallbackData.Should().HaveLength(32);
        request.Body.Should().EndWith($$"""},"biz_opaque_callback_data":"{{call.CallbackData}}"}""");
        (await without.Client.Calls.StartAsync(Number, "15551234567", Sdp)).CallbackData.Should().BeNull();
        without.Transport.Requests.Single().Body.Should().NotContain("biz_opaque");
    }

    [Fact]
    public async Task Each_action_sends_only_what_it_needs()
    {
        (await Exchange.Make(Done, kapso => kapso.Calls.PreAcceptAsync(Number, CallId, Sdp)))
            .ShouldBe("POST", Calls, $$"""{"messaging_product":"whatsapp","call_id":"{{CallId}}","action":"pre_accept","session":{"sdp_type":"answer","sdp":"{{WireSdp}}"} }""".Replace("} }", "}}", StringComparison.Ordinal));
        (await Exchange.Make(Done, kapso => kapso.Calls.AcceptAsync(Number, CallId, Sdp)))
            .ShouldBe("POST", Calls, $$"""{"messaging_product":"whatsapp","call_id":"{{CallId}}","action":"accept","session":{"sdp_type":"answer","sdp":"{{WireSdp}}"} }""".Replace("} }", "}}", StringComparison.Ordinal));
        (await Exchange.Make(Done, kapso => kapso.Calls.AcceptAsync(Number, CallId, Sdp, "order-1"))).Body.Should().EndWith(""","biz_opaque_callback_data":"order-1"}""");
        (await Exchange.Make(Done, kapso => kapso.Calls.RejectAsync(Number, CallId))).ShouldBe("POST", Calls, $$"""{"messaging_product":"whatsapp","call_id":"{{CallId}}","action":"reject"}""");
        (await Exchange.Make("""{"success":true}""", kapso => kapso.Calls.TerminateAsync(Number, CallId)))
            .ShouldBe("POST", Calls, $$"""{"messaging_product":"whatsapp","call_id":"{{CallId}}","action":"terminate"}""");
    }

    [Fact]
    public async Task Permissions_are_read_as_kapso_and_as_meta_write_them()
    {
        (CallPermissions kapsos, SeenRequest request) = await Exchange.Make("""
            {"messaging_product":"whatsapp","permission":{"status":"temporary","expiration_time":1772366400,"x":1},"actions":[
            {"action_name":"send_call_permission_request","can_perform_action":false,"limits":[{"time_period":"PT24H","max_allowed":1,"current_usage":1,"limit_expiration_time":1772452800},{"time_period":"P7D","max_allowed":2,"current_usage":1}]},
            {"action_name":"start_call","can_perform_action":true,"limits":[]},{"action_name":"sing","can_perform_action":true}],"y":2}
            """, kapso => kapso.Calls.GetPermissionsAsync(Number, "+1 555 123 4567"));
        (CallPermissions metas, _) = await Exchange.Make(
            """{"messaging_product":"whatsapp","permission":{"status":"denied"},"actions":[{"action_name":"start_call","can_perform_action":false,"limits":null}]}""",
            kapso => kapso.Calls.GetPermissionsAsync(Number, "15551234567"));
        (CallPermissions bare, _) = await Exchange.Make("{}", kapso => kapso.Calls.GetPermissionsAsync(Number, "15551234567"));

        request.ShouldBe("GET", $"{Exchange.WhatsApp}{Number}/call_permissions?user_wa_id=15551234567");
        kapsos.Permission.Should().BeEquivalentTo(new { Status = CallPermissionStatus.Temporary, ExpirationTime = At(0) });
        (kapsos.CanStartCall, kapsos.CanRequestPermission).Should().Be((true, false));
        kapsos.Actions.Select(action => action.ActionName).Should().Equal(CallActionName.SendCallPermissionRequest, CallActionName.StartCall, new CallActionName("sing"));
        kapsos.Actions[0].Limits[0].Should().BeEquivalentTo(new { TimePeriod = TimeSpan.FromHours(24), MaxAllowed = 1, CurrentUsage = 1, LimitExpirationTime = At(86400) });
        kapsos.Actions[0].Limits[1].Should().BeEquivalentTo(new { TimePeriod = TimeSpan.FromDays(7), LimitExpirationTime = (DateTimeOffset?)null });
        kapsos.AdditionalData.Should().ContainKey("y");
        (metas.Permission!.Status, metas.CanStartCall, metas.CanRequestPermission).Should().Be((CallPermissionStatus.Denied, false, false));
        metas.Actions[0].Limits.Should().BeEmpty();
        (bare.Permission, bare.Actions.Count).Should().Be((null, 0));
    }

    [Theory]
    [InlineData("\"24h\"", 24)]
    [InlineData("\"7d\"", 168)]
    [InlineData("\"P1DT12H\"", 36)]
    [InlineData("\"soon\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("86400", null)]
    [InlineData("null", null)]
    public async Task A_period_is_read_in_every_notation_and_an_odd_one_costs_only_itself(string period, int? hours)
    {
        (CallPermissions permissions, _) = await Exchange.Make(
            $$"""{"actions":[null,{"action_name":"start_call","can_perform_action":true,"limits":[null,{"time_period":{{period}},"max_allowed":5}]}]}""", kapso => kapso.Calls.GetPermissionsAsync(Number, "15551234567"));

        CallLimit limit = permissions.Actions.Should().ContainSingle().Which.Limits.Should().ContainSingle().Subject;
        limit.Should().BeEquivalentTo(new { TimePeriod = hours is null ? (TimeSpan?)null : TimeSpan.FromHours(hours.Value), MaxAllowed = 5 });
        limit.AdditionalData.ContainsKey("time_period").Should().Be(hours is null && period != "null");
    }

    [Theory]
    [InlineData("42", 42000)]
    [InlineData("1.5", 1500)]
    [InlineData("\"42\"", 42000)]
    [InlineData("\"long\"", null)]
    [InlineData("1e300", null)]
    [InlineData("{}", null)]
    public async Task A_duration_is_read_as_number_and_as_text_and_an_odd_one_costs_only_itself(string seconds, int? milliseconds)
    {
        (Page<Call> page, _) = await Exchange.Make($$"""{"data":[{"id":"1","status":"completed","duration_seconds":{{seconds}}}]}""", kapso => kapso.Calls.List(Number).GetPageAsync());

        Call call = page.Items.Should().ContainSingle().Subject;
        call.Should().BeEquivalentTo(new { Id = "1", Status = CallStatus.Completed, Duration = milliseconds is null ? (TimeSpan?)null : TimeSpan.FromMilliseconds(milliseconds.Value) });
        call.AdditionalData.ContainsKey("duration_seconds").Should().Be(milliseconds is null);
    }

    [Fact]
    public async Task A_duration_is_written_in_the_unit_of_the_api()
    {
        (Page<Call> page, _) = await Exchange.Make("""{"data":[{"id":"1","duration_seconds":42},{"id":"2","duration_seconds":1.5}]}""", kapso => kapso.Calls.List(Number).GetPageAsync());
        (CallPermissions permissions, _) = await Exchange.Make("""{"actions":[{"limits":[{"time_period":"24h"}]}]}""", kapso => kapso.Calls.GetPermissionsAsync(Number, "15551234567"));

        page.Items.Select(Written).Should().Equal("""{"id":"1","duration_seconds":42}""", """{"id":"2","duration_seconds":1.5}""");
        Written(permissions).Should().Be("""{"actions":[{"limits":[{"time_period":"P1D"}]}]}""");

        static string Written(KapsoModel model)
        {
            using MemoryStream stream = new();
            using (Utf8JsonWriter writer = new(stream))
            {
                model.WriteTo(writer);
            }

            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.Calls.StartAsync(Number, "Ann", " ", new string('a', 513)))).ShouldBe("to: phone-number", "sdpOffer: required", "callbackData: max-length");
        (await Exchange.Refused(kapso => kapso.Calls.AcceptAsync(Number, "", "m=audio", ""))).ShouldBe("callId: required", "sdpAnswer: sdp", "callbackData: required");
        (await Exchange.Refused(kapso => kapso.Calls.PreAcceptAsync(Number, " ", Sdp))).ShouldBe("callId: required");
        (await Exchange.Refused(kapso => kapso.Calls.RejectAsync(Number, ""))).ShouldBe("callId: required");
        (await Exchange.Refused(kapso => kapso.Calls.GetPermissionsAsync(Number, "123"))).ShouldBe("user: phone-number");
    }

    [Fact]
    public async Task Taking_up_a_call_is_never_repeated_and_ending_one_is()
    {
        foreach (Func<KapsoWhatsAppClient, Task> once in new Func<KapsoWhatsAppClient, Task>[]
        {
            kapso => kapso.Calls.StartAsync(Number, "+15551234567", Sdp, "order-1"),
            kapso => kapso.Calls.PreAcceptAsync(Number, CallId, Sdp),
            kapso => kapso.Calls.AcceptAsync(Number, CallId, Sdp),
        })
        {
            using KapsoUnderTest lost = new(ScriptedTransport.Fail(HttpRequestError.ResponseEnded), ScriptedTransport.Answer(HttpStatusCode.OK, Started));
            KapsoTransportException unknown = (await lost.Client.Awaiting(once).Should().ThrowAsync<KapsoTransportException>()).Which;
            unknown.OutcomeUnknown.Should().BeTrue();
            lost.Transport.Requests.Should().ContainSingle();
        }

        foreach (Func<KapsoWhatsAppClient, Task> again in new Func<KapsoWhatsAppClient, Task>[] { kapso => kapso.Calls.RejectAsync(Number, CallId), kapso => kapso.Calls.TerminateAsync(Number, CallId) })
        {
            using KapsoUnderTest lost = new(ScriptedTransport.Fail(HttpRequestError.ResponseEnded), ScriptedTransport.Answer(HttpStatusCode.OK, Done));
            await again(lost.Client);
            lost.Transport.Requests.Should().HaveCount(2);
        }
    }

    [Fact]
    public async Task A_refusal_tells_what_to_do_and_neither_the_number_nor_the_session()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(
            HttpStatusCode.Unauthorized,
            """{"error":{"message":"(#138006) No approved call permission from 15551234567, ice qY/Bb-very-secret","type":"OAuthException","code":138006,"fbtrace_id":"A1"}}"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.Calls.StartAsync(Number, "+15551234567", Sdp, "order-1")).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.Should().BeEquivalentTo(new { OperationId = "performCallAction", Category = ErrorCategory.Calling, Code = 138006, RetryAdvice = RetryAdvice.FixRequest, CallbackData = "order-1", OutcomeUnknown = false });
        refused.ToString().Should().NotContain("15551234567").And.NotContain("very-secret");
    }

    [Fact]
    public async Task An_answer_without_a_call_is_no_answer()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """{"messaging_product":"whatsapp","calls":[]}"""));

        (await kapso.Client.Awaiting(client => client.Calls.StartAsync(Number, "+15551234567", Sdp)).Should().ThrowAsync<KapsoSerializationException>()).Which.OutcomeUnknown.Should().BeTrue();
    }

    private static DateTimeOffset At(int seconds) => new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
}
