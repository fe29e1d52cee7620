using System.Diagnostics;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Xunit.Abstractions;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Many messages to few recipients against a server that refuses bursts, over real sockets and by the real clock.</summary>
public sealed class PacingTests(ITestOutputHelper output)
{
    private const int Messages = 2000;
    private const int Recipients = 50;
    private const int PerSecond = 400;

    // In any second of the server's arrive those that the pacer let go in it, and those that were on their way when it began: one to a recipient.
    private static readonly KapsoEmulatorOptions Limits = new()
    {
        RequestsPerMinute = int.MaxValue,
        SendDuration = TimeSpan.FromMilliseconds(2),
        MessagesPerSecond = PerSecond + Recipients,
        StatusDelays = new StatusDelays { Sent = null, Delivered = null, Read = null },
    };

    [Fact]
    [Trait("Category", "Load")]
    public async Task No_message_of_a_burst_is_refused_or_sent_twice()
    {
        await using KapsoEmulator emulator = await KapsoEmulator.StartAsync(Limits);
        using KapsoWhatsAppClient kapso = Client(emulator, new SendPacer(new SendPacingOptions { NumberRate = SendRate.PerSecond(PerSecond) }));
        long started = Stopwatch.GetTimestamp();

        SentMessage[] sent = await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => kapso.Messages.SendTextAsync(emulator.PhoneNumberId, To(i), $"Message {i}")));

        TimeSpan took = Stopwatch.GetElapsedTime(started);
        output.WriteLine($"{Messages} messages to {Recipients} recipients in {took.TotalSeconds:F1} s: {Messages / took.TotalSeconds:F0} a second, where {PerSecond} are allowed.");
        sent.Select(message => message.Id).Should().OnlyHaveUniqueItems();
        emulator.Requests.Should().HaveCount(Messages).And.OnlyContain(request => request.ResponseStatus == 200);
        emulator.Requests.Select(request => request.Body).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_same_burst_without_pacing_is_refused()
    {
        await using KapsoEmulator emulator = await KapsoEmulator.StartAsync(Limits with { MessagesPerSecond = 1, SendDuration = TimeSpan.FromMilliseconds(200) });
        using KapsoWhatsAppClient kapso = Client(emulator, null);
        List<ErrorCategory> refusals = [];

        await Task.WhenAll(Enumerable.Range(0, Recipients * 2).Select(async i =>
        {
            try
            {
                await kapso.Messages.SendTextAsync(emulator.PhoneNumberId, To(i), "Hello");
            }
            catch (KapsoApiException refused)
            {
                lock (refusals)
                {
                    refusals.Add(refused.Category);
                }
            }
        }));

        refusals.Should().NotBeEmpty().And.OnlyContain(category => category == ErrorCategory.Throttling || category == ErrorCategory.InFlight);
    }

    private static string To(int i) => $"+1555{i % Recipients:D7}";

    // Without retries: what the server refuses the caller sees.
    private static KapsoWhatsAppClient Client(KapsoEmulator emulator, ISendPacer? pacer) =>
        new(new KapsoWhatsAppOptions { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress, Pacer = pacer, Retry = { Enabled = false } });
}
