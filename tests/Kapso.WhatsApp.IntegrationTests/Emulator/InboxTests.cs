using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class InboxTests : OnboardingTest
{
    private const string Conversations = $"{Platform}/whatsapp/conversations";
    private const string Contacts = $"{Platform}/whatsapp/contacts";

    [Fact]
    public async Task The_most_recently_active_conversation_comes_first_also_over_pages()
    {
        foreach (var customer in new[] { "15550000001", "15550000002", "15550000003", "15550000001" })
        {
            Kapso.Receive(InboundMessage.Text(customer, "Hi"));
        }

        var first = (await CallAsync("GET", $"{Conversations}?limit=2")).Body!;
        var second = (await CallAsync("GET", $"{Conversations}?limit=2&after={Uri.EscapeDataString((string)first["paging"]!["cursors"]!["after"]!)}")).Body!;

        Numbers(first).Should().Equal("15550000001", "15550000003");
        Numbers(second).Should().Equal("15550000002");
        second["paging"]!["cursors"]!["after"].Should().BeNull();
        Numbers((await CallAsync("GET", $"{Proxy}/conversations?phone_number=%2B15550000002")).Body!).Should().Equal("15550000002");
        ((int?)first["data"]![0]!["kapso"]!["messages_count"]).Should().Be(2);
    }

    [Fact]
    public async Task Fields_and_filters_are_checked()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        var id = (string)(await DoAsync("GET", Conversations))[0]!["id"]!;

        (await DoAsync("GET", $"{Proxy}/conversations/{id}?fields=kapso(messages_count)"))["kapso"]!.ToJsonString().Should().Be("""{"messages_count":1}""");
        await ShouldBeRefusedAsync("GET", $"{Conversations}?unassigned=true&assigned_user_id=x", null, 422, "unassigned cannot be combined with assigned_user_id");
        await ShouldBeRefusedAsync("GET", $"{Conversations}?assigned_user_id=x", null, 422, "assigned_user_id is not a member of the project");
        (await CallAsync("GET", $"{Conversations}?status=asleep")).Status.Should().Be(422);
        (await CallAsync("GET", $"{Proxy}/conversations?after=oops")).Status.Should().Be(400);
        await ShouldBeRefusedAsync("GET", $"{Conversations}/nothing", null, 404, "Conversation not found");
        (await CallAsync("PATCH", $"{Conversations}/{id}", """{"whatsapp_conversation":{"status":"asleep"}}""")).Status.Should().Be(422);
        (await CallAsync("GET", $"{Conversations}/{id}/flow_executions")).Body!["data"]!.AsArray().Should().BeEmpty();
        (await CallAsync("GET", $"{Conversations}/nothing/flow_executions")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Contacts_are_checked()
    {
        var created = await DoAsync("POST", Contacts, """{"contact":{"wa_id":"+1 555 000 0009","display_name":"Nina"}}""");

        ((string?)created["wa_id"]).Should().Be("15550000009");
        await ShouldBeRefusedAsync("POST", Contacts, """{"contact":{"wa_id":"+15550000009"}}""", 422, "Wa has already been taken");
        await ShouldBeRefusedAsync("POST", Contacts, """{"contact":{"wa_id":"nobody"}}""", 422, "contact.wa_id must be a phone number");
        await ShouldBeRefusedAsync("POST", Contacts, """{"contact":{"wa_id":"+15550000008","customer_id":"x"}}""", 422, "contact.customer_id is not a customer of the project");
        ((string?)(await DoAsync("PATCH", $"{Contacts}/%2B15550000009", """{"contact":{"wa_id":"+15550000010"}}"""))["wa_id"]).Should().Be("15550000010");
        await ShouldBeRefusedAsync("GET", $"{Contacts}/15550000009", null, 404, "WhatsApp contact not found");
        ((string?)(await DoAsync("GET", $"{Proxy}/contacts/15550000010"))["display_name"]).Should().Be("Nina");
        await ShouldBeRefusedAsync("GET", $"{Contacts}/15550000010/marketing_preferences/{Kapso.PhoneNumberId}", null, 404, "Marketing preference not found");
        (await CallAsync("DELETE", $"{Contacts}/15550000010")).Status.Should().Be(204);
        Clock.Advance(TimeSpan.FromSeconds(10));
        (await DoAsync("GET", Contacts)).AsArray().Should().BeEmpty();
    }

    private static IEnumerable<string?> Numbers(JsonNode page) => page["data"]!.AsArray().Select(conversation => (string?)conversation!["phone_number"]);
}
