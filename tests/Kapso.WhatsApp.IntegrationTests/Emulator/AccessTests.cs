using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class AccessTests : EmulatorTest
{
    private const string Refused = """{"error":"Invalid or missing API key"}""";

    protected override KapsoEmulatorOptions Options => base.Options with { ApiKey = "the-key" };

    [Fact]
    public async Task A_missing_or_wrong_key_is_refused_on_the_platform()
    {
        using HttpClient stranger = NewClient();
        await ShouldBeAsync(await stranger.GetAsync("platform/v1/whatsapp/messages"), 401, Refused);

        stranger.DefaultRequestHeaders.Add("X-API-Key", "another-key");
        await ShouldBeAsync(await stranger.GetAsync("platform/v1/whatsapp/messages"), 401, Refused);
        Kapso.Requests.Should().HaveCount(2).And.OnlyContain(request => !request.IsAuthenticated && request.ResponseStatus == 401);
    }

    [Fact]
    public async Task The_proxy_refuses_a_missing_or_wrong_key_with_an_error_object()
    {
        using HttpClient stranger = NewClient();
        await ShouldBeRefusedAsync();

        stranger.DefaultRequestHeaders.Add("X-API-Key", "another-key");
        await ShouldBeRefusedAsync();
        Kapso.Requests.Should().HaveCount(2).And.OnlyContain(request => !request.IsAuthenticated && request.ResponseStatus == 401);

        async Task ShouldBeRefusedAsync()
        {
            using HttpResponseMessage response = await stranger.GetAsync(Messages);
            response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
            JsonObject error = (JsonObject)(await ReadAsync(response))["error"]!;
            ((string?)error["message"], (string?)error["type"], (int?)error["code"]).Should().Be(("Invalid or missing API key", "OAuthException", 190));
            ((string?)error["fbtrace_id"]).Should().NotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task The_proxy_also_takes_the_key_as_a_bearer_token_and_the_platform_does_not()
    {
        using HttpClient client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "the-key");

        (await client.GetAsync(Messages)).StatusCode.Should().Be(HttpStatusCode.OK);
        await ShouldBeAsync(await client.GetAsync("platform/v1/whatsapp/messages"), 401, Refused);
    }

    [Theory]
    [InlineData("v24.0/")]
    [InlineData("v19.0/")]
    [InlineData("")]
    public async Task The_proxy_answers_under_any_version_and_without_one(string version) =>
        await GetJsonAsync($"meta/whatsapp/{version}{Kapso.PhoneNumberId}/messages");

    [Theory]
    [InlineData("GET", "platform/v1/unheard_of/things", "The emulator does not know GET /platform/v1/unheard_of/things yet.")]
    [InlineData("DELETE", "meta/whatsapp/v24.0/1/messages", "The emulator does not know DELETE /meta/whatsapp/v24.0/1/messages yet.")]
    public async Task An_unknown_operation_is_named_in_a_501(string method, string path, string sentence)
    {
        using HttpResponseMessage response = await Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        await ShouldBeAsync(response, 501, $$"""{"error":"{{sentence}}"}""");
        Kapso.Requests.Should().ContainSingle().Which.OperationId.Should().BeNull();
    }

    [Fact]
    public async Task The_journal_shows_that_a_key_was_sent_and_never_which()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Messages + "?trace=1") { Content = Json(Text()) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "a-token");
        request.Headers.Add("X-Trace", "abc");
        using HttpResponseMessage response = await Http.SendAsync(request);

        RecordedRequest recorded = Kapso.Requests.Should().ContainSingle().Subject;
        recorded.SequenceNumber.Should().Be(1);
        recorded.OperationId.Should().Be("sendMessage");
        recorded.Method.Should().Be("POST");
        recorded.Path.Should().Be("/" + Messages);
        recorded.Query.Should().Be("?trace=1");
        recorded.Body.Should().Be(Text());
        recorded.IsAuthenticated.Should().BeTrue();
        recorded.ReceivedAt.Should().Be(Start);
        recorded.ResponseStatus.Should().Be(200);
        recorded.Fault.Should().BeNull();
        recorded.Headers["x-api-key"].Should().Be("****");
        recorded.Headers["authorization"].Should().Be("****");
        recorded.Headers["X-Trace"].Should().Be("abc");
    }

    [Fact]
    public async Task A_reset_leaves_nothing_behind()
    {
        string id = await SendAsync(Text());
        Kapso.SetRecipient(new EmulatedRecipient { Id = Customer, DeliveryError = 131026 });
        Kapso.Faults.Add(Fault.Status(500));

        Kapso.Reset();

        Kapso.Requests.Should().BeEmpty();
        Kapso.Faults.Pending.Should().BeEmpty();
        (await Http.GetAsync($"platform/v1/whatsapp/messages/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        string again = await SendAsync(Text());
        Clock.Advance(TimeSpan.FromSeconds(2));
        ((string)(await GetJsonAsync($"{Messages}/{again}"))["kapso"]!["status"]!).Should().Be("delivered");
    }

    [Fact]
    public async Task A_taken_port_is_an_io_exception()
    {
        Func<Task<KapsoEmulator>> second = () => KapsoEmulator.StartAsync(new KapsoEmulatorOptions { Port = Kapso.BaseAddress.Port });

        await second.Should().ThrowAsync<IOException>();
    }
}
