using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class BlockedUserTests : OnboardingTest
{
    private string Blocked => $"{Proxy}/block_users";

    [Fact]
    public async Task Who_wrote_lately_is_blocked_listed_and_unblocked()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));

        (await DoAsync("POST", Blocked, Users("1 " + Customer[1..]))).ToJsonString()
            .Should().Be($$$"""{"messaging_product":"whatsapp","block_users":{"added_users":[{"input":"1 {{{Customer[1..]}}}","wa_id":"{{{Customer}}}"}]}}""");
        (await DoAsync("POST", Blocked, $$"""{"messaging_product":"whatsapp","block_users":[{"user":"{{Customer}}"}]}"""))["block_users"]!["added_users"]!.AsArray().Should().ContainSingle("who is blocked stays blocked");
        (await GetJsonAsync(Blocked))["data"]!.ToJsonString().Should().Be($$"""[{"messaging_product":"whatsapp","wa_id":"{{Customer}}"}]""");
        (await DoAsync("DELETE", Blocked, Users(Customer))).ToJsonString()
            .Should().Be($$$"""{"messaging_product":"whatsapp","block_users":{"removed_users":[{"input":"{{{Customer}}}","wa_id":"{{{Customer}}}"}]}}""");
        (await GetJsonAsync(Blocked))["data"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Each_failure_is_named_beside_the_successes()
    {
        Kapso.Receive(InboundMessage.Text("15550000001", "Hi"));
        Clock.Advance(TimeSpan.FromHours(24));
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));

        (int status, JsonNode? answer) = await CallAsync("POST", Blocked, Users(Customer, "15550000001", "15550100001", "Ann"));

        status.Should().Be(400);
        ((int)answer!["error"]!["code"]!).Should().Be(139100);
        answer["block_users"]!["added_users"]!.AsArray().Select(user => (string)user!["wa_id"]!).Should().Equal(Customer);
        answer["block_users"]!["failed_users"]!.AsArray().Select(user => ((string?)user!["input"], (string?)user["wa_id"], (int)user["errors"]![0]!["code"]!)).Should().Equal(
            ("15550000001", "15550000001", 131047), ("15550100001", "15550100001", 131021), ("Ann", null, 131047));
        (status, answer) = await CallAsync("DELETE", Blocked, Users("Ann"));
        (status, (string?)answer!["block_users"]!["failed_users"]![0]!["input"]).Should().Be((400, "Ann"));
    }

    [Fact]
    public async Task The_blocked_neither_write_nor_call_nor_are_written_to_or_called()
    {
        await DoAsync("POST", $"{Proxy}/settings", """{"calling":{"status":"enabled"}}""");
        Kapso.Receive(InboundMessage.CallPermissionReply(Customer, isAccepted: true));
        await DoAsync("POST", Blocked, Users(Customer));

        Kapso.Receive(InboundMessage.Text(Customer, "Are you there?")).Should().StartWith("wamid.");
        Kapso.ReceiveCall(new InboundCall { From = Customer }).Should().StartWith("wacid.");
        using HttpResponseMessage message = await PostAsync(Messages, Text());
        using HttpResponseMessage call = await PostAsync($"{Proxy}/calls", $$$"""{"messaging_product":"whatsapp","action":"connect","to":"{{{Customer}}}","session":{"sdp_type":"offer","sdp":"v=0"}}""");

        await ShouldBeMetaErrorAsync(message, 400, 131026, "Message undeliverable", "The business has blocked the recipient.");
        await ShouldBeMetaErrorAsync(call, 400, 138001, "Receiver uncallable", "The recipient cannot be called by this business.");
        (await GetJsonAsync(Messages))["data"]!.AsArray().Should().ContainSingle("only what was written before the block arrived");
        (await GetJsonAsync($"{Proxy}/calls"))["data"]!.AsArray().Should().BeEmpty();

        await DoAsync("DELETE", Blocked, Users(Customer));
        await SendAsync(Text());
        Kapso.Receive(InboundMessage.Text(Customer, "Hello again"));
        (await GetJsonAsync(Messages))["data"]!.AsArray().Should().HaveCount(3);
    }

    [Fact]
    public async Task A_request_that_breaks_a_rule_is_refused()
    {
        (await CodeOfAsync("""{"block_users":[]}""")).Should().Be(100);
        (await CodeOfAsync("""{}""")).Should().Be(131008);
        (await CodeOfAsync("""{"block_users":["Ann"]}""")).Should().Be(100);
        (await CodeOfAsync("""{"messaging_product":"telegram","block_users":[{"user":"15551234567"}]}""")).Should().Be(131009);
        (await CodeOfAsync(Users([.. Enumerable.Repeat(Customer, 1001)]))).Should().Be(130429);
    }

    [Fact]
    public async Task The_list_is_paged()
    {
        foreach (string user in new[] { "15550000001", "15550000002", "15550000003" })
        {
            Kapso.Receive(InboundMessage.Text(user, "Hi"));
            await DoAsync("POST", Blocked, Users(user));
        }

        JsonNode first = await GetJsonAsync($"{Blocked}?limit=2");
        JsonNode second = await GetJsonAsync($"{Blocked}?limit=2&after={Uri.EscapeDataString((string)first["paging"]!["cursors"]!["after"]!)}");

        first["data"]!.AsArray().Concat(second["data"]!.AsArray()).Select(user => (string)user!["wa_id"]!).Should().Equal("15550000003", "15550000002", "15550000001");
        Kapso.Reset();
        (await GetJsonAsync(Blocked))["data"]!.AsArray().Should().BeEmpty();
    }

    private static string Users(params IEnumerable<string> users) =>
        new JsonObject { ["block_users"] = new JsonArray([.. users.Select(user => new JsonObject { ["user"] = user })]) }.ToJsonString();

    private async Task<int> CodeOfAsync(string body)
    {
        (int status, JsonNode? answer) = await CallAsync("POST", Blocked, body);
        status.Should().Be(400);
        return (int)answer!["error"]!["code"]!;
    }
}
