using System.Net;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.IntegrationTests.Bots;

/// <summary>An emulator, a customer, and a bot whose processes die and are started again; between them real sockets, and one clock that the test turns.</summary>
internal sealed class CrashTest : IAsyncDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Activity _activity = new();
    private readonly Orders _orders = new();
    private readonly Func<int, Killer> _killers;
    private IConversationStore _store = null!;
    private WebApplication _door = null!;
    private BotProcess? _process;
    private Killer? _firstKiller;
    private int _started;

    private CrashTest(Func<int, Killer> killers) => _killers = killers;

    public KapsoEmulator Emulator { get; private set; } = null!;

    public Customer Customer { get; private set; } = null!;

    public Orders Orders => _orders;

    public IConversationStore Store => _store;

    /// <summary>Where the processes died, in their order.</summary>
    public List<string> Deaths { get; } = [];

    /// <summary>Whether the process that died first had passed one point, and not yet a later one.</summary>
    public bool HasDiedBetween(string passed, string next) => Deaths[0] == passed || (Deaths[0] == next && _firstKiller!.Before == passed);

    /// <param name="killers">Makes the killer of each process, counted from 0.</param>
    public static async Task<CrashTest> StartAsync(Func<int, Killer> killers)
    {
        CrashTest test = new(killers);
        test._store = new InMemoryConversationStore(test._clock);
        test.Emulator = await KapsoEmulator.StartAsync(new KapsoEmulatorOptions { TimeProvider = test._clock });
        test.Customer = new Customer(test.Emulator, "15551234567");
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddRoutingCore();
        test._door = builder.Build();
        test._door.Run(test.ReceiveAsync);
        await test._door.StartAsync();
        test.Emulator.AddWebhook(new EmulatedWebhook
        {
            Url = $"{test._door.Urls.First()}/hook",
            SecretKey = BotProcess.Secret,
            PhoneNumberId = test.Emulator.PhoneNumberId,
            Events = ["whatsapp.message.received"],
        });
        await test.StartProcessAsync();
        return test;
    }

    /// <summary>Lets everything happen until the customer has seen the last message, and then for long enough that whatever would come twice has come.</summary>
    public async Task RunToTheEndAsync()
    {
        Customer.Starts();
        int afterwards = 0;
        for (int step = 0; afterwards < 60; step++)
        {
            step.Should().BeLessThan(5000, "the conversation must come to its end; so far: {0}; deaths: {1}", string.Join(" | ", Customer.Seen), string.Join(", ", Deaths));
            await SettleAsync();
            if (!Customer.Answers())
            {
                afterwards += Customer.IsDone ? 1 : 0;
                _clock.Advance(TimeSpan.FromSeconds(Customer.IsDone ? 20 : 2));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        await Emulator.DisposeAsync();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    /// <summary>Waits until nothing is under way; a process that died is replaced.</summary>
    public async Task SettleAsync()
    {
        await Emulator.WaitForWebhooksAsync().WaitAsync(HangGuard);
        await _activity.QuietAsync();
        if (_process!.Killer.IsDead)
        {
            Deaths.Add(_process.Killer.DiedAt!);
            _firstKiller ??= _process.Killer;
            await _process.DisposeAsync();
            await StartProcessAsync();
        }
    }

    private async Task StartProcessAsync() =>
        _process = await BotProcess.StartAsync(
            Emulator,
            _clock,
            _store,
            _killers(_started++),
            _activity,
            webhooks => webhooks.AddConversation<OrderConversation>("order", order => order.StartsWith(Match.Text("order"))),
            services => services.AddSingleton(_orders));

    private async Task ReceiveAsync(HttpContext http)
    {
        using IDisposable busy = _activity.Begin();
        BotProcess process = _process!;
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        WebhookResponse response = await process.Webhooks.ReceiveAsync(body.ToArray(), name => http.Request.Headers[name]);
        if (process.Killer.IsDead)
        {
            // Nobody is there to answer.
            http.Abort();
            return;
        }

        http.Response.StatusCode = response.StatusCode;
    }
}
