using Kapso.WhatsApp.Agents;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Webhooks;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>Each of Kapso's events, with nulls, absent and unknown members and every form of a date.</summary>
public sealed class KapsoEventTests
{
    private const string Conversation = """
        {"id":"c1","phone_number":null,"business_scoped_user_id":"US.1","parent_business_scoped_user_id":"US.ENT.1","username":"@ann","contact_name":"Ann","status":"active",
        "last_active_at":"2026-01-02T03:04:05-03:00","created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05.123456Z","metadata":{"vip":true},"phone_number_id":"647",
        "kapso":{"contact_name":"Old Ann","messages_count":3,"last_message_id":"wamid.1","last_message_type":"text","last_message_timestamp":"2026-01-02T03:04:05Z","last_message_text":"Hi","last_inbound_at":"2026-01-02T03:04:05Z","last_outbound_at":null,"mood":"good"},"tags":[]}
        """;

    private static readonly DateTimeOffset Written = DateTimeOffset.FromUnixTimeSeconds(1760000000);

    [Fact]
    public void A_received_message_has_everything()
    {
        MessageReceivedEvent received = Delivered.Kapso<MessageReceivedEvent>("whatsapp.message.received", $$"""
            {"message":{"id":"wamid.1","timestamp":"1760000000","type":"text","text":{"body":"Hi 😀"},"from":null,"from_user_id":"US.1","username":"ann","context":null,
              "kapso":{"direction":"inbound","status":"delivered","processing_status":"pending","origin":"cloud_api","has_media":false,"content":"Hi","transcript":{"text":"x"},"statuses":[]},"new":1},
             "conversation":{{Conversation}},"is_new_conversation":true,"phone_number_id":"647","region":"eu"}
            """);

        received.Message.Content.Should().BeEquivalentTo(new TextContent { Body = "Hi 😀" });
        received.Message.From.Should().BeNull();
        received.Message.FromUserId.Should().Be("US.1");
        received.Message.Kapso!.Status.Should().Be(MessageStatus.Delivered);
        received.Message.AdditionalData.Should().ContainKey("new");
        received.IsNewConversation.Should().BeTrue();
        received.NumberId.Should().Be("647");
        received.DeduplicationKey.Should().Be("wamid.1/whatsapp.message.received");
        received.WindowClosesAt.Should().Be(Written.AddHours(24));
        received.AdditionalData.Should().ContainKey("region");
        Conversation conversation = received.Conversation!;
        conversation.Should().BeEquivalentTo(new
        {
            Id = "c1",
            PhoneNumber = (string?)null,
            BusinessScopedUserId = "US.1",
            ParentBusinessScopedUserId = "US.ENT.1",
            Username = "@ann",
            ContactName = "Ann",
            Status = ConversationStatus.Active,
            LastActiveAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-3)),
            CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            PhoneNumberId = "647",
            WindowClosesAt = new DateTimeOffset(2026, 1, 3, 3, 4, 5, TimeSpan.Zero),
        });
        conversation.Metadata!.Value.GetProperty("vip").GetBoolean().Should().BeTrue();
        conversation.Kapso.Should().BeEquivalentTo(new { ContactName = "Old Ann", MessagesCount = 3, LastMessageType = MessageType.Text, LastOutboundAt = (DateTimeOffset?)null });
        conversation.Kapso!.AdditionalData.Should().ContainKey("mood");
        conversation.AdditionalData.Should().ContainKey("tags");
    }

    [Theory]
    [InlineData("1760000000")]
    [InlineData("\"1760000000\"")]
    [InlineData("\"2025-10-09T08:53:20Z\"")]
    [InlineData("\"2025-10-09T05:53:20.000000-03:00\"")]
    public void A_time_is_read_in_every_form(string timestamp) =>
        Delivered.Kapso<MessageReceivedEvent>("whatsapp.message.received", $$$"""{"message":{"id":"w","timestamp":{{{timestamp}}}}}""").Message.Timestamp.Should().Be(Written);

    [Fact]
    public void A_received_message_may_have_next_to_nothing()
    {
        MessageReceivedEvent received = Delivered.Kapso<MessageReceivedEvent>("whatsapp.message.received", """{"message":{"id":"w"},"conversation":null}""");

        (received.Conversation, received.PhoneNumberId, received.NumberId, received.IsNewConversation, received.WindowClosesAt).Should().Be((null, null, null, null, null));
        received.Message.Content.Should().BeOfType<UnknownContent>();
    }

    [Theory]
    [InlineData("whatsapp.message.sent", typeof(MessageSentEvent))]
    [InlineData("whatsapp.message.delivered", typeof(MessageDeliveredEvent))]
    [InlineData("whatsapp.message.read", typeof(MessageReadEvent))]
    [InlineData("whatsapp.message.failed", typeof(MessageFailedEvent))]
    public void A_step_of_a_message_names_it(string name, Type type)
    {
        MessageEvent step = (MessageEvent)Delivered.Read("""
            {"message":{"id":"wamid.2","timestamp":"1760000000","type":"template","to":"15551234567","kapso":{"direction":"outbound","status":"failed","phone_number_id":"648",
              "statuses":[{"id":"wamid.2","status":"failed","timestamp":"1760000000","biz_opaque_callback_data":"cb","pricing":{"billable":true,"pricing_model":"PMP","category":"utility","type":"regular"},
              "errors":[{"code":131026,"title":"Undeliverable","error_data":{"details":"d"}}]}]}},"conversation":{"id":"c1"},"phone_number_id":null}
            """, name).Events.Single();

        step.Should().BeOfType(type);
        step.NumberId.Should().Be("648");
        step.DeduplicationKey.Should().Be($"wamid.2/{name}");
        MessageStatusUpdate status = step.Message.Kapso!.Statuses.Single();
        (status.CallbackData, status.Pricing!.Category).Should().Be(("cb", PricingCategory.Utility));
        if (step is MessageFailedEvent failed)
        {
            failed.Reasons.Single().Code.Should().Be(131026);
        }
    }

    [Fact]
    public void A_conversation_begins_and_ends()
    {
        Delivered.Kapso<ConversationCreatedEvent>("whatsapp.conversation.created", $$"""{"conversation":{{Conversation}},"phone_number_id":"647"}""").Conversation.Id.Should().Be("c1");
        Delivered.Kapso<ConversationEndedEvent>("whatsapp.conversation.ended", $$"""{"conversation":{{Conversation}}}""").NumberId.Should().Be("647");
    }

    [Fact]
    public void A_conversation_falls_silent()
    {
        ConversationInactiveEvent silent = Delivered.Kapso<ConversationInactiveEvent>("whatsapp.conversation.inactive", $$"""
            {"conversation":{{Conversation}},"phone_number_id":"647","since_message":{"id":"m1","whatsapp_message_id":"wamid.1","direction":"inbound","created_at":"2026-01-01T00:00:00Z"},"inactivity":{"minutes":30,"x":1} }
            """);

        silent.SinceMessage.Should().BeEquivalentTo(new { Id = "m1", Wamid = "wamid.1", Direction = MessageDirection.Inbound });
        silent.Inactivity!.Duration.Should().Be(TimeSpan.FromMinutes(30));
        silent.Inactivity.AdditionalData.Should().ContainKey("x");
    }

    [Fact]
    public void A_contact_changes()
    {
        ContactIdentityChangedEvent identity = Delivered.Kapso<ContactIdentityChangedEvent>("whatsapp.contact.identity_changed", """
            {"contact":{"id":"p1","customer_id":null,"wa_id":null,"profile_name":"Ann","display_name":"A","business_scoped_user_id":"US.2","username":"ann","sandbox":false,"created_at":"2026-01-01T00:00:00Z","updated_at":1760000000},
             "previous":{"business_scoped_user_id":"US.1"},"phone_number_id":"647"}
            """);
        identity.Contact.Should().BeEquivalentTo(new { Id = "p1", WaId = (string?)null, BusinessScopedUserId = "US.2", IsSandbox = false, UpdatedAt = Written });
        identity.Previous!.BusinessScopedUserId.Should().Be("US.1");
        identity.NumberId.Should().Be("647");

        ContactMarketingPreferenceChangedEvent preference = Delivered.Kapso<ContactMarketingPreferenceChangedEvent>("whatsapp.contact.marketing_preference_changed", """
            {"contact":{"id":"p1"},"marketing_preference":{"status":"stopped","previous_status":"paused","detail":"d","occurred_at":"2026-01-01T00:00:00Z","sequence":9007199254740993},"phone_number_id":"647"}
            """);
        preference.MarketingPreference.Should().BeEquivalentTo(new { Status = MarketingPreferenceStatus.Stopped, PreviousStatus = new MarketingPreferenceStatus("paused"), Sequence = 9007199254740993 });

        Delivered.Kapso<MetaBusinessAgentHandoverEvent>("whatsapp.meta_business_agent.handover", """{"conversation":{"id":"c1"},"phone_number_id":"647","reason":"asked"}""")
            .AdditionalData["reason"].GetString().Should().Be("asked");
    }

    [Fact]
    public void A_number_comes_and_goes()
    {
        Delivered.Kapso<PhoneNumberCreatedEvent>("whatsapp.phone_number.created", """{"phone_number_id":"647","project":{"id":"p1"},"customer":{"id":"c1"}}""")
            .Should().BeEquivalentTo(new { PhoneNumberId = "647", Project = new { Id = "p1" }, Customer = new { Id = "c1" } });
        Delivered.Kapso<PhoneNumberDeletedEvent>("whatsapp.phone_number.deleted", """{"phone_number_id":"647","project":{"id":"p1"}}""").Customer.Should().BeNull();
        Delivered.Kapso<ConfigCreatedEvent>("whatsapp.config.created", """{"config":{"id":"x"},"project":{"id":"p1","name":"P"},"customer":null,"setup_link":{"id":"l1"}}""").SetupLink!.Id.Should().Be("l1");
    }

    [Theory]
    [InlineData("whatsapp.phone_number.offboarded", typeof(PhoneNumberOffboardedEvent))]
    [InlineData("whatsapp.phone_number.disconnected", typeof(PhoneNumberDisconnectedEvent))]
    [InlineData("whatsapp.phone_number.reconnected", typeof(PhoneNumberReconnectedEvent))]
    public void A_connection_changes(string name, Type type)
    {
        PhoneNumberConnectionEvent changed = (PhoneNumberConnectionEvent)Delivered.Read($$"""
            {"id":"e1","event":"{{name}}","occurred_at":"2026-01-01T00:00:00Z","phone_number_id":"647","project":{"id":"p1"},"customer":{"id":"c1","external_id":"crm-1"},"connection_type":"coexistence",
             "source":{"provider":"meta","event":"PARTNER_REMOVED","business_account_id":"123"},"disconnection":{"reason":"PRIMARY_INACTIVITY","initiated_by":"SYSTEM","x":1} }
            """).Events.Single();

        changed.Should().BeOfType(type);
        changed.Name.Should().Be(name, "the body names it when the header does not");
        changed.Should().BeEquivalentTo(new { Id = "e1", ConnectionType = ConnectionType.Coexistence, DeduplicationKey = "e1", Customer = new { ExternalId = "crm-1" }, Disconnection = new { Reason = "PRIMARY_INACTIVITY", InitiatedBy = "SYSTEM" } });
        changed.Source!.BusinessAccountId.Should().Be("123");
    }

    [Theory]
    [InlineData("whatsapp.account.disabled", typeof(AccountDisabledEvent))]
    [InlineData("whatsapp.account.restricted", typeof(AccountRestrictedEvent))]
    [InlineData("whatsapp.account.reinstated", typeof(AccountReinstatedEvent))]
    [InlineData("whatsapp.account.violation", typeof(AccountViolationEvent))]
    public void An_account_is_dealt_with(string name, Type type)
    {
        AccountEvent dealt = (AccountEvent)Delivered.Read($$"""
            {"id":"e1","event":"{{name}}","occurred_at":1760000000,"business_account_id":"123","project":{"id":"p1"},"phone_numbers":[{"id":"647","display_phone_number":"+1 555"}],
             "restrictions":[{"type":"R","expires_at":"2026-01-01T00:00:00Z"},{"type":"S"}],"violation":{"type":"V","remediation":"stop"},"ban":{"state":"DISABLE","date_label":"April 17, 2026"},"source":{"provider":"meta"} }
            """, name).Events.Single();

        dealt.Should().BeOfType(type);
        dealt.OccurredAt.Should().Be(Written);
        dealt.PhoneNumbers.Single().Id.Should().Be("647");
        dealt.Restrictions.Select(restriction => restriction.ExpiresAt is null).Should().Equal(false, true);
        (dealt.Violation!.Type, dealt.Ban!.State, dealt.DeduplicationKey).Should().Be(("V", AccountBanStatus.Disabled, "e1"));
        ((AccountEvent)Delivered.Read($$"""{"event":"{{name}}"}""").Events.Single()).Restrictions.Should().BeEmpty();
    }

    [Fact]
    public void Workflows_events_and_agents_are_told()
    {
        const string execution = "\"occurred_at\":\"2026-01-01T00:00:00Z\",\"project_id\":\"p\",\"workflow_id\":\"w\",\"workflow_execution_id\":\"x\",\"status\":\"s\",\"tracking_id\":null,\"channel\":\"whatsapp\",\"whatsapp_conversation_id\":\"c1\"";
        Delivered.Kapso<WorkflowExecutionHandoffEvent>("workflow.execution.handoff", $$$"""{"event":"workflow.execution.handoff",{{{execution}}},"handoff":{"reason":"asked","source":"agent_tool"}}""")
            .Should().BeEquivalentTo(new { WorkflowExecutionId = "x", ConversationId = "c1", Handoff = new { Reason = "asked", Source = "agent_tool" } });
        Delivered.Kapso<WorkflowExecutionFailedEvent>("workflow.execution.failed", $$$"""{"event":"workflow.execution.failed",{{{execution}}},"error":{"message":"boom"}}""").Error!.Message.Should().Be("boom");

        ProjectEventOccurredEvent occurred = Delivered.Kapso<ProjectEventOccurredEvent>("project.event", """{"id":"e1","event":"project.event","name":"order.paid","occurred_at":"2026-01-01T00:00:00Z","project_id":"p","properties":{"total":5}}""");
        (occurred.EventName, occurred.ConversationId, occurred.Properties!.Value.GetProperty("total").GetInt32()).Should().Be(("order.paid", null, 5));
    }

    [Theory]
    [InlineData("kapso_agent.run.approval_required", typeof(AgentRunApprovalRequiredEvent))]
    [InlineData("kapso_agent.run.completed", typeof(AgentRunCompletedEvent))]
    [InlineData("kapso_agent.run.failed", typeof(AgentRunFailedEvent))]
    [InlineData("kapso_agent.run.cancelled", typeof(AgentRunCanceledEvent))]
    public void A_run_of_an_agent_stands_in_its_own_data(string name, Type type)
    {
        AgentRunEvent run = (AgentRunEvent)Delivered.Read($$"""
            {"id":"e1","event":"{{name}}","created_at":"2026-01-01T00:00:00Z","data":{"run_id":"r1","session_id":"s1","status":"failed","agent":{"id":"a"},"result":"done","pending_approval":{"tool":"t"},
             "error":{"code":"run_failed","message":"m"},"metadata":{"k":"v"},"created_at":"2026-01-01T00:00:00Z","started_at":null,"finished_at":1760000000,"status_url":"https://a.example","tokens":7} }
            """, name).Events.Single();

        run.Should().BeOfType(type);
        run.Run.Should().BeEquivalentTo(new { RunId = "r1", SessionId = "s1", Error = new { Code = "run_failed" }, FinishedAt = Written, StatusUrl = "https://a.example" });
        run.Run!.AdditionalData.Should().ContainKeys("tokens", "result", "pending_approval");
    }

    [Fact]
    public void The_result_the_approval_and_the_status_of_a_run_are_typed()
    {
        AgentRunReport completed = Delivered.Kapso<AgentRunCompletedEvent>("kapso_agent.run.completed", """
            {"id":"e1","event":"kapso_agent.run.completed","data":{"run_id":"r1","status":"completed","result":{"type":"message","message_id":"m1","content":"Seven","x":1},"pending_approval":null,"error":null}}
            """).Run!;
        AgentRunReport waiting = Delivered.Kapso<AgentRunApprovalRequiredEvent>("kapso_agent.run.approval_required", """
            {"id":"e2","event":"kapso_agent.run.approval_required","data":{"run_id":"r1","status":"waiting_for_approval","pending_approval":{"id":"a1","status":"pending","tool_name":"send","parameters":{"to":"x"},"created_at":"2026-01-01T00:00:00Z","y":1}}}
            """).Run!;

        completed.Should().BeEquivalentTo(new { Status = AgentRunStatus.Completed, Result = new { Type = AgentResultType.Message, MessageId = "m1", Content = "Seven" }, PendingApproval = (AgentApproval?)null, Error = (AgentRunError?)null });
        completed.Result!.AdditionalData.Should().ContainKey("x");
        waiting.Should().BeEquivalentTo(new { Status = AgentRunStatus.WaitingForApproval, Result = (AgentRunResult?)null, PendingApproval = new { Id = "a1", Status = "pending", ToolName = "send" } });
        waiting.PendingApproval!.AdditionalData.Should().ContainKey("y");
    }

    [Fact]
    public void The_status_of_a_workflow_is_typed_and_an_odd_one_costs_only_itself()
    {
        Delivered.Kapso<WorkflowExecutionFailedEvent>("workflow.execution.failed", """{"event":"workflow.execution.failed","status":"failed","error":null}""").Status.Should().Be(WorkflowExecutionStatus.Failed);
        Delivered.Kapso<WorkflowExecutionFailedEvent>("workflow.execution.failed", """{"event":"workflow.execution.failed","workflow_id":"w","occurred_at":{},"status":"tomorrow"}""")
            .Should().BeEquivalentTo(new { WorkflowId = "w", OccurredAt = (DateTimeOffset?)null, Status = new WorkflowExecutionStatus("tomorrow") });
    }

    [Fact]
    public void A_header_cannot_give_a_signed_body_another_name() =>
        Delivered.Read("""{"id":"e1","event":"whatsapp.account.disabled"}""", "whatsapp.account.reinstated").Events.Single().Should().BeOfType<AccountDisabledEvent>();

    [Fact]
    public void Every_known_event_has_a_type()
    {
        foreach (WebhookEventType known in WebhookEventType.Known)
        {
            Delivered.Read("""{"message":{"id":"w"},"conversation":{"id":"c"}}""", known.Value).Events.Single().Should().NotBeOfType<UnknownWebhookEvent>(known.Value).And.NotBeOfType<UnreadableWebhookEvent>();
        }
    }

    [Theory]
    [InlineData("whatsapp.moon.risen")]
    [InlineData(null)]
    public void An_unknown_event_is_kept(string? name)
    {
        UnknownWebhookEvent unknown = Delivered.Read("""{"moon":{"phase":"full"}}""", name).Events.Single().Should().BeOfType<UnknownWebhookEvent>().Subject;

        unknown.Raw.GetProperty("moon").GetProperty("phase").GetString().Should().Be("full");
        unknown.Name.Should().Be(name ?? "");
    }

    [Theory]
    [InlineData("""{"message":{"text":{"body":"no id"}}}""")]
    [InlineData("""{"message":"text"}""")]
    [InlineData("""{"message":null}""")]
    [InlineData("""{}""")]
    public void An_event_that_is_not_as_it_should_be_is_kept(string body)
    {
        UnreadableWebhookEvent unreadable = Delivered.Read(body, "whatsapp.message.received").Events.Single().Should().BeOfType<UnreadableWebhookEvent>().Subject;

        unreadable.Raw.GetRawText().Should().Be(body);
        unreadable.Problem.Should().NotBeEmpty();
    }

    [Fact]
    public void A_message_of_the_old_version_is_brought_up_to_date()
    {
        MessageReceivedEvent received = Delivered.Read("""
            {"message":{"id":"wamid.1","message_type":"text","content":"Hi","direction":"inbound","origin":"cloud_api","status":"received","phone_number":"+1555"},"conversation":{"id":"c1"},
             "whatsapp_config":{"id":"x","phone_number_id":"647"},"whatsapp_config_id":"x"}
            """, "whatsapp.message.received", "v1").Events.Single().Should().BeOfType<MessageReceivedEvent>().Subject;

        received.Message.Type.Should().Be(MessageType.Text);
        received.Message.Content.Should().BeEquivalentTo(new TextContent { Body = "Hi" });
        received.Message.Kapso.Should().BeEquivalentTo(new { Direction = MessageDirection.Inbound, Origin = MessageOrigin.CloudApi, Status = MessageStatus.Received, Content = "Hi" });
        received.NumberId.Should().Be("647");
        received.Name.Should().Be("whatsapp.message.received");
        received.AdditionalData.Should().ContainKey("whatsapp_config_id");
    }

    [Theory]
    [InlineData("whatsapp.conversation.created")]
    [InlineData("whatsapp.conversation.ended")]
    [InlineData("whatsapp.conversation.inactive")]
    public void A_conversation_of_the_old_version_tells_its_number(string name)
    {
        ConversationEvent read = (ConversationEvent)Delivered.Read("""{"conversation":{"id":"c"},"whatsapp_config":{"id":"x","phone_number_id":"647"}}""", name, "v1").Events.Single();

        (read.PhoneNumberId, read.NumberId, read.Name).Should().Be(("647", "647", name));
    }
}
