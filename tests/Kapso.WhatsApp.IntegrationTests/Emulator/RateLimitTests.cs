using System.Net;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class RateLimitTests : EmulatorTest
{
    protected override KapsoEmulatorOptions Options => base.Options with { RequestsPerMinute = 2 };

    [Fact]
    public async Task Every_answer_says_what_is_left_and_the_one_too_many_is_refused()
    {
        using HttpResponseMessage first = await Http.GetAsync(Messages);
        using HttpResponseMessage second = await Http.GetAsync("platform/v1/nothing");
        using HttpResponseMessage third = await Http.GetAsync(Messages);

        Allowance(first).Should().Be(("2", "1"));
        Allowance(second).Should().Be(("2", "0"), "an error answer carries the headers too, and both surfaces share the limit");
        Allowance(third).Should().Be(("2", "0"));
        third.Headers.GetValues("Retry-After").Should().Equal("60");
        await ShouldBeAsync(
            third,
            429,
            """{"error":"Rate limit exceeded","message":"You have exceeded the rate limit. Please try again later."}""");
    }

    [Fact]
    public async Task Another_key_and_the_next_minute_start_afresh()
    {
        await Http.GetAsync(Messages);
        await Http.GetAsync(Messages);
        (await Http.GetAsync(Messages)).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);

        using HttpClient other = NewClient();
        other.DefaultRequestHeaders.Add("X-API-Key", "another");
        (await other.GetAsync(Messages)).StatusCode.Should().Be(HttpStatusCode.OK);

        Clock.Advance(TimeSpan.FromMinutes(1));
        (await Http.GetAsync(Messages)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refused_request_does_not_use_up_a_fault()
    {
        await Http.GetAsync(Messages);
        await Http.GetAsync(Messages);
        InjectedFault fault = Kapso.Faults.Add(Fault.Status(500));

        await Http.GetAsync(Messages);

        fault.HitCount.Should().Be(0);
    }

    private static (string Limit, string Remaining) Allowance(HttpResponseMessage response) =>
        (response.Headers.GetValues("X-RateLimit-Limit").Single(), response.Headers.GetValues("X-RateLimit-Remaining").Single());
}
