using System.Text.Json;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Users;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Conversations and contacts, with real sockets.</summary>
public sealed class InboxTests
{
    private const string Ann = "+15551110001";
    private const string Bo = "+15551110002";

    [Fact]
    public async Task Conversations_come_and_go_by_their_messages()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        (ConversationsClient conversations, string number) = (started.Client.Conversations, started.PhoneNumberId);
        started.Emulator.Receive(InboundMessage.Text(Ann, "Hello") with { Name = "Ann" });
        started.Emulator.Receive(InboundMessage.Text(Bo, "Hi"));
        await started.Client.Messages.SendTextAsync(number, Ann, "Hello Ann");

        Conversation[] all = await conversations.List().ToArrayAsync();
        Conversation ann = all[0];
        Conversation same = await conversations.GetAsync(number, ann.Id, ConversationFields.Create(ConversationField.ContactName));
        Conversation ended = await conversations.SetStatusAsync(all[1].Id, ConversationStatus.Ended);

        all.Select(conversation => conversation.PhoneNumber).Should().Equal("15551110001", "15551110002");
        ann.Should().BeEquivalentTo(new { Status = ConversationStatus.Active, PhoneNumberId = number, ContactName = "Ann", Kapso = new { MessagesCount = 2, LastMessageText = "Hello Ann" } });
        ann.WindowClosesAt.Should().Be(ann.Kapso!.LastInboundAt + TimeSpan.FromHours(24));
        (same.ContactName, same.Kapso!.MessagesCount, same.WindowClosesAt).Should().Be(("Ann", null, null));
        ended.Status.Should().Be(ConversationStatus.Ended);
        (await conversations.List(new ProjectConversationFilter { Status = ConversationStatus.Ended }).SingleAsync()).Id.Should().Be(ended.Id);
        (await conversations.List(number, new ConversationFilter { Person = Ann }).SingleAsync()).Id.Should().Be(ann.Id);
        (await conversations.List(number, new ConversationFilter { PageSize = 1 }).ToListAsync()).Should().HaveCount(2);
        started.Emulator.Receive(InboundMessage.Text(Bo, "Again"));
        (await conversations.GetAsync(ended.Id)).Status.Should().Be(ConversationStatus.Active);
        (await conversations.ListWorkflowExecutions(ann.Id).ToListAsync()).Should().BeEmpty();
        (await conversations.Awaiting(it => it.GetAsync("nobody")).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.NotFound);
    }

    [Fact]
    public async Task A_conversation_is_looked_after_by_one_member_at_a_time()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        ConversationsClient conversations = started.Client.Conversations;
        started.Emulator.Receive(InboundMessage.Text(Ann, "Hello"));
        User owner = await started.Client.Users.List().FirstAsync();
        Conversation conversation = await conversations.List(new ProjectConversationFilter { Unassigned = true }).SingleAsync();

        ConversationAssignment assigned = await conversations.AssignAsync(conversation.Id, new NewConversationAssignment { UserId = owner.UserId!, Notes = "VIP" });
        KapsoApiException twice = (await conversations.Awaiting(it => it.AssignAsync(conversation.Id, new NewConversationAssignment { UserId = owner.UserId! })).Should().ThrowAsync<KapsoApiException>()).Which;
        (await conversations.Awaiting(it => it.AssignAsync(conversation.Id, new NewConversationAssignment { UserId = "stranger" })).Should().ThrowAsync<KapsoApiException>()).Which.StatusCode.Should().Be(System.Net.HttpStatusCode.UnprocessableEntity);
        Conversation[] ofOwner = await conversations.List(new ProjectConversationFilter { AssignedUserId = owner.UserId }).ToArrayAsync();
        ConversationAssignment released = await conversations.UpdateAssignmentAsync(conversation.Id, assigned.Id, new ConversationAssignmentUpdate { Active = false });

        (assigned.Active, assigned.Notes, released.Active).Should().Be((true, "VIP", false));
        twice.ServerMessage.Should().Contain("active assignment");
        ofOwner.Should().ContainSingle();
        (await conversations.GetAssignmentAsync(conversation.Id, assigned.Id)).Active.Should().BeFalse();
        (await conversations.ListAssignments(conversation.Id).ToListAsync()).Should().ContainSingle();
        (await conversations.List(new ProjectConversationFilter { Unassigned = true }).ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Contacts_are_made_found_and_changed()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        ContactsClient contacts = started.Client.Contacts;
        started.Emulator.Receive(InboundMessage.Text(Ann, "Hello") with { Name = "Ann Lee" });
        started.Emulator.Receive(new InboundMessage { FromUserId = "US.13491208655302741918", Type = "text", Content = new System.Text.Json.Nodes.JsonObject { ["body"] = "Hi" } });
        Customer customer = await started.Client.Customers.CreateAsync(new NewCustomer { Name = "Acme" });

        Contact bo = await contacts.CreateAsync(new NewContact { Person = Bo, DisplayName = "Bo", CustomerId = customer.Id, Metadata = JsonDocument.Parse("""{"tier":1}""").RootElement });
        Contact ann = await contacts.GetAsync(ContactIdentifier.FromPhoneNumber(Ann));
        Contact byId = await contacts.GetAsync(ContactIdentifier.FromId(ann.Id!));
        Contact byUser = await contacts.GetAsync(ContactIdentifier.FromBusinessScopedUserId("US.13491208655302741918"));
        Contact changed = await contacts.UpdateAsync(Ann, new ContactUpdate { DisplayName = "Ann (VIP)" });

        (bo.WaId, bo.CustomerId, bo.Metadata!.Value.GetProperty("tier").GetInt32()).Should().Be(("15551110002", customer.Id, 1));
        (ann.ProfileName, byId.Id, byUser.WaId, changed.DisplayName).Should().Be(("Ann Lee", ann.Id, null, "Ann (VIP)"));
        (await contacts.List(new ProjectContactFilter { HasCustomer = true }).SingleAsync()).Id.Should().Be(bo.Id);
        (await contacts.List(new ProjectContactFilter { ProfileNameContains = "LEE" }).SingleAsync()).Id.Should().Be(ann.Id);
        (await contacts.List(started.PhoneNumberId, new ContactFilter { PageSize = 1 }).ToListAsync()).Should().HaveCount(3);
        (await contacts.GetAsync(started.PhoneNumberId, "15551110001")).Id.Should().Be(ann.Id);
        KapsoApiException twice = (await contacts.Awaiting(it => it.CreateAsync(new NewContact { Person = Bo })).Should().ThrowAsync<KapsoApiException>()).Which;
        KapsoApiException nobody = (await contacts.Awaiting(it => it.GetAsync("+15559999999")).Should().ThrowAsync<KapsoApiException>()).Which;
        twice.StatusCode.Should().Be(System.Net.HttpStatusCode.UnprocessableEntity);
        nobody.Category.Should().Be(ErrorCategory.NotFound);
        nobody.ToString().Should().NotContain("5559999999");
    }

    [Fact]
    public async Task A_contact_decides_about_marketing()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        ContactsClient contacts = started.Client.Contacts;
        started.Emulator.Receive(InboundMessage.Text(Ann, "Hello"));

        MarketingPreference? before = await contacts.FindMarketingPreferenceAsync(started.PhoneNumberId, Ann);
        List<MarketingPreference> none = await contacts.ListMarketingPreferences(Ann).ToListAsync();
        started.Emulator.SetRecipient(new EmulatedRecipient { Id = Ann, HasStoppedMarketing = true });
        MarketingPreference after = (await contacts.FindMarketingPreferenceAsync(started.PhoneNumberId, Ann))!;

        (before, none.Count).Should().Be((null, 0));
        (after.Status, after.MarketingAllowed).Should().Be((MarketingPreferenceStatus.Stopped, false));
        (await contacts.ListMarketingPreferences(Ann).ToListAsync()).Should().ContainSingle();
        await contacts.Awaiting(it => it.FindMarketingPreferenceAsync(started.PhoneNumberId, "+15559999999")).Should().ThrowAsync<KapsoApiException>();
    }

    [Fact]
    public async Task An_erasure_is_done_a_little_later()
    {
        FakeTimeProvider clock = new();
        await using KapsoEmulator emulator = await KapsoEmulator.StartAsync(new KapsoEmulatorOptions { TimeProvider = clock });
        using KapsoWhatsAppClient kapso = new(new KapsoWhatsAppOptions { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress });
        emulator.Receive(InboundMessage.Text(Ann, "Hello"));

        await kapso.Contacts.RequestErasureAsync(Ann);
        (await kapso.Contacts.GetAsync(Ann)).WaId.Should().Be("15551110001");
        clock.Advance(TimeSpan.FromSeconds(10));

        (await kapso.Contacts.List().ToListAsync()).Should().BeEmpty();
        (await kapso.Conversations.List().ToListAsync()).Should().BeEmpty();
        (await kapso.Messages.List().ToListAsync()).Should().BeEmpty();
    }
}
