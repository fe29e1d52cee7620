using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Kapso.WhatsApp.IntegrationTests.Bots;

/// <summary>A process of the application: everything but the store is its own and is gone with it.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    public const string Secret = "conversation-secret";

    private readonly ServiceProvider _services;

    private BotProcess(ServiceProvider services, Killer killer) => (_services, Killer) = (services, killer);

    public Killer Killer { get; }

    public IKapsoWebhooks Webhooks => _services.GetRequiredService<IKapsoWebhooks>();

    public IConversations Conversations => _services.GetRequiredService<IConversations>();

    public FakeLogCollector Logs => _services.GetFakeLogCollector();

    public static async Task<BotProcess> StartAsync(
        KapsoEmulator emulator, TimeProvider clock, IConversationStore store, Killer killer, Activity activity, Action<KapsoWebhooksBuilder> configure, Action<IServiceCollection>? services = null)
    {
        ServiceCollection collection = [];
        collection.AddLogging(logging => logging.AddFakeLogging());
        collection.AddSingleton(clock);
        collection.AddSingleton(killer);
        services?.Invoke(collection);
        collection.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = emulator.ApiKey;
            options.BaseAddress = emulator.BaseAddress;

            // The clock stands still while a delivery is being handled: a retry would wait for ever.
            options.Retry.Enabled = false;
        }).AddHttpMessageHandler(() => new MortalConnection(killer, activity));
        KapsoWebhooksBuilder webhooks = collection.AddKapsoWebhooks(options => options.Secrets.Add(Secret));
        configure(webhooks);
        webhooks.UseConversationStore(_ => new SharedStore(store, killer, activity));
        ServiceProvider provider = collection.BuildServiceProvider();
        foreach (IHostedService hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(default);
        }

        return new BotProcess(provider, killer);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IHostedService hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(new CancellationToken(canceled: true));
        }

        // A request that a dead process had under way keeps its pipeline open until the test turns the clock: it is not waited for.
        _ = _services.DisposeAsync().AsTask();
    }
}
