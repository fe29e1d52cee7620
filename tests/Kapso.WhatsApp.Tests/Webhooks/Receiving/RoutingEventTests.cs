using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>Webhooks of numbers that several applications share, in each form that was seen.</summary>
public sealed class RoutingEventTests
{
    private const string Common = """ "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001111","phone_number_id":"647"} """;
    private const string Recipient = """ "messaging_product":"whatsapp","recipient":{"phone_number_id":"647","display_phone_number":"15550001111"} """;
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1760000000);

    [Fact]
    public void A_conversation_is_passed_in_the_documented_form()
    {
        MetaHandoverEvent read = Delivered.Meta<MetaHandoverEvent>("messaging_handovers", $$$"""
            { {{{Recipient}}},"sender":{"phone_number":"4915112345678","mood":1},"timestamp":"1760000000","type":"control_passed",
              "control_passed":{"previous_owner_role":"ai_agent","new_owner_role":"escalation","previous_owner_app_id":1066,"previous_owner_app_role":"meta_business_agent","metadata":"asked for a person",
                "conversation_context":{"type":"summary","summary":{"text":"Wants a refund"},"x":1},"future":true},"future":2 }
            """);

        (read.Type, read.Timestamp, read.NumberId, read.CustomerPhoneNumber, read.CustomerUserId).Should().Be((MetaHandoverType.ControlPassed, At, "647", "4915112345678", null));
        read.Handover.Should().BeEquivalentTo(new
        {
            PreviousOwnerRole = RoutingRole.AiAgent,
            PreviousOwner = RoutingRole.AiAgent,
            NewOwnerRole = RoutingRole.Escalation,
            PreviousOwnerAppId = "1066",
            PreviousOwnerAppRole = "meta_business_agent",
            Metadata = "asked for a person",
            Reason = (string?)null,
            ConversationContext = new { Type = "summary", Summary = new { Text = "Wants a refund" } },
        });
        read.AdditionalData.Should().ContainKey("future");
        read.Handover.AdditionalData.Should().ContainKey("future");
        read.IsPassive.Should().BeFalse();
        read.DeduplicationKey.Should().Be("messaging_handovers:647/4915112345678/1760000000/control_passed/escalation");
    }

    [Fact]
    public void A_conversation_is_taken_with_hardly_anything_said()
    {
        MetaHandoverEvent read = Delivered.Meta<MetaHandoverEvent>("messaging_handovers", $$$"""{ {{{Recipient}}},"sender":null,"timestamp":1760000000,"type":"control_taken","control_taken":{} }""");

        (read.Type, read.Timestamp, read.CustomerPhoneNumber, read.Handover.NewOwnerRole, read.Handover.Metadata).Should().Be((MetaHandoverType.ControlTaken, At, null, null, null));
        read.DeduplicationKey.Should().BeNull();
    }

    /// <summary>Values, and the type, the previous holder, the reason, the number, the phone number and the user id that are read of them.</summary>
    public static TheoryData<string, string?, string?, string?, string?, string?, string?> LiveForms => new()
    {
        // The older name of the role alone.
        { $$$"""{ {{{Recipient}}},"sender":{"phone_number":"1555"},"type":"control_passed","control_passed":{"previous_owner_app_role":"meta_business_agent"} }""", "control_passed", "ai_agent", null, "647", "1555", null },
        { $$$"""{ {{{Recipient}}},"sender":{"user_id":"US.1"},"type":"control_passed","control_passed":{"previous_owner_app_id":"1066","previous_owner_app_role":null} }""", "control_passed", null, null, "647", null, "US.1" },

        // Only metadata: a text of JSON, with the number and the customer as in messages.
        { $$$"""{ {{{Common}}},"contacts":[{"wa_id":"1555","user_id":"US.1"}],"control_passed":{"metadata":"{\"reason\":\"MARKETING_MESSAGE\"}"} }""", "control_passed", null, "MARKETING_MESSAGE", "647", "1555", "US.1" },

        // Flat on the value.
        { $$$"""{ {{{Recipient}}},"contacts":[null,{"wa_id":1555}],"type":"control_taken","metadata":"{\"reason\":\"MARKETING_MESSAGE\"}","previous_owner_app_role":"meta_business_agent" }""", "control_taken", "ai_agent", "MARKETING_MESSAGE", "647", "1555", null },
        { $$$"""{ {{{Recipient}}},"contacts":{"wa_id":"1555"},"event":"control_passed","previous_owner_role":"marketing" }""", "control_passed", "marketing", null, "647", "1555", null },

        // A type of tomorrow, whose details stand in a member of its name.
        { $$$"""{ {{{Recipient}}},"type":"control_shared","control_shared":{"previous_owner_role":"utility","metadata":"{broken"} }""", "control_shared", "utility", null, "647", null, null },

        // Odd members cost themselves only.
        { $$$"""{ {{{Recipient}}},"sender":7,"timestamp":"soon","type":"control_passed","control_passed":{"previous_owner_role":null,"metadata":{"reason":"X"},"conversation_context":"none"} }""", "control_passed", null, "X", "647", null, null },
        { """{"messaging_product":"whatsapp","type":"control_passed","control_passed":null}""", "control_passed", null, null, null, null, null },
        { "{}", null, null, null, null, null, null },
    };

    [Theory]
    [MemberData(nameof(LiveForms))]
    public void Every_form_of_a_handover_is_read(string value, string? type, string? previous, string? reason, string? number, string? phone, string? user)
    {
        MetaHandoverEvent read = Delivered.Meta<MetaHandoverEvent>("messaging_handovers", value);

        (read.Type?.Value, read.Handover.PreviousOwner?.Value, read.Handover.Reason).Should().Be((type, previous, reason));
        (read.NumberId, read.CustomerPhoneNumber, read.CustomerUserId).Should().Be((number, phone, user));
    }

    [Fact]
    public void A_handover_that_is_no_object_is_kept() => Delivered.Meta("messaging_handovers", "7").Single().Should().BeOfType<UnreadableWebhookEvent>();

    [Fact]
    public void Copies_come_one_by_one_from_inside_of_standby()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("standby", $$$"""
            { {{{Common}}},"standby":{
                "contacts":[{"wa_id":"1555","profile":{"name":"Ada"}}],
                "messages":[{"from":"1555","id":"wamid.A","timestamp":"1760000000","type":"text","text":{"body":"hi"}},{"type":"no id"},null],
                "message_echoes":[{"id":"wamid.B","timestamp":"1760000003","message":{"to":"1555","type":"template","template":{"name":"sale"}},"template":{"status":"APPROVED"},"future":1},
                                  {"id":"wamid.C","message":{"recipient":"US.1","type":"interactive"},"flow":{"status":"PUBLISHED"}},{"message":null}],
                "statuses":[{"id":"wamid.B","status":"delivered","timestamp":"1760000004","recipient_id":"1555"}] } }
            """);

        events.Should().OnlyContain(read => read.IsPassive);
        events.OfType<MetaStandbyEvent>().Should().OnlyContain(read => read.NumberId == "647" && read.BusinessAccountId == "123");
        events.OfType<MetaMessageEvent>().Should().BeEmpty("none is an event of the holder's");
        MetaStandbyMessageEvent message = events.OfType<MetaStandbyMessageEvent>().Single();
        (message.Message.Id, message.Contact!.Profile!.Name, message.DeduplicationKey).Should().Be(("wamid.A", "Ada", "standby:wamid.A"));
        MetaStandbyEchoEvent[] echoes = [.. events.OfType<MetaStandbyEchoEvent>()];
        echoes[0].Echo.Should().BeEquivalentTo(new { Id = "wamid.B", Timestamp = At.AddSeconds(3), To = "1555", ToUserId = (string?)null, Type = MessageType.Template });
        echoes[0].Echo.Message!.Value.GetProperty("template").GetProperty("name").GetString().Should().Be("sale");
        echoes[0].Echo.Template!.Value.GetProperty("status").GetString().Should().Be("APPROVED");
        (echoes[0].Contact!.WaId, echoes[0].DeduplicationKey).Should().Be(("1555", "standby:wamid.B/echo"));
        echoes[0].Echo.AdditionalData.Should().ContainKey("future");
        (echoes[1].Echo.ToUserId, echoes[1].Echo.Flow!.Value.GetProperty("status").GetString()).Should().Be(("US.1", "PUBLISHED"));
        (echoes[2].Echo.Id, echoes[2].Echo.Type, echoes[2].DeduplicationKey).Should().Be((null, null, null));
        events.OfType<MetaStandbyStatusEvent>().Single().Should().BeEquivalentTo(new { DeduplicationKey = "standby:wamid.B/delivered/1555", Status = new { Status = MessageStatus.Delivered } });
        events.OfType<UnreadableWebhookEvent>().Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("""{"standby":{}}""")]
    [InlineData("""{"standby":null}""")]
    [InlineData("""{"standby":[]}""")]
    [InlineData("""{"standby":{"reactions_of_tomorrow":[{"id":"1"}]}}""")]
    [InlineData("{}")]
    [InlineData("7")]
    public void A_copy_of_a_kind_that_is_not_known_is_kept_and_is_a_copy(string value)
    {
        UnknownWebhookEvent unknown = Delivered.Meta("standby", value).Should().ContainSingle().Subject.Should().BeOfType<UnknownWebhookEvent>().Subject;

        unknown.IsPassive.Should().BeTrue();
        unknown.Raw.GetProperty("field").GetString().Should().Be("standby");
    }

    [Fact]
    public void What_is_not_known_beside_what_is_does_not_get_lost()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("standby", """{"standby":{"messages":[{"id":"wamid.A"}],"message_echoes":null,"tomorrow":1}}""");

        events.Select(read => read.GetType().Name).Should().Equal(nameof(MetaStandbyMessageEvent), nameof(UnknownWebhookEvent));
    }

    [Fact]
    public void A_copy_never_shares_the_key_of_the_holders_event()
    {
        const string message = """{"from":"1555","id":"wamid.A","timestamp":"1760000000","type":"text","text":{"body":"hi"}}""";
        WebhookEvent owners = Delivered.Meta("messages", $$$"""{ {{{Common}}},"messages":[{{{message}}}] }""").Single();
        WebhookEvent copy = Delivered.Meta("standby", $$$"""{ {{{Common}}},"standby":{"messages":[{{{message}}}]} }""").Single();
        WebhookEvent kapso = Delivered.Kapso<MessageReceivedEvent>("whatsapp.message.received", """{"message":{"id":"wamid.A"}}""");
        WebhookEvent passive = Delivered.Kapso<MessageReceivedEvent>("whatsapp.message.received", """{"message":{"id":"wamid.A","kapso":{"passive":true}}}""");

        new[] { owners, copy, kapso, passive }.Select(read => read.DeduplicationKey).Should().OnlyHaveUniqueItems();
        passive.DeduplicationKey.Should().Be("passive:wamid.A/whatsapp.message.received");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    [InlineData("0", false)]
    [InlineData("{}", false)]
    public void A_message_is_marked_as_a_copy_in_any_of_kapsos_five_events(string mark, bool isPassive)
    {
        foreach (string step in new[] { "received", "sent", "delivered", "read", "failed" })
        {
            string body = $$$"""{"message":{"id":"wamid.1","type":"text","text":{"body":"Hi"},"kapso":{"direction":"inbound","passive":{{{mark}}}}},"phone_number_id":"647"}""";
            MessageEvent read = Delivered.Read(body, $"whatsapp.message.{step}").Events.Single().Should().BeAssignableTo<MessageEvent>().Subject;

            (read.IsPassive, read.Message.IsPassive).Should().Be((isPassive, isPassive), step);
        }
    }

    [Fact]
    public void A_message_without_the_mark_is_no_copy() =>
        Delivered.Kapso<MessageReceivedEvent>("whatsapp.message.received", """{"message":{"id":"wamid.1"}}""").IsPassive.Should().BeFalse();

    [Fact]
    public void A_copy_that_cannot_be_read_is_a_copy_all_the_same()
    {
        UnreadableWebhookEvent unreadable = (UnreadableWebhookEvent)Delivered.Read("""{"message":{"no":"id","kapso":{"passive":true}}}""", "whatsapp.message.received").Events.Single();

        unreadable.IsPassive.Should().BeTrue();
        ((UnreadableWebhookEvent)Delivered.Read("""{"message":7}""", "whatsapp.message.received").Events.Single()).IsPassive.Should().BeFalse();
    }

    [Fact]
    public void The_context_of_a_conversation_belongs_to_each_message_that_comes_with_it()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("messages", $$$"""
            { {{{Common}}},"conversation_context":{"type":"summary","summary":{"text":"Wants a refund"}},"messages":[{"id":"wamid.1"},{"id":"wamid.2"}] }
            """);

        events.Cast<MetaMessageReceivedEvent>().Should().HaveCount(2).And.OnlyContain(read => read.ConversationContext!.Summary!.Text == "Wants a refund");
        ((MetaMessageReceivedEvent)Delivered.Meta("messages", """{"conversation_context":null,"messages":[{"id":"wamid.1"}]}""").Single()).ConversationContext.Should().BeNull();
        Delivered.Meta("messages", """{"conversation_context":"prose","messages":[{"id":"wamid.1"}]}""").OfType<MetaMessageReceivedEvent>().Should().ContainSingle();
    }

    [Fact]
    public void The_number_of_a_handover_is_found_before_the_body_is_verified() =>
        WebhookReader.PeekPhoneNumberId(Encoding.UTF8.GetBytes($$$"""{"object":"whatsapp_business_account","entry":[{"changes":[{"value":{ {{{Recipient}}} }}]}]}""")).Should().Be("647");

    [Fact]
    public void Every_number_that_a_handover_names_must_be_the_tenants()
    {
        WebhookTenant tenant = new("a", ["secret"], ["647"]);
        const string forged = """{"recipient":{"phone_number_id":"647"},"metadata":{"phone_number_id":"999"},"type":"control_passed"}""";

        tenant.Owns(Delivered.Meta("messaging_handovers", $$$"""{ {{{Recipient}}} }""").Single()).Should().BeTrue();
        tenant.Owns(Delivered.Meta("messaging_handovers", forged).Single()).Should().BeFalse();
    }

    /// <summary>An event, who holds its conversation after it, and whether the customer wrote it.</summary>
    public static TheoryData<string, string, ConversationHolder?, bool> Signals => new()
    {
        { "whatsapp.message.received", """{"message":{"id":"1","from":"1555","timestamp":"1760000000","type":"text","text":{"body":"Hi"}},"phone_number_id":"647"}""", ConversationHolder.Kapso, true },
        { "whatsapp.message.received", """{"message":{"id":"1","from":"1555","timestamp":"1760000000","kapso":{"passive":true}},"phone_number_id":"647"}""", ConversationHolder.OtherApplication, true },
        { "whatsapp.message.sent", """{"message":{"id":"1","to":"1555","timestamp":"1760000000","kapso":{"passive":true}},"phone_number_id":"647"}""", null, false },
        { "whatsapp.message.received", """{"message":{"id":"1","from":"1555","timestamp":"1760000000","group_id":"g"},"phone_number_id":"647"}""", null, false },
        { "whatsapp.message.received", """{"message":{"id":"1","from":"1555","timestamp":"1760000000"}}""", null, false },
        {
            "whatsapp.message.received",
            """{"message":{"id":"1","from":"1555","timestamp":"1760000000","type":"interactive","interactive":{"type":"call_permission_reply","call_permission_reply":{"response":"accept"}}},"phone_number_id":"647"}""",
            null, false
        },
        { "messages", $$$"""{ {{{Common}}},"messages":[{"id":"1","from":"1555","timestamp":"1760000000"}] }""", ConversationHolder.Kapso, true },
        { "standby", $$$"""{ {{{Common}}},"standby":{"messages":[{"id":"1","from":"1555","timestamp":"1760000000"}]} }""", ConversationHolder.OtherApplication, true },
        { "standby", $$$"""{ {{{Common}}},"standby":{"statuses":[{"id":"1","recipient_id":"1555","timestamp":"1760000000"}]} }""", null, false },
        { "messaging_handovers", $$$"""{ {{{Recipient}}},"sender":{"phone_number":"1555"},"timestamp":"1760000000","type":"control_passed" }""", ConversationHolder.Kapso, false },
        { "messaging_handovers", $$$"""{ {{{Recipient}}},"sender":{"phone_number":"1555"},"timestamp":"1760000000","type":"control_taken" }""", ConversationHolder.OtherApplication, false },
        { "messaging_handovers", $$$"""{ {{{Recipient}}},"sender":{"phone_number":"1555"},"timestamp":"1760000000","type":"control_shared" }""", null, false },
    };

    [Theory]
    [MemberData(nameof(Signals))]
    public void Webhooks_tell_who_holds_a_conversation(string name, string body, ConversationHolder? holder, bool isFromCustomer)
    {
        WebhookEvent received = name.StartsWith("whatsapp.", StringComparison.Ordinal) ? Delivered.Read(body, name).Events.Single() : Delivered.Meta(name, body).Single();

        ControlSignal? signal = received.ToControlSignal(DateTimeOffset.UnixEpoch);

        (signal?.Holder).Should().Be(holder);
        if (signal is not null)
        {
            (signal.PhoneNumberId, signal.IsFromCustomer).Should().Be(("647", isFromCustomer));
            signal.Customer.Should().Equal(Person.FromPhoneNumber("1555"));
            signal.At.Should().Be(isFromCustomer ? At - TimeSpan.FromTicks(1) : At, "a handover in the same second outweighs a message");
        }
    }

    [Fact]
    public void What_was_read_can_be_written_again()
    {
        const string json = """{"recipient":{"phone_number_id":"647"},"sender":{"phone_number":"1555"},"timestamp":"1760000000","type":"control_passed","control_passed":{"previous_owner_role":"ai_agent"},"future":2}""";
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            Delivered.Meta<MetaHandoverEvent>("messaging_handovers", json).WriteTo(writer);
        }

        MetaHandoverEvent again = Delivered.Meta<MetaHandoverEvent>("messaging_handovers", Encoding.UTF8.GetString(stream.ToArray()));
        (again.Type, again.NumberId, again.CustomerPhoneNumber, again.Timestamp, again.Handover.PreviousOwnerRole).Should().Be((MetaHandoverType.ControlPassed, "647", "1555", At, RoutingRole.AiAgent));
        again.AdditionalData.Should().ContainKey("future");
    }
}
