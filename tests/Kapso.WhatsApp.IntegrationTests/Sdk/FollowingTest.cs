using Kapso.WhatsApp.IntegrationTests.Emulator;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>What tests share that follow something in the emulator: a client that does not really wait between its questions, and a clock of the emulator's that moves with every response.</summary>
public abstract class FollowingTest : EmulatorTest
{
    private ServiceProvider _services = null!;

    protected KapsoWhatsAppClient Client => _services.GetRequiredService<KapsoWhatsAppClient>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        services.AddKapsoWhatsApp(options => (options.ApiKey, options.BaseAddress) = (Kapso.ApiKey, Kapso.BaseAddress));
        _services = services.BuildServiceProvider();
    }

    public override async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Moves the emulator's clock on by a second with every response.</summary>
    protected IProgress<T> MovingOn<T>() => new Told<T>(() => Clock.Advance(TimeSpan.FromSeconds(1)));

    private sealed class Told<T>(Action hear) : IProgress<T>
    {
        public void Report(T value) => hear();
    }
}
