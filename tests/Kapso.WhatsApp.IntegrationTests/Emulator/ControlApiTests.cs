using System.Net;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class ControlApiTests : EmulatorTest
{
    [Fact]
    public async Task The_state_counts_and_names_the_numbers_without_a_key()
    {
        await SendAsync(Text());
        using HttpClient stranger = NewClient();

        JsonNode state = await ReadAsync(await stranger.GetAsync("_emulator/state"));

        ((string)state["phone_numbers"]![0]!["id"]!).Should().Be(Kapso.PhoneNumberId);
        ((int)state["messages"]!).Should().Be(1);
        ((int)state["conversations"]!).Should().Be(1);
        ((int)state["requests"]!).Should().Be(1);
    }

    [Fact]
    public async Task The_journal_is_json_and_leaves_out_the_control_calls()
    {
        await PostAsync("_emulator/faults", """{"kind":"status","status":503,"body":{"error":"x"},"operation_id":"sendMessage"}""");
        await ShouldBeAsync(await PostAsync(Messages, Text()), 503, """{"error":"x"}""");

        JsonNode request = (await GetJsonAsync("_emulator/requests"))["data"]!.AsArray().Should().ContainSingle().Subject!;

        ((string)request["operation_id"]!).Should().Be("sendMessage");
        ((string)request["fault"]!).Should().Be("status");
        ((int)request["response_status"]!).Should().Be(503);
        ((string)request["headers"]!["X-API-Key"]!).Should().Be("****");
        ((string)request["received_at"]!).Should().Be("2026-03-01T12:00:00.0000000Z");
    }

    [Fact]
    public async Task A_customer_can_write_with_any_member()
    {
        using HttpResponseMessage response = await PostAsync("_emulator/inbound", $$"""
            {"from":"{{Customer}}","from_user_id":"US.5","name":"Ann","type":"interactive","context":{"id":"wamid.1"},
             "interactive":{"type":"button_reply","button_reply":{"id":"yes","title":"Yes"} } }
            """);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        JsonNode message = await GetJsonAsync($"{Messages}/{(string)(await ReadAsync(response))["id"]!}");
        message["interactive"]!.ToJsonString().Should().Be("""{"type":"button_reply","button_reply":{"id":"yes","title":"Yes"}}""");
        message["context"]!.ToJsonString().Should().Be("""{"id":"wamid.1"}""");
        ((string)message["kapso"]!["content"]!).Should().Be("Yes");
    }

    [Theory]
    [InlineData("inbound", """{"type":"text"}""", "A customer's message needs From or FromUserId.")]
    [InlineData("inbound", """{"from":"15551234567"}""", "type is missing")]
    [InlineData("faults", """{"kind":"gremlins"}""", "kind is not a kind of fault")]
    [InlineData("faults", "{", "The request body is not well-formed JSON")]
    [InlineData("recipients", """{"id":"?"}""", "Id must be a phone number or a business-scoped user id. (Parameter 'recipient')")]
    public async Task A_call_that_cannot_be_understood_is_explained(string path, string body, string sentence) =>
        await ShouldBeAsync(await PostAsync($"_emulator/{path}", body), 400, new JsonObject { ["error"] = sentence }.ToJsonString().Replace("\\u0027", "'"));

    [Fact]
    public async Task Faults_are_listed_and_removed()
    {
        await PostAsync("_emulator/faults", """{"kind":"reset_after","times":0,"method":"POST","path_prefix":"/meta"}""");

        (await GetJsonAsync("_emulator/faults"))["data"]!.ToJsonString().Should().Be(
            """[{"id":"1","kind":"reset_after","operation_id":null,"method":"POST","path_prefix":"/meta","times":0,"hits":0}]""");
        (await Http.DeleteAsync("_emulator/faults")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await GetJsonAsync("_emulator/faults"))["data"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"kind":"html_page"}""", 502)]
    [InlineData("""{"kind":"html_page","status":504}""", 504)]
    [InlineData("""{"kind":"empty_body"}""", 200)]
    [InlineData("""{"kind":"invalid_utf8"}""", 200)]
    [InlineData("""{"kind":"huge_body","size":100000}""", 200)]
    [InlineData("""{"kind":"rate_limited","retry_after":7}""", 429)]
    [InlineData("""{"kind":"in_flight"}""", 409)]
    [InlineData("""{"kind":"insufficient_credits"}""", 402)]
    [InlineData("""{"kind":"redirect","location":"http://a.example/","status":307}""", 307)]
    public async Task Every_kind_of_answer_can_be_asked_for(string fault, int status)
    {
        (await PostAsync("_emulator/faults", fault)).StatusCode.Should().Be(HttpStatusCode.Created);

        ((int)(await Http.GetAsync(Messages)).StatusCode).Should().Be(status);
        (await Http.GetAsync(Messages)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_held_request_is_released_by_the_faults_id()
    {
        string id = (string)(await ReadAsync(await PostAsync("_emulator/faults", """{"kind":"hold"}""")))["id"]!;
        InjectedFault held = Kapso.Faults.Pending.Single();
        Task<HttpResponseMessage> sending = PostAsync(Messages, Text());
        await held.FirstHit;

        await ShouldBeAsync(await PostAsync($"_emulator/faults/{id}/release", ""), 200, """{"success":true}""");

        (await sending).StatusCode.Should().Be(HttpStatusCode.OK);
        await ShouldBeAsync(await PostAsync("_emulator/faults/99/release", ""), 404, """{"error":"There is no fault 99."}""");
    }

    [Fact]
    public async Task Recipients_and_reset_work_through_the_control_api()
    {
        await PostAsync("_emulator/recipients", $$"""{"id":"{{Customer}}","has_stopped_marketing":true}""");
        ((int)(await PostAsync(Messages, Of("template", """{"name":"a","language":{"code":"en"}}"""))).StatusCode).Should().Be(422);

        await ShouldBeAsync(await PostAsync("_emulator/reset", ""), 200, """{"success":true}""");

        Kapso.Requests.Should().BeEmpty();
        await SendAsync(Of("template", """{"name":"a","language":{"code":"en"}}"""));
    }

    [Fact]
    public async Task An_unknown_control_call_is_a_404() =>
        await ShouldBeAsync(await PostAsync("_emulator/dance", ""), 404, """{"error":"The control API has no POST /_emulator/dance."}""");
}
