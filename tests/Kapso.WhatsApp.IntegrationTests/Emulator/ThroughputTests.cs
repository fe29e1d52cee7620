using System.Net;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class ThroughputTests : EmulatorTest
{
    protected override KapsoEmulatorOptions Options => base.Options with { SendDuration = TimeSpan.FromSeconds(1), MessagesPerSecond = 3, MessagesPerMinutePerRecipient = 2 };

    [Fact]
    public async Task While_a_send_is_under_way_another_to_the_same_recipient_is_refused()
    {
        Task<HttpResponseMessage> first = PostAsync(Messages, Text());
        await ArrivedAsync(1);

        await ShouldBeAsync(await PostAsync(Messages, Text()), 409, """{"error":"Another message to this recipient is still in flight. Please try again shortly."}""");
        Task<HttpResponseMessage> other = PostAsync(Messages, Text("+15550000001"));
        await ArrivedAsync(2);
        Clock.Advance(TimeSpan.FromSeconds(1));

        (await first).StatusCode.Should().Be(HttpStatusCode.OK);
        (await other).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_message_too_many_in_a_second_is_refused_until_the_second_is_over()
    {
        Task<HttpResponseMessage>[] sends = [.. Enumerable.Range(1, 3).Select(i => PostAsync(Messages, Text($"+1555000000{i}")))];
        await ArrivedAsync(3);

        await ShouldBeMetaErrorAsync(await PostAsync(Messages, Text("+15550000004")), 400, 130429, "Rate limit hit", "The throughput of this phone number was reached.");
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Task.WhenAll(sends)).Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK);
        await TakenAsync("+15550000004", 4);
    }

    [Fact]
    public async Task One_message_too_many_to_a_recipient_in_a_minute_is_refused_until_the_minute_is_over()
    {
        await TakenAsync("+15550000001", 1);
        await TakenAsync("+15550000001", 2);

        await ShouldBeMetaErrorAsync(
            await PostAsync(Messages, Text("+15550000001")), 400, 131056, "Pair rate limit hit", "Too many messages were sent from this phone number to the same recipient in a short time.");
        await TakenAsync("+15550000002", 3);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await TakenAsync("+15550000001", 4);
    }

    /// <summary>A send that must be taken, to its end.</summary>
    private async Task TakenAsync(string to, int messages)
    {
        Task<HttpResponseMessage> send = PostAsync(Messages, Text(to));
        await ArrivedAsync(messages);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await send).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>Waits until the emulator has taken so many messages, whose answers may still be to come.</summary>
    private async Task ArrivedAsync(int messages)
    {
        while ((int)(await ReadAsync(await Http.GetAsync("_emulator/state")))["messages"]! < messages)
        {
        }
    }
}
