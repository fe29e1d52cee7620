using System.Net;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Inbox;

public sealed class ConversationWireTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Conversations = Exchange.Platform + "whatsapp/conversations";

    private const string Full = $$"""
        {"id":"{{Id}}","phone_number":"15551234567","business_scoped_user_id":"US.1","parent_business_scoped_user_id":"US.ENT.1","username":"@ann","status":"active","last_active_at":"2026-03-01T12:00:00Z",
        "created_at":"2026-02-01T00:00:00Z","updated_at":"2026-03-01T00:00:00Z","metadata":{"a":1},"phone_number_id":"647","kapso":{"contact_name":"Ann","messages_count":7,"last_message_id":"wamid.1","last_message_type":"text",
        "last_message_timestamp":"2026-03-01T12:00:00Z","last_message_text":"Hi","last_inbound_at":"2026-03-01T12:00:00Z","last_outbound_at":"2026-03-01T11:00:00Z","mood":1},"whatsapp_config_id":"n1","mood":"good"}
        """;

    private const string FullAssignment = """{"id":"a1","user_id":"u1","created_by_user_id":"u2","notes":"VIP","active":true,"created_at":"2026-03-01T12:00:00Z","mood":"good"}""";

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Conversations_are_listed_on_both_surfaces_and_got()
    {
        (Page<Conversation> searched, SeenRequest search) = await Exchange.Make($$"""{"data":[{{Full}}],"paging":{"cursors":{"before":null,"after":"a"} } }""", kapso => kapso.Conversations.List(new ProjectConversationFilter
        {
            PhoneNumberId = "647",
            PhoneNumberContains = "555",
            Status = ConversationStatus.Ended,
            Unassigned = true,
            CreatedAfter = Noon,
            CreatedBefore = Noon,
            LastActiveAfter = Noon,
            LastActiveBefore = Noon,
            PageSize = 5,
        }).GetPageAsync("c"));
        (Page<Conversation> listed, SeenRequest list) = await Exchange.Make($$"""{"data":[{{Full}}]}""", kapso => kapso.Conversations.List("647", new ConversationFilter
        {
            Status = ConversationStatus.Active,
            AssignedUserId = "u1",
            LastActiveSince = Noon,
            LastActiveUntil = Noon,
            Person = "+15551234567",
            PageSize = 5,
            Fields = ConversationFields.Create(ConversationField.ContactName, ConversationField.LastInboundAt),
        }).GetPageAsync());
        (Conversation found, SeenRequest find) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Conversations.GetAsync(Id));
        (Conversation got, SeenRequest get) = await Exchange.Make(Full, kapso => kapso.Conversations.GetAsync("647", Id, ConversationFields.All));

        search.ShouldBe("GET", $"{Conversations}?phone_number_id=647&phone_number=555&status=ended&unassigned=true&created_after=2026-03-01T12%3A00%3A00Z&created_before=2026-03-01T12%3A00%3A00Z&last_active_after=2026-03-01T12%3A00%3A00Z&last_active_before=2026-03-01T12%3A00%3A00Z&limit=5&after=c");
        list.ShouldBe("GET", $"{Exchange.WhatsApp}647/conversations?status=active&assigned_user_id=u1&last_active_since=2026-03-01T12%3A00%3A00Z&last_active_until=2026-03-01T12%3A00%3A00Z&phone_number=%2B15551234567&fields=kapso%28contact_name%2Clast_inbound_at%29&limit=5");
        find.ShouldBe("GET", $"{Conversations}/{Id}");
        get.ShouldBe("GET", $"{Exchange.WhatsApp}647/conversations/{Id}?fields=kapso%28%2A%29");
        foreach (Conversation conversation in new[] { searched.Items.Single(), listed.Items.Single(), found, got })
        {
            conversation.Should().BeEquivalentTo(new
            {
                Id,
                PhoneNumber = "15551234567",
                BusinessScopedUserId = "US.1",
                ParentBusinessScopedUserId = "US.ENT.1",
                Username = "@ann",
                ContactName = "Ann",
                Status = ConversationStatus.Active,
                LastActiveAt = Noon,
                PhoneNumberId = "647",
                WindowClosesAt = Noon.AddDays(1),
                Kapso = new { MessagesCount = 7, LastMessageId = "wamid.1", LastMessageType = MessageType.Text, LastMessageText = "Hi", LastOutboundAt = Noon.AddHours(-1) },
            });
            conversation.ConfigurationId.Should().Be("n1");
            conversation.AdditionalData.Keys.Should().Equal("mood");
            conversation.Kapso!.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task A_status_is_set()
    {
        (Conversation ended, SeenRequest request) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Conversations.SetStatusAsync(Id, ConversationStatus.Ended));

        request.ShouldBe("PATCH", $"{Conversations}/{Id}", """{"whatsapp_conversation":{"status":"ended"}}""");
        ended.Id.Should().Be(Id);
    }

    [Fact]
    public async Task Assignments_are_made_listed_got_and_changed()
    {
        (ConversationAssignment made, SeenRequest make) = await Exchange.Make(
            $$"""{"data":{{FullAssignment}} }""", kapso => kapso.Conversations.AssignAsync(Id, new NewConversationAssignment { UserId = "u1", Notes = "VIP" }), HttpStatusCode.Created);
        (Page<ConversationAssignment> page, SeenRequest list) = await Exchange.Make($$"""{"data":[{{FullAssignment}}],"meta":{"page":1,"total_pages":1} }""", kapso => kapso.Conversations.ListAssignments(Id, new ConversationAssignmentFilter { PageSize = 5 }).GetPageAsync());
        (ConversationAssignment got, SeenRequest get) = await Exchange.Make($$"""{"data":{{FullAssignment}} }""", kapso => kapso.Conversations.GetAssignmentAsync(Id, "a1"));
        (ConversationAssignment changed, SeenRequest change) = await Exchange.Make(
            $$"""{"data":{{FullAssignment}} }""", kapso => kapso.Conversations.UpdateAssignmentAsync(Id, "a1", new ConversationAssignmentUpdate { UserId = "u3", Notes = "Other", Active = false }));

        make.ShouldBe("POST", $"{Conversations}/{Id}/assignments", """{"assignment":{"user_id":"u1","notes":"VIP"}}""");
        list.ShouldBe("GET", $"{Conversations}/{Id}/assignments?per_page=5");
        get.ShouldBe("GET", $"{Conversations}/{Id}/assignments/a1");
        change.ShouldBe("PATCH", $"{Conversations}/{Id}/assignments/a1", """{"assignment":{"user_id":"u3","notes":"Other","active":false}}""");
        foreach (ConversationAssignment assignment in new[] { made, page.Items.Single(), got, changed })
        {
            assignment.Should().BeEquivalentTo(new { Id = "a1", UserId = "u1", CreatedByUserId = "u2", Notes = "VIP", Active = true, CreatedAt = Noon });
            assignment.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.Conversations.List(new ProjectConversationFilter { AssignedUserId = "u", Unassigned = true }).GetPageAsync())).ShouldBe("filter.unassigned: exclusive");
        (await Exchange.Refused(kapso => kapso.Conversations.List("647", new ConversationFilter { AssignedUserId = "u", Unassigned = true }).GetPageAsync())).ShouldBe("filter.unassigned: exclusive");
        (await Exchange.Refused(kapso => kapso.Conversations.List("647", new ConversationFilter { PageSize = 101 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
        (await Exchange.Refused(kapso => kapso.Conversations.SetStatusAsync(Id, default))).ShouldBe("status: required");
        (await Exchange.Refused(kapso => kapso.Conversations.AssignAsync(Id, new NewConversationAssignment { UserId = " " }))).ShouldBe("assignment.userId: required");
        (await Exchange.Refused(kapso => kapso.Conversations.UpdateAssignmentAsync(Id, "a1", new ConversationAssignmentUpdate()))).ShouldBe("update: changes");
    }
}
