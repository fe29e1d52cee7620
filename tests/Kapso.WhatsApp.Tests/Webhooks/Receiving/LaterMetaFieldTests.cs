using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>What Meta added to its fields later: recordings, user actions, costs, other names; each with nulls, absent and unknown members.</summary>
public sealed class LaterMetaFieldTests
{
    private const string Common = """ "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001111","phone_number_id":"647"} """;
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1760000000);

    [Fact]
    public void A_system_message_tells_the_ids_before_and_after()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("messages", $$$"""
            { {{{Common}}},"messages":[
              {"type":"system","id":"wamid.S","timestamp":"1760000000","system":{"type":"user_changed_user_id","body":"B","user_id":"DE.222","previous_user_id":"DE.111","parent_user_id":"DE.ENT.9","previous_parent_user_id":"DE.ENT.8","x":1}},
              {"type":"system","id":"wamid.T","from":"1555","system":{"type":"user_changed_number","wa_id":"1666","user_id":"DE.1","previous_user_id":null}}] }
            """);

        MetaMessageReceivedEvent[] received = [.. events.Cast<MetaMessageReceivedEvent>()];
        (received[0].Message.From, received[0].Contact).Should().Be((null, null));
        SystemContent changed = received[0].Message.Content.Should().BeOfType<SystemContent>().Subject;
        changed.Should().BeEquivalentTo(new
        {
            Type = SystemMessageType.UserChangedUserId, UserId = "DE.222", PreviousUserId = "DE.111", ParentUserId = "DE.ENT.9", PreviousParentUserId = "DE.ENT.8", WaId = (string?)null,
        });
        changed.AdditionalData.Should().ContainKey("x");
        received[1].Message.Content.Should().BeOfType<SystemContent>().Which.Should().BeEquivalentTo(new { Type = SystemMessageType.UserChangedNumber, WaId = "1666", PreviousUserId = (string?)null, PreviousParentUserId = (string?)null });
    }

    [Fact]
    public void User_actions_come_beside_messages_and_alone()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("messages", $$$"""
            { {{{Common}}},"messages":[{"id":"wamid.1","from":"2","type":"text","text":{"body":"Hi"}}],
              "user_actions":[{"action_type":"marketing_messages_link_click","timestamp":"1760000000","marketing_messages_link_click_data":{"click_component":"cta","product_id":7,"click_id":"c","tracking_token":"t","x":1},"y":2},
                {"action_type":"landing_page_view","timestamp":1760000000,"landing_page_view_data":{"tracking_token":"t","click_id":null}},
                {"action_type":null,"marketing_messages_link_click_data":null},7] }
            """);

        events.Select(read => read.GetType().Name).Should().Equal("MetaMessageReceivedEvent", "MetaUserActionEvent", "MetaUserActionEvent", "MetaUserActionEvent", "UnreadableWebhookEvent");
        MetaUserActionEvent[] actions = [.. events.OfType<MetaUserActionEvent>()];
        actions[0].Action.Should().BeEquivalentTo(new { ActionType = MetaUserActionType.MarketingMessageLinkClick, Timestamp = At, LinkClick = new { ClickComponent = "cta", ProductId = "7", ClickId = "c", TrackingToken = "t" }, ClickId = "c", TrackingToken = "t" });
        actions[0].Action.LinkClick!.AdditionalData.Should().ContainKey("x");
        actions[0].Action.AdditionalData.Should().ContainKey("y");
        (actions[0].NumberId, actions[0].BusinessAccountId, actions[0].DeduplicationKey).Should().Be(("647", "123", null));
        actions[1].Action.Should().BeEquivalentTo(new { ActionType = new MetaUserActionType("landing_page_view"), Timestamp = At, LinkClick = (MetaLinkClick?)null, ClickId = (string?)null, TrackingToken = "t" });
        actions[2].Action.Should().BeEquivalentTo(new { Timestamp = (DateTimeOffset?)null, LinkClick = (MetaLinkClick?)null, ClickId = (string?)null, TrackingToken = (string?)null });
        Delivered.Meta("messages", $$"""{ {{Common}},"user_actions":[] }""").Single().Should().BeOfType<UnknownWebhookEvent>();
        Delivered.Meta("messages", $$$"""{ {{{Common}}},"user_actions":[{}] }""").Single().Should().BeOfType<MetaUserActionEvent>();
    }

    [Fact]
    public void Recordings_and_transcripts_of_calls_are_files()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("calls", $$$"""
            { {{{Common}}},"contacts":[{"user_id":"US.1"}],"calls":[
              {"id":"wacid.1","from_user_id":"US.1","from_parent_user_id":"US.ENT.1","event":"call_recording_available","timestamp":"1760000000","call_recording":{"type":"audio","audio":{"id":11,"sha256":"h","mime_type":"audio/ogg","url":"https://lookaside.example/r","x":1},"y":2}},
              {"id":"wacid.1","to_user_id":"US.1","to_parent_user_id":"US.ENT.1","event":"call_transcription_available","call_transcript":{"document":{"id":"12","sha256":null,"mime_type":"application/json"}},"call_recording":null},
              {"id":"wacid.2","event":"call_created","cta_payload":"cta","deeplink_payload":"link","connection":{"webrtc":{"sdp":"v=0"} } },
              {"id":"wacid.3","event":"call_recording_available","call_recording":{}}] }
            """);

        MetaCallEvent[] calls = [.. events.Cast<MetaCallEvent>()];
        calls[0].Call.CallRecording.Should().BeEquivalentTo(new { Type = "audio", Audio = new { Id = "11", Sha256 = "h", MimeType = "audio/ogg", Url = "https://lookaside.example/r" } });
        calls[0].Call.CallRecording!.Audio!.AdditionalData.Should().ContainKey("x");
        calls[0].Call.CallRecording!.AdditionalData.Should().ContainKey("y");
        (calls[0].Call.FromParentUserId, calls[0].Contact!.UserId, calls[0].DeduplicationKey).Should().Be(("US.ENT.1", "US.1", "wacid.1/call_recording_available//calls"));
        calls[1].Call.CallTranscript!.Document.Should().BeEquivalentTo(new { Id = "12", Sha256 = (string?)null, MimeType = "application/json", Url = (string?)null });
        (calls[1].Call.ToParentUserId, calls[1].Call.CallRecording, calls[1].DeduplicationKey).Should().Be(("US.ENT.1", null, "wacid.1/call_transcription_available//calls"));
        (calls[2].Call.CtaPayload, calls[2].Call.DeeplinkPayload, calls[2].Call.Connection!.Value.GetProperty("webrtc").GetProperty("sdp").GetString()).Should().Be(("cta", "link", "v=0"));
        calls[3].Call.CallRecording!.Audio.Should().BeNull();
    }

    [Fact]
    public void A_voicemail_is_a_message_with_the_id_of_its_call()
    {
        MetaMessageReceivedEvent voicemail = Delivered.Meta<MetaMessageReceivedEvent>("messages", $$$"""
            { {{{Common}}},"messages":[{"id":"wacid.V","from":"2","from_user_id":"US.1","timestamp":"1760000000","type":"audio","audio":{"id":"11","sha256":"h","mime_type":"audio/ogg","x":1}}] }
            """);

        (voicemail.Message.IsVoicemail, voicemail.Message.FromUserId).Should().Be((true, "US.1"));
        voicemail.Message.Content.Should().BeOfType<AudioContent>().Which.Should().BeEquivalentTo(new { Id = "11", Sha256 = "h", MimeType = "audio/ogg", Voice = (bool?)null });
        Delivered.Meta<MetaMessageReceivedEvent>("messages", """{"messages":[{"id":"wamid.A","type":"audio","audio":{"id":"11"}}]}""").Message.IsVoicemail.Should().BeFalse();
    }

    [Fact]
    public void A_status_tells_what_the_message_costs()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("messages", $$$"""
            { {{{Common}}},"statuses":[
              {"id":"wamid.1","status":"delivered","recipient_id":"2","template_id":5,"pricing":{"billable":true,"pricing_model":"PMP","category":"marketing_lite","type":"regular","cost":{"amount":0.035,"currency":"USD","x":1} } },
              {"id":"wamid.1","status":"read","recipient_id":"2","pricing":{"cost":{"amount":"0.1","currency":null} } },
              {"id":"wamid.2","status":"read","recipient_id":"2","template_id":null,"pricing":{"category":"service","type":"free_customer_service","cost":null}}] }
            """);

        MessageStatusUpdate[] statuses = [.. events.Cast<MetaStatusEvent>().Select(read => read.Status)];
        statuses[0].Pricing.Should().BeEquivalentTo(new { Category = PricingCategory.MarketingLite, Type = PricingType.Regular, Cost = new { Amount = 0.035m, Currency = "USD" } });
        statuses[0].Pricing!.Cost!.AdditionalData.Should().ContainKey("x");
        statuses[0].TemplateId.Should().Be("5");
        statuses[1].Pricing!.Cost.Should().BeEquivalentTo(new { Amount = 0.1m, Currency = (string?)null });
        (statuses[2].Pricing!.Category, statuses[2].Pricing!.Type, statuses[2].Pricing!.Cost, statuses[2].TemplateId).Should().Be((PricingCategory.Service, PricingType.FreeCustomerService, null, null));
    }

    [Fact]
    public void Usernames_of_the_business_are_told_in_two_fields()
    {
        MetaPhoneNumberUsernameEvent update = Delivered.Meta<MetaPhoneNumberUsernameEvent>("business_username_updates", """{"display_phone_number":15550001111,"username":"shop","status":"reserved","x":1}""");
        update.Should().BeEquivalentTo(new { DisplayPhoneNumber = "15550001111", Username = "shop", Status = "reserved", Decision = (string?)null, RequestedUsername = (string?)null });
        update.AdditionalData.Should().ContainKey("x");
        Delivered.Meta<MetaPhoneNumberUsernameEvent>("business_username_updates", """{"display_phone_number":"1555","username":null,"status":"approved"}""").Should().BeEquivalentTo(new { Username = (string?)null, Status = "approved" });
        Delivered.Meta<MetaPhoneNumberUsernameEvent>("phone_number_username_update", """{"decision":"APPROVED","requested_username":"u"}""").Should().BeEquivalentTo(new { Username = "u", RequestedUsername = "u", Status = (string?)null });
    }

    [Fact]
    public void A_category_that_was_not_the_right_one_is_told()
    {
        MetaTemplateCategoryDetectionEvent detected = Delivered.Meta<MetaTemplateCategoryDetectionEvent>(
            "template_correct_category_detection", """{"message_template_id":1234567890123456789,"message_template_name":"t","message_template_language":"en-US","category":"UTILITY","correct_category":"MARKETING","x":1}""");

        detected.Should().BeEquivalentTo(new { MessageTemplateId = "1234567890123456789", MessageTemplateName = "t", MessageTemplateLanguage = "en-US", Category = "UTILITY", CorrectCategory = "MARKETING" });
        detected.AdditionalData.Should().ContainKey("x");
        Delivered.Meta<MetaTemplateCategoryDetectionEvent>("template_correct_category_detection", """{"message_template_id":"5","message_template_name":null}""").Should().BeEquivalentTo(new { MessageTemplateId = "5", MessageTemplateName = (string?)null, Category = (string?)null });
    }

    [Fact]
    public void A_template_leaves_the_archive() =>
        Delivered.Meta<MetaTemplateStatusEvent>("message_template_status_update", """{"event":"UNARCHIVED","message_template_id":5,"reason":null}""").Event.Should().Be("UNARCHIVED");

    [Fact]
    public void Echoes_come_under_two_names()
    {
        MetaMessageEchoEvent echo = Delivered.Meta<MetaMessageEchoEvent>("message_echoes", $$$"""{ {{{Common}}},"contacts":[{"wa_id":"2"}],"message_echoes":[{"from":"15550001111","to":"2","id":"wamid.9","timestamp":"1760000000","type":"text","text":{"body":"x"},"y":1}]}""");

        (echo.Message.Id, echo.Contact!.WaId, echo.NumberId, echo.DeduplicationKey).Should().Be(("wamid.9", "2", "647", "wamid.9/message_echoes"));
        echo.Message.AdditionalData.Should().ContainKey("y");
        Delivered.Meta("message_echoes", """{"message_echoes":null}""").Single().Should().BeOfType<UnknownWebhookEvent>();
    }

    [Fact]
    public void An_account_update_tells_what_is_to_be_done()
    {
        MetaAccountUpdateEvent needed = Delivered.Meta<MetaAccountUpdateEvent>("account_update", """{"event":"PARTNER_CLIENT_CERTIFICATION_NEEDED","partner_client_certification_needed_info":{"client_business_id":"1"},"violation_info":null}""");
        MetaAccountUpdateEvent violation = Delivered.Meta<MetaAccountUpdateEvent>("account_update", """{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"V","remediation":"Remove it","x":1},"waba_info":{"waba_id":"1","ad_account_id":7}}""");

        needed.PartnerClientCertificationNeededInfo!.Value.GetProperty("client_business_id").GetString().Should().Be("1");
        violation.ViolationInfo.Should().BeEquivalentTo(new { ViolationType = "V", Remediation = "Remove it" });
        violation.ViolationInfo!.AdditionalData.Should().ContainKey("x");
        violation.BusinessAccountInfo!.AdAccountLinked.Should().Be("7");
        Delivered.Meta<MetaAccountUpdateEvent>("account_update", """{"event":"VERIFIED_ACCOUNT","waba_info":{"ad_account_linked":"8"}}""").BusinessAccountInfo!.AdAccountLinked.Should().Be("8");
    }
}
