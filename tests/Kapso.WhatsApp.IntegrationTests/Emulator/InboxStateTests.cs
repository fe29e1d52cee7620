using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>What becomes of conversations and contacts, and what webhooks hear of it.</summary>
public class InboxStateTests : WebhooksTest
{
    private const string Conversations = $"{Platform}/whatsapp/conversations";
    private const string Contacts = $"{Platform}/whatsapp/contacts";
    private const string Ended = """{"whatsapp_conversation":{"status":"ended"}}""";

    protected override KapsoEmulatorOptions Options => base.Options with
    {
        StatusDelays = new StatusDelays { Sent = TimeSpan.FromSeconds(1), Delivered = TimeSpan.FromSeconds(2), Read = TimeSpan.FromMinutes(1) },
        Templates = [new() { Name = "news", Language = "en", Category = "MARKETING", Components = """[{"type":"BODY","text":"Hi!"}]""" }],
        Users =
        [
            new EmulatedUser { Name = "Ann", Email = "ann@example.com", UserId = "11111111-0000-4000-8000-000000000001", IsOwner = true },
            new EmulatedUser { Name = "Bo", Email = "bo@example.com", UserId = "11111111-0000-4000-8000-000000000002" },
        ],
    };

    [Fact]
    public async Task An_erased_conversation_publishes_no_more_events()
    {
        await CreateAsync(HooksOfNumber, "\"events\":[\"whatsapp.message.read\",\"whatsapp.conversation.inactive\"],\"inactivity_minutes\":5");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        string sent = await SendAsync(Text());

        (await CallAsync("DELETE", $"{Contacts}/{Customer}")).Status.Should().Be(204);
        (await CallAsync("DELETE", $"{Contacts}/{Customer}")).Status.Should().Be(204);
        (await DeliveredAfterAsync(10)).Should().BeEmpty();
        Kapso.Receive(InboundMessage.Text(Customer, "It is me again"));
        (await DeliveredAfterAsync(60)).Should().BeEmpty();

        (await CallAsync("GET", $"{Messages}/{Uri.EscapeDataString(sent)}")).Status.Should().Be(404);
        ((string?)(await DoAsync("GET", $"{Contacts}/{Customer}"))["wa_id"]).Should().Be(Customer);
        ReceivedWebhook silent = (await DeliveredAfterAsync(300)).Should().ContainSingle().Subject;
        ((int)silent.Json["conversation"]!["kapso"]!["messages_count"]!).Should().Be(1);
    }

    [Fact]
    public async Task A_received_file_goes_with_its_contact()
    {
        string id = Kapso.Receive(InboundMessage.Image(Customer, new EmulatedFile { Bytes = new byte[] { 1 }, ContentType = "image/png", FileName = "a.png" }));
        string link = (string)(await DoAsync("GET", $"{Messages}/{Uri.EscapeDataString(id)}"))["image"]!["link"]!;
        using HttpClient client = NewClient();
        ((int)(await client.GetAsync(link)).StatusCode).Should().Be(302);

        await CallAsync("DELETE", $"{Contacts}/{Customer}");
        Clock.Advance(TimeSpan.FromSeconds(10));

        ((int)(await client.GetAsync(link)).StatusCode).Should().Be(404);
        Kapso.Media.Should().BeEmpty();
    }

    [Fact]
    public async Task The_end_of_a_conversation_is_published_once_and_shows_in_later_events()
    {
        Listen("whatsapp.conversation.ended", "whatsapp.message.read");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await SendAsync(Text());
        string id = await FirstIdAsync(Conversations);

        await DoAsync("PATCH", $"{Conversations}/{id}", Ended);
        await DoAsync("PATCH", $"{Conversations}/{id}", Ended);
        ReceivedWebhook ended = (await DeliveredAsync()).Should().ContainSingle().Subject;
        ReceivedWebhook read = (await DeliveredAfterAsync(60)).Should().ContainSingle().Subject;

        ended.ShouldBeSignedWith(Secret);
        ended.Json.AsObject().Select(member => member.Key).Should().Equal("conversation", "phone_number_id");
        (ended.Event, (string?)ended.Json["conversation"]!["id"], (string?)ended.Json["conversation"]!["status"]).Should().Be(("whatsapp.conversation.ended", id, "ended"));
        (read.Event, (string?)read.Json["conversation"]!["status"]).Should().Be(("whatsapp.message.read", "ended"));
    }

    [Fact]
    public async Task A_change_of_status_is_a_change_of_the_conversation()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        string id = await FirstIdAsync(Conversations);
        Clock.Advance(TimeSpan.FromHours(1));

        JsonNode ended = await DoAsync("PATCH", $"{Conversations}/{id}", Ended);

        ((string?)ended["updated_at"], (string?)ended["last_active_at"]).Should().Be(("2026-03-01T13:00:00.000Z", "2026-03-01T12:00:00.000Z"));
    }

    [Fact]
    public async Task Both_surfaces_show_what_they_promise()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        string id = await FirstIdAsync(Conversations);

        JsonObject ofProject = (await DoAsync("GET", $"{Conversations}/{id}")).AsObject();
        JsonObject ofNumber = (await DoAsync("GET", $"{Proxy}/conversations/{id}")).AsObject();

        ofProject.Should().ContainKeys("parent_business_scoped_user_id", "username").And.NotContainKey("whatsapp_config_id");
        Guid.TryParse((string?)ofNumber["whatsapp_config_id"], out _).Should().BeTrue();
        (await DoAsync("GET", $"{Contacts}/{Customer}")).AsObject().Should().ContainKey("customer_id");
        (await DoAsync("GET", $"{Proxy}/contacts/{Customer}")).AsObject().Should().NotContainKey("customer_id");
    }

    [Fact]
    public async Task The_proxy_gets_and_ends_a_conversation_without_its_number_as_the_JavaScript_client_asks()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        string id = await FirstIdAsync(Conversations);
        const string proxy = "meta/whatsapp/v24.0/conversations";

        (await DoAsync("GET", $"{proxy}/{id}?fields=kapso(messages_count)")).ToJsonString().Should().Be((await DoAsync("GET", $"{Proxy}/conversations/{id}?fields=kapso(messages_count)")).ToJsonString());
        (await DoAsync("PATCH", $"{proxy}/{id}", """{"status":"ended"}""")).ToJsonString().Should().Be("""{"success":true}""");
        ((string?)(await DoAsync("GET", $"{Conversations}/{id}"))["status"]).Should().Be("ended");
        (await CallAsync("PATCH", $"{proxy}/{id}", """{"status":"asleep"}""")).Status.Should().Be(400);
        (await CallAsync("GET", $"{proxy}/{Guid.NewGuid()}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task The_proxy_changes_a_contact_as_the_JavaScript_client_asks()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));

        (await DoAsync("PATCH", $"{Proxy}/contacts/{Customer}", """{"display_name":"Ann (VIP)","metadata":{"tier":1}}""")).ToJsonString().Should().Be("""{"success":true}""");

        JsonNode contact = await DoAsync("GET", $"{Proxy}/contacts/{Customer}?fields=kapso(*)");
        ((string?)contact["display_name"], contact["metadata"]!.ToJsonString()).Should().Be(("Ann (VIP)", """{"tier":1}"""));
        (await CallAsync("PATCH", $"{Proxy}/contacts/15550009999", """{"display_name":"x"}""")).Status.Should().Be(404);
        (await CallAsync("PATCH", $"{Proxy}/contacts/{Customer}", """{"customer_id":"nobody"}""")).Status.Should().Be(400);
    }

    [Fact]
    public async Task The_names_of_a_contact_are_texts_or_absent()
    {
        await DoAsync("POST", Contacts, """{"contact":{"wa_id":"+15557654321"}}""");

        foreach (string path in new[] { $"{Contacts}/15557654321", $"{Proxy}/contacts/15557654321" })
        {
            (await DoAsync("GET", path)).AsObject().Should().NotContainKeys("profile_name", "display_name").And.ContainKey("username");
        }

        (await DoAsync("PATCH", $"{Contacts}/15557654321", """{"contact":{"profile_name":"Ann"}}""")).AsObject().Should().ContainKey("profile_name").And.NotContainKey("display_name");
    }

    [Fact]
    public async Task Conversations_without_messages_are_paged_too()
    {
        await DoAsync("POST", $"{Proxy}/settings", """{"calling":{"status":"ENABLED"}}""");
        foreach (string customer in new[] { "15550000001", "15550000002", "15550000003" })
        {
            Kapso.ReceiveCall(new InboundCall { From = customer });
        }

        List<string?> numbers = [];
        for (string? next = $"{Conversations}?limit=1"; next is not null;)
        {
            JsonNode page = (await CallAsync("GET", next)).Body!;
            numbers.AddRange(page["data"]!.AsArray().Select(conversation => (string?)conversation!["phone_number"]));
            next = (string?)page["paging"]!["next"];
        }

        numbers.Should().Equal("15550000003", "15550000002", "15550000001");
    }

    [Fact]
    public async Task A_marketing_preference_is_kept_for_each_number_and_published()
    {
        Listen("whatsapp.contact.marketing_preference_changed");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        string preferences = $"{Contacts}/{Customer}/marketing_preferences";
        Clock.Advance(TimeSpan.FromMinutes(1));

        Kapso.SetRecipient(new EmulatedRecipient { Id = Customer, HasStoppedMarketing = true });
        JsonNode stopped = (await DeliveredAsync()).Should().ContainSingle().Subject.Json["marketing_preference"]!;
        JsonNode shown = await DoAsync("GET", $"{preferences}/{Kapso.PhoneNumberId}");
        Kapso.SetRecipient(new EmulatedRecipient { Id = Customer });
        JsonNode resumed = (await DeliveredAsync()).Should().ContainSingle().Subject.Json["marketing_preference"]!;
        JsonNode after = (await DoAsync("GET", preferences)).AsArray().Should().ContainSingle().Subject!;

        ((string?)stopped["status"], stopped["previous_status"], (string?)stopped["occurred_at"]).Should().Be(("stopped", null, "2026-03-01T12:01:00Z"));
        ((string?)shown["status"], (bool?)shown["marketing_allowed"], (string?)shown["source"], (string?)shown["last_event_at"]).Should().Be(("stopped", false, "meta_webhook", "2026-03-01T12:01:00.000Z"));
        ((string?)resumed["status"], (string?)resumed["previous_status"]).Should().Be(("resumed", "stopped"));
        ((long)resumed["sequence"]!).Should().BeGreaterThan((long)stopped["sequence"]!);
        ((string?)after["status"], (bool?)after["marketing_allowed"]).Should().Be(("resumed", true));
        await ShouldBeRefusedAsync("GET", $"{preferences}/1", null, 404, "WhatsApp configuration not found");
    }

    [Fact]
    public async Task A_delivery_that_fails_for_missing_consent_stops_marketing()
    {
        const string news = """{"messaging_product":"whatsapp","to":"+15551234567","type":"template","template":{"name":"news","language":{"code":"en"}}}""";
        Kapso.SetRecipient(new EmulatedRecipient { Id = Customer, DeliveryError = 131050 });
        await SendAsync(news);
        Clock.Advance(TimeSpan.FromSeconds(1));

        JsonNode preference = await DoAsync("GET", $"{Contacts}/{Customer}/marketing_preferences/{Kapso.PhoneNumberId}");
        using HttpResponseMessage refused = await PostAsync(Messages, news);

        ((string?)preference["status"], (string?)preference["source"]).Should().Be(("stopped", "meta_delivery_error"));
        ((int)refused.StatusCode, (string?)(await ReadAsync(refused))["code"]).Should().Be((422, "marketing_preference_stopped"));
    }

    [Fact]
    public async Task Who_stopped_marketing_before_being_a_contact_has_stopped_it()
    {
        Kapso.SetRecipient(new EmulatedRecipient { Id = Customer, HasStoppedMarketing = true });
        await ShouldBeRefusedAsync("GET", $"{Contacts}/{Customer}/marketing_preferences", null, 404, "WhatsApp contact not found");
        Kapso.Receive(new InboundMessage { From = Customer, FromUserId = "US.7", Type = "text", Content = new JsonObject { ["body"] = "Hi" } });

        (await DoAsync("GET", $"{Contacts}/{Customer}/marketing_preferences")).AsArray().Should().ContainSingle();
        await ShouldBeRefusedAsync("GET", $"{Contacts}/US.7/marketing_preferences", null, 404, "WhatsApp contact not found");
    }

    [Fact]
    public async Task A_changed_user_id_of_a_customer_is_published()
    {
        Listen("whatsapp.contact.identity_changed");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { FromUserId = "US.1" });
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { FromUserId = "US.2" });

        JsonNode body = (await DeliveredAsync()).Should().ContainSingle().Subject.Json;

        ((string?)body["contact"]!["business_scoped_user_id"], (string?)body["contact"]!["wa_id"], (string?)body["previous"]!["business_scoped_user_id"], (string?)body["phone_number_id"])
            .Should().Be(("US.2", Customer, "US.1", Kapso.PhoneNumberId));
    }

    [Fact]
    public async Task One_assignment_at_a_time_is_active()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        string assignments = $"{Conversations}/{await FirstIdAsync(Conversations)}/assignments";
        string first = (string)(await DoAsync("POST", assignments, Assignment(1)))["id"]!;
        await ShouldBeRefusedAsync("POST", assignments, Assignment(2), 422, "Conversation already has an active assignment");
        await DoAsync("PATCH", $"{assignments}/{first}", """{"assignment":{"active":false}}""");
        string second = (string)(await DoAsync("POST", assignments, Assignment(2)))["id"]!;

        await ShouldBeRefusedAsync("PATCH", $"{assignments}/{first}", """{"assignment":{"notes":"Mine","active":true}}""", 422, "Conversation already has an active assignment");
        await ShouldBeRefusedAsync("PATCH", $"{assignments}/{second}", """{"assignment":{"user_id":"x","notes":"Yours"}}""", 422, "assignment.user_id is not a member of the project");
        await ShouldBeRefusedAsync("GET", $"{assignments}/none", null, 404, "Assignment not found");

        JsonArray all = (await DoAsync("GET", assignments)).AsArray();
        all.Select(one => ((string?)one!["id"], (bool)one["active"]!, (string?)one["notes"])).Should().Equal((second, true, null), (first, false, null));
        (await CallAsync("GET", $"{assignments}?per_page=1&page=2")).Body!["meta"]!.ToJsonString().Should().Be("""{"page":2,"per_page":1,"total_pages":2,"total_count":2}""");
    }

    [Fact]
    public async Task A_contact_takes_no_number_of_another_and_brings_its_conversations()
    {
        Kapso.Receive(InboundMessage.Text("15550000001", "Hi"));
        Kapso.Receive(InboundMessage.Text("15550000002", "Hi"));

        await ShouldBeRefusedAsync("PATCH", $"{Contacts}/15550000001", """{"contact":{"wa_id":"+15550000002"}}""", 422, "Wa has already been taken");
        await DoAsync("PATCH", $"{Contacts}/15550000001", """{"contact":{"wa_id":"+15550000001","display_name":"Ann"}}""");
        await DoAsync("PATCH", $"{Contacts}/15550000001", """{"contact":{"wa_id":"+15550000003"}}""");
        (await DoAsync("GET", $"{Conversations}?phone_number=15550000003")).AsArray().Should().ContainSingle();
        await CallAsync("DELETE", $"{Contacts}/15550000003");
        Clock.Advance(TimeSpan.FromSeconds(10));

        (await DoAsync("GET", Conversations)).AsArray().Select(conversation => (string?)conversation!["phone_number"]).Should().Equal("15550000002");
    }

    [Fact]
    public async Task An_erasure_names_a_contact()
    {
        await ShouldBeRefusedAsync("DELETE", $"{Contacts}/nobody", null, 422, "Identifier is not a valid phone number");
        await ShouldBeRefusedAsync("DELETE", $"{Contacts}/+15550000001", null, 404, "WhatsApp contact not found");
        await ShouldBeRefusedAsync("DELETE", $"{Contacts}/US.1", null, 404, "WhatsApp contact not found");
        await ShouldBeRefusedAsync("DELETE", $"{Contacts}/{Guid.Empty}", null, 404, "WhatsApp contact not found");
    }

    [Fact]
    public async Task The_proxy_knows_contacts_by_phone_number_alone()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { FromUserId = "US.1" });

        (await CallAsync("GET", $"{Proxy}/contacts/US.1")).Status.Should().Be(404);
        (await CallAsync("GET", $"{Proxy}/contacts/{await FirstIdAsync(Contacts)}")).Status.Should().Be(404);
        (await DoAsync("GET", $"{Contacts}?wa_id_contains=%2B1555")).AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task Contacts_have_numbered_pages_of_old()
    {
        foreach (string customer in new[] { "15550000001", "15550000002", "15550000003" })
        {
            Kapso.Receive(InboundMessage.Text(customer, "Hi"));
        }

        JsonNode second = (await CallAsync("GET", $"{Contacts}?page=2&per_page=2")).Body!;
        (int status, JsonNode? tooFar) = await CallAsync("GET", $"{Contacts}?page=51&per_page=100");

        second["data"]!.AsArray().Select(contact => (string?)contact!["wa_id"]).Should().Equal("15550000001");
        second["meta"]!.ToJsonString().Should().Be("""{"page":2,"per_page":2,"total_pages":2,"total_count":3}""");
        second.AsObject().Should().NotContainKey("paging");
        (status, (string?)tooFar!["message"], (int)tooFar["requested_window"]!, (int)tooFar["max_page"]!).Should().Be((400, "legacy_offset_pagination_limit_exceeded", 5100, 50));
    }

    [Fact]
    public async Task A_broadcast_goes_to_contacts()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        Kapso.Receive(new InboundMessage { FromUserId = "US.1", Type = "text", Content = new JsonObject { ["body"] = "Hi" } });
        JsonArray contacts = (await DoAsync("GET", Contacts)).AsArray();
        string template = (string)(await GetJsonAsync($"meta/whatsapp/v24.0/{Kapso.BusinessAccountId}/message_templates"))["data"]![0]!["id"]!;
        string broadcast = (string)(await DoAsync("POST", $"{Platform}/whatsapp/broadcasts", $$$"""{"whatsapp_broadcast":{"name":"News","phone_number_id":"{{{Kapso.PhoneNumberId}}}","whatsapp_template_id":"{{{template}}}"}}"""))["id"]!;

        JsonNode added = await DoAsync(
            "POST", $"{Platform}/whatsapp/broadcasts/{broadcast}/recipients", $$$"""{"whatsapp_broadcast":{"recipients":[{"whatsapp_contact_id":"{{{contacts[1]!["id"]}}}"},{"whatsapp_contact_id":"{{{contacts[0]!["id"]}}}"}]}}""");

        ((int?)added["added"], added["errors"]!.AsArray().Count).Should().Be((1, 1));
        ((string?)(await DoAsync("GET", $"{Platform}/whatsapp/broadcasts/{broadcast}/recipients"))[0]!["phone_number"]).Should().Be(Customer);
    }

    [Fact]
    public async Task An_embedded_inbox_shows_active_conversations()
    {
        Kapso.Receive(InboundMessage.Text("15550000001", "first"));
        Kapso.Receive(InboundMessage.Text("15550000002", "second"));
        string second = await FirstIdAsync(Conversations);
        string all = (string)(await DoAsync("POST", $"{Platform}/inbox_embeds", """{"inbox_embed":{"scope_type":"project"}}"""))["embed_url"]!;
        await DoAsync("PATCH", $"{Conversations}/{second}", Ended);

        (await Http.GetStringAsync(all)).Should().Contain("first").And.NotContain("second");
        (await Http.GetStringAsync(all + "?status=ended")).Should().Contain("second").And.NotContain("first");
        (await Http.GetStringAsync(all + "?status=all")).Should().Contain("first").And.Contain("second");
    }

    private static string Assignment(int user) => $$$"""{"assignment":{"user_id":"11111111-0000-4000-8000-00000000000{{{user}}}"}}""";

    private async Task<string> FirstIdAsync(string list) => (string)(await DoAsync("GET", list))[0]!["id"]!;
}
