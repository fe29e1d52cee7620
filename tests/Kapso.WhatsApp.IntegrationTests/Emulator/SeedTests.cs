using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class SeedTests : EmulatorTest
{
    private const int Seeded = 1234;

    protected override KapsoEmulatorOptions Options => base.Options with { SeedMessageCount = Seeded };

    [Fact]
    public async Task The_history_is_the_same_in_every_emulator()
    {
        await using KapsoEmulator other = await KapsoEmulator.StartAsync(Options);

        string page = await Http.GetStringAsync($"{Messages}?limit=100&fields=kapso(*)");

        (await Http.GetStringAsync(new Uri(other.BaseAddress, $"{Messages}?limit=100&fields=kapso(*)"))).Should().Be(page);
    }

    [Fact]
    public async Task The_history_has_conversations_directions_and_statuses()
    {
        List<JsonNode> all = await WalkAsync();

        all.Should().HaveCount(Seeded);
        all.Select(message => (string)message["id"]!).Should().OnlyHaveUniqueItems();
        all.Select(message => long.Parse((string)message["timestamp"]!, System.Globalization.CultureInfo.InvariantCulture)).Should().BeInDescendingOrder();
        all.Select(message => (string)message["kapso"]!["whatsapp_conversation_id"]!).Distinct().Should().HaveCount((Seeded + 49) / 50);
        all.Select(message => (string)message["kapso"]!["direction"]!).Distinct().Should().BeEquivalentTo("inbound", "outbound");
        all.Select(message => (string)message["kapso"]!["status"]!).Distinct().Should().BeEquivalentTo("delivered", "read");
        all.Select(message => (string)message["kapso"]!["contact_name"]!).Should().OnlyContain(name => name.Contains(' '));
        all.Select(message => (string)message["type"]!).Distinct().Should().Contain("text", "image", "interactive", "location");
    }

    [Fact]
    public async Task New_messages_neither_move_nor_repeat_what_is_being_read()
    {
        List<string> before = (await WalkAsync()).Select(message => (string)message["id"]!).ToList();

        List<JsonNode> during = await WalkAsync(() => Kapso.Receive(InboundMessage.Text(Customer, "new")));

        during.Select(message => (string)message["id"]!).Should().Equal(before);
    }

    [Theory]
    [InlineData("direction=inbound&limit=7")]
    [InlineData("status=read&limit=33")]
    public async Task A_filtered_walk_is_the_same_forwards_and_back(string query)
    {
        List<JsonNode> forwards = [];
        List<JsonNode> back = [];
        JsonNode page = await GetJsonAsync($"{Messages}?{query}");
        page["paging"]!["cursors"]!["before"].Should().BeNull();
        forwards.Add(page);
        for (int i = 0; i < 5; i++)
        {
            forwards.Add(page = await GetJsonAsync($"{Messages}?{query}&after={Cursor(page, "after")}"));
        }

        while (page["paging"]!["cursors"]!["before"] is not null)
        {
            back.Add(page = await GetJsonAsync($"{Messages}?{query}&before={Cursor(page, "before")}"));
        }

        back.Select(known => known.ToJsonString()).Should().Equal(forwards.SkipLast(1).Reverse().Select(known => known.ToJsonString()));
    }

    [Fact]
    public async Task A_reset_brings_the_history_back()
    {
        string before = await Http.GetStringAsync($"{Messages}?limit=1");
        Kapso.Receive(InboundMessage.Text(Customer, "new"));
        string cursor = Cursor(await GetJsonAsync($"{Messages}?limit=1"), "after");

        Kapso.Reset();

        JsonNode after = await GetJsonAsync($"{Messages}?limit=1");
        after["data"]!.ToJsonString().Should().Be(JsonNode.Parse(before)!["data"]!.ToJsonString());
        ((int)(await GetJsonAsync("_emulator/state"))["messages"]!).Should().Be(Seeded);
        (await GetJsonAsync($"{Messages}?after={cursor}"))["data"]!.AsArray().Should().BeEmpty("numbers go on after a reset");
    }

    [Fact]
    public async Task A_seeded_customer_wrote_long_ago()
    {
        JsonNode message = (await WalkAsync())[0]["kapso"]!;

        using HttpResponseMessage response = await PostAsync(Messages, Text("+" + (string)message["phone_number"]!));

        (await response.Content.ReadAsStringAsync()).Should().Contain("24 hours");
    }

    [Fact]
    public async Task A_negative_number_is_refused() =>
        await FluentActions.Awaiting(() => KapsoEmulator.StartAsync(new() { SeedMessageCount = -1 })).Should().ThrowAsync<ArgumentOutOfRangeException>();

    private async Task<List<JsonNode>> WalkAsync(Action? between = null)
    {
        List<JsonNode> all = [];
        for (string query = "?limit=100"; ; between?.Invoke())
        {
            JsonNode page = await GetJsonAsync(Messages + query);
            all.AddRange(page["data"]!.AsArray()!);
            if (page["paging"]!["cursors"]!["after"] is null)
            {
                return all;
            }

            query = $"?limit=100&after={Cursor(page, "after")}";
        }
    }

    private static string Cursor(JsonNode page, string name) => Uri.EscapeDataString((string)page["paging"]!["cursors"]![name]!);
}
