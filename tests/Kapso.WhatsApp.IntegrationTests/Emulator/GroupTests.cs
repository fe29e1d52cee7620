using System.Net;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class GroupTests : OnboardingTest
{
    private string Groups => $"{Proxy}/groups";

    private string OfNumber => $"phone_number_id={Kapso.PhoneNumberId}";

    [Fact]
    public async Task A_group_is_created_joined_changed_and_deleted()
    {
        string group = await CreateAsync("""{"messaging_product":"whatsapp","subject":"Tours","description":"All"}""");
        string link = await LinkAsync(group);
        Kapso.JoinGroup(link, Customer).Should().BeNull();

        (await DoAsync("POST", PathOf(group), """{"messaging_product":"whatsapp","subject":"Trips"}"""))["success"]!.GetValue<bool>().Should().BeTrue();
        JsonNode shown = await GetJsonAsync($"{PathOf(group)}&fields=subject,description,participants,total_participant_count,join_approval_mode");
        shown.ToJsonString().Should().Be(
            $$$"""{"subject":"Trips","description":"All","participants":[{"wa_id":"{{{Customer}}}"}],"total_participant_count":1,"join_approval_mode":"auto_approve","id":"{{{group}}}"}""");
        (await GetJsonAsync(PathOf(group))).ToJsonString().Should().Be($$"""{"id":"{{group}}"}""", "without fields there is only the id");

        await DoAsync("DELETE", PathOf(group, "participants"), $$$"""{"messaging_product":"whatsapp","participants":[{"user":"+{{{Customer}}}"},{"user_id":"US.1"}]}""");
        FluentActions.Invoking(() => Kapso.JoinGroup(link, Customer)).Should().Throw<ArgumentException>("who was removed cannot come back by the link");
        await DoAsync("DELETE", PathOf(group));
        (await CallAsync("GET", PathOf(group))).Status.Should().Be(404);
        (await GetJsonAsync(Groups))["data"]!["groups"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task The_invite_link_is_reset_and_deleted()
    {
        string group = await CreateAsync("""{"messaging_product":"whatsapp","subject":"Tours"}""");
        string old = await LinkAsync(group);

        string made = (string)(await DoAsync("POST", PathOf(group, "invite_link"), """{"messaging_product":"whatsapp"}"""))["invite_link"]!;
        made.Should().NotBe(old);
        (await LinkAsync(group)).Should().Be(made);
        FluentActions.Invoking(() => Kapso.JoinGroup(old, Customer)).Should().Throw<ArgumentException>();
        (await DoAsync("DELETE", PathOf(group, "invite_link"), """{"messaging_product":"whatsapp"}"""))["success"]!.ToString().Should().Be("true");
        (await CallAsync("GET", PathOf(group, "invite_link"))).Status.Should().Be(404);
    }

    [Fact]
    public async Task Join_requests_are_approved_and_rejected_and_what_failed_is_named()
    {
        string group = await CreateAsync("""{"messaging_product":"whatsapp","subject":"Tours","join_approval_mode":"approval_required"}""");
        string link = await LinkAsync(group);
        string first = Kapso.JoinGroup(link, Customer)!;
        string second = Kapso.JoinGroup(link, "US.1")!;

        (await GetJsonAsync(PathOf(group, "join_requests")))["data"]!.AsArray().Select(joining => (string)joining!["join_request_id"]!).Should().Equal(second, first);
        (int status, JsonNode? approved) = await CallAsync("POST", PathOf(group, "join_requests"), $$"""{"messaging_product":"whatsapp","join_requests":["{{first}}","none"]}""");
        (status, (string)approved!["approved_join_requests"]![0]!, (int)approved["failed_join_requests"]![0]!["errors"]![0]!["code"]!, (int)approved["errors"]![0]!["code"]!).Should().Be((206, first, 131213, 131201));
        (status, JsonNode? rejected) = await CallAsync("DELETE", PathOf(group, "join_requests"), $$"""{"messaging_product":"whatsapp","join_requests":["{{second}}"]}""");
        (status, (string)rejected!["rejected_join_requests"]![0]!).Should().Be((200, second));
        (await GetJsonAsync(PathOf(group, "join_requests")))["data"]!.AsArray().Should().BeEmpty();
        (await GetJsonAsync($"{PathOf(group)}&fields=participants"))["participants"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task A_group_holds_eight_people()
    {
        string group = await CreateAsync("""{"messaging_product":"whatsapp","subject":"Tours"}""");
        string Participants(int from, int count) => new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["participants"] = new JsonArray([.. Enumerable.Range(from, count).Select(i => new JsonObject { ["user"] = $"1555000000{i}" })]),
        }.ToJsonString();

        await DoAsync("POST", PathOf(group, "participants"), Participants(0, 7));
        (await CodeOfAsync("POST", PathOf(group, "participants"), Participants(0, 1))).Should().Be(131202);
        (await CodeOfAsync("POST", PathOf(group, "participants"), Participants(7, 2))).Should().Be(131204);
        await DoAsync("POST", PathOf(group, "participants"), Participants(7, 1));
        string link = await LinkAsync(group);
        FluentActions.Invoking(() => Kapso.JoinGroup(link, Customer)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task A_picture_must_be_a_jpeg()
    {
        string group = await CreateAsync("""{"messaging_product":"whatsapp","subject":"Tours"}""");
        foreach ((string type, HttpStatusCode status) in new[] { ("image/jpeg", HttpStatusCode.OK), ("image/png", HttpStatusCode.BadRequest) })
        {
            ByteArrayContent file = new([0xFF, 0xD8, 0xFF]) { Headers = { ContentType = new(type) } };
            using MultipartFormDataContent form = new() { { new StringContent("whatsapp"), "messaging_product" }, { file, "file", "a.jpg" } };
            using HttpResponseMessage response = await Http.PostAsync(PathOf(group), form);
            response.StatusCode.Should().Be(status);
        }
    }

    [Fact]
    public async Task A_call_that_breaks_a_rule_is_refused()
    {
        string group = await CreateAsync("""{"messaging_product":"whatsapp","subject":"Tours"}""");

        (await CodeOfAsync("POST", Groups, """{"messaging_product":"whatsapp"}""")).Should().Be(131008);
        (await CodeOfAsync("POST", Groups, """{"messaging_product":"whatsapp","subject":"a","join_approval_mode":"never"}""")).Should().Be(131009);
        (await CodeOfAsync("POST", PathOf(group), """{"messaging_product":"whatsapp"}""")).Should().Be(131008);
        (await CallAsync("GET", $"meta/whatsapp/v24.0/{group}")).Status.Should().Be(400, "the account of a group is found by its number");
        Kapso.Reset();
        (await CallAsync("GET", PathOf(group, "invite_link"))).Status.Should().Be(404);
    }

    private string PathOf(string group, string? part = null) => $"meta/whatsapp/v24.0/{group}{(part is null ? "" : $"/{part}")}?{OfNumber}";

    private async Task<string> CreateAsync(string body)
    {
        ((string?)(await DoAsync("POST", Groups, body))["request_id"]).Should().NotBeNullOrEmpty();
        return (string)(await GetJsonAsync(Groups))["data"]!["groups"]![0]!["id"]!;
    }

    private async Task<string> LinkAsync(string group) => (string)(await GetJsonAsync(PathOf(group, "invite_link")))["invite_link"]!;

    private async Task<int> CodeOfAsync(string method, string path, string body)
    {
        (int status, JsonNode? answer) = await CallAsync(method, path, body);
        status.Should().Be(400);
        return (int)answer!["error"]!["code"]!;
    }
}
