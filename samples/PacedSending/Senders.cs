using System.Diagnostics;
using System.Globalization;
using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace PacedSending;

/// <summary>Two senders that know nothing of each other but what Redis tells them.</summary>
public static class Senders
{
    private const int Messages = 200;
    private const int Recipients = 10;
    private static readonly SendRate Rate = SendRate.PerSecond(100);

    /// <returns>How many messages were refused.</returns>
    public static async Task<int> RunAsync(Func<Task<ConnectionMultiplexer>> connect, TextWriter output, CancellationToken cancellationToken = default)
    {
        // Room for those that were on their way when a second began, and for the burst that the rate allows.
        await using KapsoEmulator emulator = await KapsoEmulator.StartAsync(
            new KapsoEmulatorOptions { SendDuration = TimeSpan.FromMilliseconds(5), MessagesPerSecond = 100 + Rate.Messages + Recipients }, cancellationToken);
        long started = Stopwatch.GetTimestamp();

        int[] refused = await Task.WhenAll(Enumerable.Range(1, 2).Select(sender => SendAsync(sender, emulator, connect, cancellationToken)));

        TimeSpan took = Stopwatch.GetElapsedTime(started);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{2 * Messages} messages by two senders in {took.TotalSeconds:F1} s: {2 * Messages / took.TotalSeconds:F0} a second, where 100 are allowed; {refused.Sum()} were refused."));
        return refused.Sum();
    }

    private static async Task<int> SendAsync(int sender, KapsoEmulator emulator, Func<Task<ConnectionMultiplexer>> connect, CancellationToken cancellationToken)
    {
        await using ConnectionMultiplexer redis = await connect();
        ServiceCollection services = [];
        services.AddSingleton<IConnectionMultiplexer>(redis);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new RedisSendPacer(provider.GetRequiredService<IConnectionMultiplexer>(), Rate, provider.GetRequiredService<TimeProvider>()));
        services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = emulator.ApiKey;
            options.BaseAddress = emulator.BaseAddress;

            // To show that nothing is refused, rather than refused and tried again.
            options.Retry.Enabled = false;
        }).WithPacing<RedisSendPacer>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        KapsoWhatsAppClient kapso = provider.GetRequiredService<KapsoWhatsAppClient>();

        bool[] sent = await Task.WhenAll(Enumerable.Range(0, Messages).Select(async i =>
        {
            try
            {
                await kapso.Messages.SendTextAsync(emulator.PhoneNumberId, $"+1555000000{i % Recipients}", $"Message {i} of sender {sender}", cancellationToken: cancellationToken);
                return true;
            }
            catch (KapsoApiException)
            {
                return false;
            }
        }));
        return sent.Count(wasSent => !wasSent);
    }
}
