using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>An emulator and a client that is registered as an application registers it, with real sockets between them.</summary>
internal sealed class EmulatedKapso : IAsyncDisposable
{
    public const string To = "+15551234567";

    private readonly ServiceProvider _services;

    private EmulatedKapso(KapsoEmulator emulator, ServiceProvider services)
    {
        Emulator = emulator;
        _services = services;
    }

    public KapsoEmulator Emulator { get; }

    public KapsoWhatsAppClient Client => _services.GetRequiredService<KapsoWhatsAppClient>();

    public IServiceProvider Services => _services;

    public string PhoneNumberId => Emulator.PhoneNumberId;

    /// <summary>The sends that reached the server.</summary>
    public IReadOnlyList<RecordedRequest> Sends => [.. Emulator.Requests.Where(request => request.Method == "POST")];

    /// <param name="before">What the application registers before the client.</param>
    /// <param name="after">What it registers on the client's builder and after it.</param>
    /// <param name="options">Further options.</param>
    /// <param name="emulated">How the emulator starts.</param>
    public static async Task<EmulatedKapso> StartAsync(
        Action<IServiceCollection>? before = null, Action<IServiceCollection, IKapsoWhatsAppBuilder>? after = null, Action<KapsoWhatsAppOptions>? options = null,
        KapsoEmulatorOptions? emulated = null)
    {
        KapsoEmulator emulator = await KapsoEmulator.StartAsync(emulated);
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        before?.Invoke(services);
        IKapsoWhatsAppBuilder builder = services.AddKapsoWhatsApp(o =>
        {
            o.ApiKey = emulator.ApiKey;
            o.BaseAddress = emulator.BaseAddress;
            options?.Invoke(o);
        });
        after?.Invoke(services, builder);
        return new EmulatedKapso(emulator, services.BuildServiceProvider());
    }

    public Task<SentMessage> SendAsync() => Client.Messages.SendTextAsync(PhoneNumberId, To, "Hello");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
