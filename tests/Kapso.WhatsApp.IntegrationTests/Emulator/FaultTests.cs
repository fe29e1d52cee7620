using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class FaultTests : EmulatorTest
{
    [Fact]
    public async Task A_status_answers_in_place_of_the_server()
    {
        Kapso.Faults.Add(Fault.Status(503, "over capacity", "text/plain") with { Headers = new Dictionary<string, string> { ["X-Why"] = "test" } });

        using HttpResponseMessage response = await PostAsync(Messages, Text());

        await ShouldBeAsync(response, 503, "over capacity");
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        response.Headers.GetValues("X-Why").Should().Equal("test");
        response.Headers.Contains("X-RateLimit-Limit").Should().BeTrue();
        await StoredShouldBeAsync(0);
        await JournalShouldShowAsync(FaultKind.Status, 503);
    }

    [Fact]
    public async Task A_taken_status_answers_after_the_server_has_done_its_work()
    {
        Kapso.Faults.Add(Fault.Status(500) with { IsProcessed = true });

        (await PostAsync(Messages, Text())).StatusCode.Should().Be(HttpStatusCode.InternalServerError);

        await StoredShouldBeAsync(1);
    }

    [Fact]
    public async Task A_fault_applies_to_the_given_number_of_requests()
    {
        Kapso.Faults.Add(Fault.Status(500) with { Times = 2 });

        List<int> statuses = new();
        for (int i = 0; i < 3; i++)
        {
            statuses.Add((int)(await Http.GetAsync(Messages)).StatusCode);
        }

        statuses.Should().Equal(500, 500, 200);
        Kapso.Faults.Pending.Should().BeEmpty();
    }

    [Fact]
    public async Task A_fault_for_ever_lasts_until_it_is_cleared()
    {
        Kapso.Faults.Add(Fault.Status(500) with { Times = 0 });

        (await Http.GetAsync(Messages)).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await Http.GetAsync(Messages)).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        Kapso.Faults.Clear();
        (await Http.GetAsync(Messages)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_fault_applies_only_to_the_requests_it_names()
    {
        Kapso.Faults.Add(Fault.Status(501) with { OperationId = "sendMessage" });
        Kapso.Faults.Add(Fault.Status(502) with { Method = "get", PathPrefix = "/platform/" });

        (await Http.GetAsync(Messages)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Http.GetAsync("platform/v1/whatsapp/messages")).StatusCode.Should().Be(HttpStatusCode.BadGateway);
        (await PostAsync(Messages, Text())).StatusCode.Should().Be(HttpStatusCode.NotImplemented);
    }

    [Fact]
    public async Task A_delay_waits_by_the_emulators_clock()
    {
        InjectedFault fault = Kapso.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)));

        Task<HttpResponseMessage> sending = PostAsync(Messages, Text());
        await fault.FirstHit;
        await StoredShouldBeAsync(1);
        sending.IsCompleted.Should().BeFalse();

        Clock.Advance(TimeSpan.FromMinutes(5));
        (await sending).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_send_to_the_same_customer_is_in_flight_while_the_first_is_held()
    {
        InjectedFault held = Kapso.Faults.Add(Fault.HoldResponse());
        Task<HttpResponseMessage> first = PostAsync(Messages, Text());
        await held.FirstHit;

        using HttpResponseMessage second = await PostAsync(Messages, Text(Customer));
        await ShouldBeAsync(second, 409, """{"error":"Another message to this recipient is still in flight. Please try again shortly."}""");
        (await PostAsync(Messages, Text("+4915112345678"))).StatusCode.Should().Be(HttpStatusCode.OK, "another customer is free");

        held.Release();
        (await first).StatusCode.Should().Be(HttpStatusCode.OK);
        await SendAsync(Text());
    }

    [Fact]
    public async Task A_reset_before_leaves_no_message()
    {
        Kapso.Faults.Add(Fault.ResetBeforeProcessing());

        await ShouldBreakAsync(() => PostAsync(Messages, Text()));

        await StoredShouldBeAsync(0);
        await JournalShouldShowAsync(FaultKind.ResetBeforeProcessing, null);
    }

    [Fact]
    public async Task A_reset_after_leaves_the_message()
    {
        Kapso.Faults.Add(Fault.ResetAfterProcessing());

        HttpRequestException broken = await ShouldBreakAsync(() => PostAsync(Messages, Text()));

        broken.InnerException.Should().BeOfType<IOException>().Which.InnerException.Should().BeOfType<SocketException>()
            .Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
        await StoredShouldBeAsync(1);
        await JournalShouldShowAsync(FaultKind.ResetAfterProcessing, null);
    }

    [Fact]
    public async Task A_cut_off_body_ends_before_its_announced_length()
    {
        Kapso.Faults.Add(Fault.TruncatedBody());
        using HttpRequestMessage request = new(HttpMethod.Post, Messages) { Content = Json(Text()) };

        using HttpResponseMessage response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        Func<Task<string>> read = () => response.Content.ReadAsStringAsync();

        (await read.Should().ThrowAsync<HttpRequestException>()).WithInnerException<HttpIOException>()
            .Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        await StoredShouldBeAsync(1);
    }

    [Fact]
    public async Task A_gateways_page_is_html()
    {
        Kapso.Faults.Add(Fault.HtmlPage());

        using HttpResponseMessage response = await PostAsync(Messages, Text());

        response.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await response.Content.ReadAsStringAsync()).Should().StartWith("<!DOCTYPE html>");
    }

    [Fact]
    public async Task An_empty_body_is_a_200_without_content()
    {
        Kapso.Faults.Add(Fault.EmptyBody());

        await ShouldBeAsync(await PostAsync(Messages, Text()), 200, "");

        await StoredShouldBeAsync(1);
    }

    [Fact]
    public async Task Invalid_utf8_cannot_be_decoded()
    {
        Kapso.Faults.Add(Fault.InvalidUtf8());

        using HttpResponseMessage response = await Http.GetAsync(Messages);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();

        Func<string> decode = () => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        decode.Should().Throw<DecoderFallbackException>();
    }

    [Theory]
    [InlineData(12)]
    [InlineData(200_001)]
    public async Task A_huge_body_has_the_size_that_was_asked_for_and_is_json(int size)
    {
        Kapso.Faults.Add(Fault.HugeBody(size));

        using HttpResponseMessage response = await Http.GetAsync(Messages);

        (await response.Content.ReadAsByteArrayAsync()).Should().HaveCount(size);
        ((string)(await ReadAsync(response))["data"]!).Should().HaveLength(size - 11);
    }

    [Fact]
    public async Task A_rate_limit_names_its_wait()
    {
        Kapso.Faults.Add(Fault.RateLimited(TimeSpan.FromSeconds(3)));

        using HttpResponseMessage response = await PostAsync(Messages, Text());

        ((int)response.StatusCode).Should().Be(429);
        response.Headers.GetValues("Retry-After").Should().Equal("3");
        ((string)(await ReadAsync(response))["error"]!).Should().Be("Rate limit exceeded");
    }

    [Fact]
    public async Task In_flight_and_missing_credits_are_kapsos_own_refusals()
    {
        Kapso.Faults.Add(Fault.InFlight());
        Kapso.Faults.Add(Fault.InsufficientCredits());

        (await PostAsync(Messages, Text())).StatusCode.Should().Be(HttpStatusCode.Conflict);
        using HttpResponseMessage response = await PostAsync(Messages, Text());

        response.StatusCode.Should().Be(HttpStatusCode.PaymentRequired);
        JsonNode body = await ReadAsync(response);
        ((string)body["code"]!).Should().Be("insufficient_credits");
        Uri.IsWellFormedUriString((string)body["billing_url"]!, UriKind.Absolute).Should().BeTrue();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_leads_to_the_given_location(int status)
    {
        Kapso.Faults.Add(Fault.Redirect(new Uri("http://elsewhere.example/path"), status));

        using HttpResponseMessage response = await PostAsync(Messages, Text());

        ((int)response.StatusCode).Should().Be(status);
        response.Headers.Location.Should().Be(new Uri("http://elsewhere.example/path"));
        await StoredShouldBeAsync(0);
    }

    [Fact]
    public async Task Stopping_the_emulator_does_not_wait_for_held_requests()
    {
        KapsoEmulator emulator = await KapsoEmulator.StartAsync(Options);
        InjectedFault held = emulator.Faults.Add(Fault.HoldResponse());
        Task<HttpResponseMessage> waiting = Http.GetAsync(new Uri(emulator.BaseAddress, Messages));
        await held.FirstHit;

        await emulator.DisposeAsync();

        Func<Task<HttpResponseMessage>> answer = async () => (await waiting).EnsureSuccessStatusCode();
        await answer.Should().ThrowAsync<HttpRequestException>();
    }

    private static async Task<HttpRequestException> ShouldBreakAsync(Func<Task<HttpResponseMessage>> call) =>
        (await call.Should().ThrowAsync<HttpRequestException>()).Which;

    private async Task StoredShouldBeAsync(int count) =>
        (await GetJsonAsync("platform/v1/whatsapp/messages"))["data"]!.AsArray().Should().HaveCount(count);

    private async Task JournalShouldShowAsync(FaultKind fault, int? status)
    {
        await GetJsonAsync("platform/v1/whatsapp/messages");
        Kapso.Requests[0].Should().BeEquivalentTo(new { OperationId = "sendMessage", Fault = fault, ResponseStatus = status, Body = Text() });
    }
}
