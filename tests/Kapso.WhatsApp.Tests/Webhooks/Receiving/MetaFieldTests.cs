using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>Each of Meta's fields, with what may be absent, unknown or written otherwise.</summary>
public sealed class MetaFieldTests
{
    private const string Common = """ "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001111","phone_number_id":"647"} """;
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1760000000);

    [Fact]
    public void Messages_and_statuses_come_one_by_one()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("messages", $$$"""
            { {{{Common}}},"contacts":[{"profile":{"name":"Bob"},"wa_id":"2"},{"profile":{"name":"Ann","username":"@ann"},"user_id":"US.1","x":1}],
              "messages":[{"id":"wamid.1","from_user_id":"US.1","timestamp":"1760000000","type":"text","text":{"body":"Hi"}},{"type":"no id"},{"id":"wamid.2","from":"2","type":"poll","poll":{}}],
              "statuses":[{"id":"wamid.3","status":"failed","timestamp":"1760000000","recipient_id":"2","errors":[{"code":131026}],"new":1},7],
              "errors":[{"code":130429,"title":"Rate limit"}] }
            """);

        events.Should().HaveCount(6);
        MetaMessageReceivedEvent first = events.OfType<MetaMessageReceivedEvent>().First();
        first.Message.Content.Should().BeEquivalentTo(new TextContent { Body = "Hi" });
        first.Contact!.Profile!.Name.Should().Be("Ann");
        (first.NumberId, first.BusinessAccountId, first.DeduplicationKey).Should().Be(("647", "123", "wamid.1/messages"));
        events.OfType<MetaMessageReceivedEvent>().Last().Contact!.Profile!.Name.Should().Be("Bob");
        events.OfType<UnreadableWebhookEvent>().Should().HaveCount(2);
        MetaStatusEvent status = events.OfType<MetaStatusEvent>().Single();
        status.Status.Errors.Single().Code.Should().Be(131026);
        status.Status.AdditionalData.Should().ContainKey("new");
        (status.Contact!.WaId, status.DeduplicationKey).Should().Be(("2", "wamid.3/failed/2/messages"));
        events.OfType<MetaErrorsEvent>().Single().Errors.Single().Code.Should().Be(130429);
    }

    [Fact]
    public void Several_entries_and_changes_are_all_read()
    {
        IncomingWebhook incoming = Delivered.Read("""
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"account_review_update","value":{"decision":"APPROVED"}},{"field":"moon","value":7}]},
             null,{"id":2,"time":"1760000000","changes":[{"value":{}},"x"]},{"id":"3"}]}
            """);

        incoming.Events.Select(read => read.GetType().Name).Should().Equal("MetaAccountReviewEvent", "UnknownWebhookEvent", "UnreadableWebhookEvent", "UnknownWebhookEvent", "UnreadableWebhookEvent");
        ((MetaEvent)incoming.Events[0]).BusinessAccountId.Should().Be("1");
        incoming.IsBatch.Should().BeFalse();
    }

    [Fact]
    public void An_empty_value_is_kept() => Delivered.Meta("messages", "{}").Single().Should().BeOfType<UnknownWebhookEvent>();

    [Fact]
    public void Templates_are_reviewed_and_changed()
    {
        const string template = "\"message_template_id\":1234567890123456789,\"message_template_name\":\"t\",\"message_template_language\":\"en-US\"";
        Delivered.Meta<MetaTemplateStatusEvent>("message_template_status_update", $$$"""{"event":"PAUSED",{{{template}}},"reason":null,"message_template_category":"MARKETING","disable_info":{"disable_date":1760000000},"other_info":{"title":"FIRST_PAUSE","description":"d"},"rejection_info":{"reason":"r","recommendation":"c"},"x":1}""")
            .Should().BeEquivalentTo(new { Event = "PAUSED", MessageTemplateId = "1234567890123456789", Reason = (string?)null, MessageTemplateCategory = "MARKETING", DisableInfo = new { DisableDate = "1760000000" }, OtherInfo = new { Title = "FIRST_PAUSE" }, RejectionInfo = new { Recommendation = "c" } });
        Delivered.Meta<MetaTemplateQualityEvent>("message_template_quality_update", $$$"""{"previous_quality_score":"GREEN","new_quality_score":"RED",{{{template}}}}""").NewQualityScore.Should().Be("RED");
        Delivered.Meta<MetaTemplateComponentsEvent>("message_template_components_update", $$$"""{{{{template}}},"message_template_element":"body","message_template_buttons":[{"message_template_button_type":"URL","message_template_button_text":"Go","message_template_button_url":"https://a.example"}]}""")
            .MessageTemplateButtons.Single().Should().BeEquivalentTo(new { Type = "URL", Text = "Go", Url = "https://a.example", PhoneNumber = (string?)null });
        MetaTemplateCategoryEvent notice = Delivered.Meta<MetaTemplateCategoryEvent>("template_category_update", $$$"""{{{{template}}},"new_category":"UTILITY","correct_category":"MARKETING","category_update_timestamp":1760000000}""");
        (notice.IsNotice, notice.CategoryUpdateTimestamp).Should().Be((true, At));
        Delivered.Meta<MetaTemplateCategoryEvent>("template_category_update", $$$"""{{{{template}}},"previous_category":"UTILITY","new_category":"MARKETING"}""").IsNotice.Should().BeFalse();
    }

    [Fact]
    public void Numbers_and_accounts_change()
    {
        Delivered.Meta<MetaPhoneNumberQualityEvent>("phone_number_quality_update", """{"display_phone_number":"1555","event":"THROUGHPUT_UPGRADE","current_limit":"TIER_10K","max_daily_conversations_per_business":2000}""")
            .Should().BeEquivalentTo(new { CurrentLimit = "TIER_10K", MaxDailyConversationsPerBusiness = "2000", OldLimit = (string?)null });
        Delivered.Meta<MetaPhoneNumberNameEvent>("phone_number_name_update", """{"display_phone_number":"1555","decision":"REJECTED","requested_verified_name":"N","rejection_reason":"r"}""").RejectionReason.Should().Be("r");
        Delivered.Meta<MetaPhoneNumberUsernameEvent>("phone_number_username_update", """{"display_phone_number":"1555","decision":"APPROVED","requested_username":"u"}""").RejectionReasons.Should().BeEmpty();
        Delivered.Meta<MetaBusinessCapabilityEvent>("business_capability_update", """{"max_daily_conversations_per_business":-1,"max_phone_numbers_per_business":"20"}""")
            .Should().BeEquivalentTo(new { MaxDailyConversationsPerBusiness = "-1", MaxPhoneNumbersPerBusiness = 20, MaxPhoneNumbersPerBusinessAccount = (int?)null });
        Delivered.Meta<MetaBusinessCapabilityEvent>("business_capability_update", """{"max_daily_conversations_per_business":"TIER_2K"}""").MaxDailyConversationsPerBusiness.Should().Be("TIER_2K");
        Delivered.Meta<MetaAccountAlertEvent>("account_alerts", """{"entity_type":"BUSINESS","entity_id":9,"alert_info":{"alert_severity":"CRITICAL","alert_status":"ACTIVE","alert_type":"OBA_REJECTED","alert_description":"d"}}""")
            .Should().BeEquivalentTo(new { EntityId = "9", AlertInfo = new { AlertType = "OBA_REJECTED" } });
        Delivered.Meta<MetaAccountReviewEvent>("account_review_update", """{"decision":"APPROVED"}""").Decision.Should().Be("APPROVED");
        Delivered.Meta<MetaAccountSettingsEvent>("account_settings_update", """{"messaging_product":"whatsapp","timestamp":"1760000000","type":"phone_number_settings","phone_number_settings":{"phone_number_id":"647","calling":{}}}""")
            .Should().BeEquivalentTo(new { Timestamp = At, Type = "phone_number_settings" });
        Delivered.Meta<MetaSecurityEvent>("security", """{"display_phone_number":"1555","event":"PIN_CHANGED","requester":7}""").Requester.Should().Be("7");
        Delivered.Meta<MetaPartnerSolutionEvent>("partner_solutions", """{"event":"SOLUTION_CREATED","solution_id":"1","solution_status":"ACTIVE"}""").SolutionStatus.Should().Be("ACTIVE");
        Delivered.Meta<MetaPaymentConfigurationEvent>("payment_configuration_update", """{"configuration_name":"c","provider_name":"p","provider_mid":1,"status":"Needs Testing","created_timestamp":1760000000,"updated_timestamp":1760000000}""")
            .Should().BeEquivalentTo(new { Status = "Needs Testing", CreatedTimestamp = At });
    }

    [Theory]
    [InlineData("ACCOUNT_DELETED", "")]
    [InlineData("ACCOUNT_RESTRICTION", ",\"restriction_info\":[{\"restriction_type\":\"R\",\"expiration\":1760000000}]")]
    [InlineData("ACCOUNT_VIOLATION", ",\"violation_info\":{\"violation_type\":\"V\"},\"phone_number\":15550001111")]
    [InlineData("DISABLED_UPDATE", ",\"ban_info\":{\"waba_ban_state\":\"SCHEDULE_FOR_DISABLE\",\"waba_ban_date\":\"April 17, 2026\"}")]
    [InlineData("PARTNER_REMOVED", ",\"waba_info\":{\"waba_id\":\"1\",\"owner_business_id\":2,\"solution_partner_business_ids\":[\"3\"]},\"disconnection_info\":{\"reason\":\"CHANGE_NUMBER\",\"initiated_by\":\"USER\"}")]
    [InlineData("PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE", ",\"partner_client_certification_info\":{\"client_business_id\":\"1\",\"status\":\"APPROVED\"}")]
    [InlineData("BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE", ",\"country\":\"DE\"")]
    [InlineData("AUTH_INTL_PRICE_ELIGIBILITY_UPDATE", ",\"auth_international_rate_eligibility\":{\"start_time\":1}")]
    [InlineData("VOLUME_BASED_PRICING_TIER_UPDATE", ",\"volume_tier_info\":{\"tier\":\"1:2\"}")]
    [InlineData("SOMETHING_NEW", ",\"new_info\":{}")]
    public void An_account_update_tells_what_belongs_to_it(string name, string more)
    {
        MetaAccountUpdateEvent update = Delivered.Meta<MetaAccountUpdateEvent>("account_update", $$"""{"event":"{{name}}"{{more}} }""");

        update.Event.Should().Be(name);
        update.RestrictionInfo.Should().HaveCount(name == "ACCOUNT_RESTRICTION" ? 1 : 0);
        (update.ViolationInfo?.ViolationType, update.PhoneNumber).Should().Be(name == "ACCOUNT_VIOLATION" ? ("V", "15550001111") : (null, null));
        (update.BanInfo?.WabaBanState).Should().Be(name == "DISABLED_UPDATE" ? AccountBanStatus.ScheduledForDisabling : null);
        (update.BusinessAccountInfo?.OwnerBusinessId, update.DisconnectionInfo?.InitiatedBy).Should().Be(name == "PARTNER_REMOVED" ? ("2", "USER") : (null, null));
        update.PartnerClientCertificationInfo.HasValue.Should().Be(name.StartsWith("PARTNER_CLIENT", StringComparison.Ordinal));
        update.Country.Should().Be(name.StartsWith("BUSINESS", StringComparison.Ordinal) ? "DE" : null);
        update.AuthInternationalRateEligibility.HasValue.Should().Be(name.StartsWith("AUTH", StringComparison.Ordinal));
        update.VolumeTierInfo.HasValue.Should().Be(name.StartsWith("VOLUME", StringComparison.Ordinal));
        update.AdditionalData.ContainsKey("new_info").Should().Be(name == "SOMETHING_NEW");
    }

    [Fact]
    public void People_change()
    {
        Delivered.Meta<MetaUserPreferencesEvent>("user_preferences", $$$"""{ {{{Common}}},"contacts":[{"wa_id":"1"}],"user_preferences":[{"wa_id":"1","detail":"d","category":"marketing_messages","value":"stop","timestamp":1760000000}]}""")
            .UserPreferences.Single().Should().BeEquivalentTo(new { Value = "stop", Timestamp = At });
        Delivered.Meta<MetaUserIdEvent>("user_id_update", $$$"""{ {{{Common}}},"user_id_update":[{"wa_id":"1","detail":"d","user_id":{"previous":"US.1","current":"US.2"},"timestamp":"1760000000"}]}""")
            .Updates.Single().UserId.Should().BeEquivalentTo(new { Previous = "US.1", Current = "US.2" });
        Delivered.Meta<MetaContactsSyncEvent>("smb_app_state_sync", $$$"""{ {{{Common}}},"state_sync":[{"type":"contact","contact":{"phone_number":"1"},"action":"remove","metadata":{"timestamp":"1760000000"}}]}""")
            .StateSync.Single().Should().BeEquivalentTo(new { Action = "remove", Contact = new { FullName = (string?)null, PhoneNumber = "1" }, Metadata = new { Timestamp = At } });
        Delivered.Meta<MetaAutomaticEventsEvent>("automatic_events", $$$"""{ {{{Common}}},"automatic_events":[{"id":"wamid.1","event_name":"Purchase","timestamp":1760000000,"ctwa_clid":"c","custom_data":{"currency":"USD","value":5}}]}""")
            .AutomaticEvents.Single().EventName.Should().Be("Purchase");
    }

    [Fact]
    public void The_business_app_echoes_and_hands_its_history_over()
    {
        MetaMessageEchoEvent echo = Delivered.Meta<MetaMessageEchoEvent>("smb_message_echoes", $$$"""{ {{{Common}}},"contacts":[{"wa_id":"2"}],"message_echoes":[{"from":"15550001111","to":"2","id":"wamid.9","timestamp":"1760000000","type":"text","text":{"body":"From the app"}}]}""");
        (echo.Message.Id, echo.Contact!.WaId).Should().Be(("wamid.9", "2"));

        MetaHistoryEvent history = Delivered.Meta<MetaHistoryEvent>("history", $$$"""{ {{{Common}}},"history":[{"metadata":{"phase":0,"chunk_order":1,"progress":55},"threads":[{"id":"2","messages":[{"from":"2","id":"wamid.8","timestamp":"1760000000","type":"text","text":{"body":"Old"},"history_context":{"status":"READ"}},{"bad":1}]}]}]}""");
        history.History.Single().Metadata.Should().BeEquivalentTo(new { Phase = 0, ChunkOrder = 1, Progress = 55 });
        MetaHistoryThread thread = history.History.Single().Threads.Single();
        thread.Messages.Single().AdditionalData.Should().ContainKey("history_context");
        thread.Unreadable.Single().GetRawText().Should().Be("""{"bad":1}""");
        Delivered.Meta<MetaHistoryEvent>("history", $$$"""{ {{{Common}}},"history":[{"errors":[{"code":2593109,"title":"Refused"}]}]}""").History.Single().Errors.Single().Code.Should().Be(2593109);
        Delivered.Meta("history", $$$"""{ {{{Common}}},"messages":[{"id":"wamid.7","type":"image","image":{"id":"1"}}]}""").Single().Should().BeOfType<MetaMessageReceivedEvent>();
    }

    [Fact]
    public void Calls_begin_end_and_advance()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("calls", $$$"""
            { {{{Common}}},"contacts":[{"wa_id":"2"}],"calls":[{"id":"wacid.1","from":"2","to":"15550001111","event":"connect","timestamp":"1760000000","direction":"USER_INITIATED","session":{"sdp_type":"offer","sdp":"v=0"}},
              {"id":"wacid.1","from":"2","to":"1","event":"terminate","status":"Completed","start_time":"1760000000","end_time":"1760000060","duration":"60","deeplink_payload":"d"}],
              "statuses":[{"id":"wacid.1","type":"call","status":"RINGING","timestamp":"1760000000","recipient_id":"2"}] }
            """);

        MetaCallEvent connect = (MetaCallEvent)events[0];
        (connect.Call.Session!.SdpType, connect.Contact!.WaId, connect.DeduplicationKey).Should().Be(("offer", "2", "wacid.1/connect//calls"));
        MetaCallEvent terminate = (MetaCallEvent)events[1];
        (terminate.Call.Duration, terminate.Call.StartTime, terminate.Call.Status).Should().Be((TimeSpan.FromMinutes(1), At, "Completed"));
        terminate.Call.DeeplinkPayload.Should().Be("d");
        ((MetaStatusEvent)events[2]).Status.Status.Should().Be(new MessageStatus("RINGING"));
    }

    [Theory]
    [InlineData("""{"event":"FLOW_STATUS_CHANGE","message":"m","flow_id":5,"old_status":"DRAFT","new_status":"PUBLISHED"}""")]
    [InlineData("""{"event":"ENDPOINT_ERROR_RATE","flow_id":"5","error_rate":14.5,"threshold":10,"alert_state":"ACTIVATED","errors":[{"error_type":"T","error_rate":"14.5","error_count":3}]}""")]
    [InlineData("""{"event":"ENDPOINT_LATENCY","flow_id":"5","p50_latency":100,"p90_latency":"1000","requests_count":34,"threshold":1000,"alert_state":"DEACTIVATED"}""")]
    [InlineData("""{"event":"ENDPOINT_AVAILABILITY","flow_id":"5","availability":75,"threshold":90,"alert_state":"ACTIVATED"}""")]
    [InlineData("""{"event":"FLOW_VERSION_EXPIRY_WARNING","flow_id":"5","warning":"w","x":1}""")]
    public void Flows_tell_how_they_are(string value)
    {
        MetaFlowEvent flow = Delivered.Meta<MetaFlowEvent>("flows", value);

        flow.FlowId.Should().Be("5");
        switch (flow.Event)
        {
            case "FLOW_STATUS_CHANGE": flow.NewStatus.Should().Be("PUBLISHED"); break;
            case "ENDPOINT_ERROR_RATE": flow.Errors.Single().ErrorRate.Should().Be(14.5); break;
            case "ENDPOINT_LATENCY": (flow.P50Latency, flow.P90Latency, flow.RequestsCount).Should().Be((TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), 34)); break;
            case "ENDPOINT_AVAILABILITY": (flow.Availability, flow.AlertState).Should().Be((75, "ACTIVATED")); break;
            default: flow.Warning.Should().Be("w"); break;
        }
    }

    [Theory]
    [InlineData("group_lifecycle_update", """{"timestamp":"1760000000","group_id":"g","type":"group_create","request_id":"r","subject":"S","description":"D","invite_link":"https://l.example","join_approval_mode":"auto_approve"}""")]
    [InlineData("group_participants_update", """{"timestamp":1760000000,"group_id":"g","type":"group_participants_add","reason":"invite_link","added_participants":[{"input":"1","wa_id":"1","user_id":"US.1"}]}""")]
    [InlineData("group_participant_update", """{"timestamp":1760000000,"group_id":"g","type":"group_remove_participants","removed_participants":[{"wa_id":"1"}],"failed_participants":[{"input":"2","errors":[{"code":1}]}],"initiated_by":"business"}""")]
    [InlineData("group_settings_update", """{"timestamp":"1760000000","group_id":"g","type":"group_settings_update","group_subject":{"text":"S","update_successful":true},"errors":[{"code":1}]}""")]
    [InlineData("group_status_update", """{"timestamp":"1760000000","group_id":"g","type":"group_suspend","new":1}""")]
    public void Groups_change(string field, string change)
    {
        MetaGroupChange group = Delivered.Meta<MetaGroupEvent>(field, $$$"""{ {{{Common}}},"groups":[{{{change}}}]}""").Groups.Single();

        (group.GroupId, group.Timestamp).Should().Be(("g", At));
        switch (field)
        {
            case "group_lifecycle_update": (group.Subject, group.InviteLink).Should().Be(("S", "https://l.example")); break;
            case "group_participants_update": group.AddedParticipants.Single().UserId.Should().Be("US.1"); break;
            case "group_participant_update": group.FailedParticipants.Single().Errors.Should().ContainSingle(); break;
            case "group_settings_update": group.GroupSubject!.Value.GetProperty("text").GetString().Should().Be("S"); break;
            default: group.AdditionalData.Should().ContainKey("new"); break;
        }
    }

    [Theory]
    [InlineData("message_echoes")]
    [InlineData("consumer_profile")]
    [InlineData("a_field_of_tomorrow")]
    public void A_field_without_a_known_form_is_kept(string field) =>
        Delivered.Meta(field, """{"x":1}""").Single().Should().BeOfType<UnknownWebhookEvent>().Which.Raw.GetProperty("value").GetProperty("x").GetInt32().Should().Be(1);

    [Theory]
    [InlineData("account_update", "7")]
    [InlineData("account_update", "null")]
    public void A_value_of_another_form_is_kept(string field, string value) =>
        Delivered.Meta(field, value)[0].Should().BeOfType<UnreadableWebhookEvent>().Which.Raw.GetRawText().Should().Be(value);

    [Theory]
    [InlineData("recipient_participant_id")]
    [InlineData("participant_recipient_id")]
    [InlineData("recipient_participant_user_id")]
    [InlineData("recipient_participant_parent_user_id")]
    public void The_members_of_a_group_are_told_apart(string member)
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("messages", $$$"""
            {"statuses":[{"id":"w","status":"read","recipient_id":"g","recipient_type":"group","{{{member}}}":"1"},{"id":"w","status":"read","recipient_id":"g","recipient_type":"group","{{{member}}}":"2"},
                         {"id":"w","status":"read","recipient_id":"g","recipient_type":"group","{{{member}}}":7},{"id":"w","status":"read","recipient_id":"g","recipient_type":"group","{{{member}}}":""}]}
            """);

        events.Select(read => read.DeduplicationKey).Should().Equal("w/read/g:1/messages", "w/read/g:2/messages", "w/read/g:7/messages", "w/read/g/messages");
    }

    [Theory]
    [InlineData(""" "contacts":[7] """, "7")]
    [InlineData(""" "errors":"many" """, "\"many\"")]
    public void What_stands_beside_a_message_does_not_cost_it(string part, string bad)
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("messages", $$$"""{ {{{part}}},"messages":[{"id":"w","from":"2","type":"text","text":{"body":"Hi"}}]}""");

        events.OfType<MetaMessageReceivedEvent>().Single().Message.Content.Should().BeEquivalentTo(new TextContent { Body = "Hi" });
        events.OfType<UnreadableWebhookEvent>().Single().Raw.GetRawText().Should().Be(bad);
        events.Should().HaveCount(2);
    }

    [Fact]
    public void Each_of_thousands_of_messages_has_its_contact()
    {
        const int count = WebhookReader.MaxEvents;
        string contacts = string.Join(',', Enumerable.Range(0, count).Select(i => i % 2 == 0 ? $$"""{"wa_id":"{{i}}"}""" : $$"""{"user_id":"US.{{i}}","parent_user_id":"US.ENT.{{i}}"}"""));
        string messages = string.Join(',', Enumerable.Range(0, count).Reverse().Select(i => (i % 4) switch
        {
            1 => $$"""{"id":"{{i}}","from_user_id":"US.{{i}}"}""",
            3 => $$"""{"id":"{{i}}","from":"","from_user_id":"US.ENT.{{i}}"}""",
            _ => $$"""{"id":"{{i}}","from":"{{i}}"}""",
        }));

        IReadOnlyList<WebhookEvent> events = Delivered.Meta("messages", $$"""{"contacts":[{{contacts}}],"messages":[{{messages}}]}""");

        events.Should().HaveCount(count);
        events.Cast<MetaMessageReceivedEvent>().Should().OnlyContain(read =>
            read.Contact != null && (read.Contact.WaId == read.Message.Id || read.Contact.UserId == $"US.{read.Message.Id}"));
    }

    [Fact]
    public void A_broken_contact_does_not_hide_the_others() =>
        Delivered.Meta("messages", """{"contacts":[7,{"wa_id":"2"}],"messages":[{"id":"w","from":"2"}]}""").OfType<MetaMessageReceivedEvent>().Single().Contact!.WaId.Should().Be("2");

    [Fact]
    public void Ids_are_taken_as_numbers_too()
    {
        MetaMessageReceivedEvent received = Delivered.Meta<MetaMessageReceivedEvent>("messages", """
            {"metadata":{"display_phone_number":15550001111,"phone_number_id":647},"contacts":[{"wa_id":2,"user_id":null}],"messages":[{"id":"w","from":2}]}
            """);

        (received.NumberId, received.Metadata!.DisplayPhoneNumber, received.Contact!.WaId, received.Contact.UserId).Should().Be(("647", "15550001111", "2", null));
    }

    [Fact]
    public void A_history_keeps_its_chunks_beside_messages_and_errors()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("history", """
            {"history":[{"metadata":{"phase":1}}],"messages":[{"id":"w"}],"errors":[{"code":1}]}
            """);

        events.Select(read => read.GetType().Name).Should().Equal("MetaMessageReceivedEvent", "MetaErrorsEvent", "MetaHistoryEvent");
        events.OfType<MetaHistoryEvent>().Single().History.Single().Metadata!.Phase.Should().Be(1);
    }
}
