using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace SupportBot;

/// <summary>
/// A support bot. With <c>Kapso:ApiKey</c>, <c>Kapso:WebhookSecret</c> and <c>Kapso:ButtonKey</c> in its settings it receives real webhooks; without, it starts an emulator, lets a customer of the emulator's talk to the bot, and
/// shows the conversation.
/// </summary>
public sealed class BotApp : IAsyncDisposable
{
    private const string Path = "/webhooks/kapso";
    private const string EmulatedSecret = "emulated-webhook-secret";

    private const string EmulatedButtonKey = "emulated-button-key";

    private readonly WebApplication _web;
    private readonly KapsoEmulator? _emulator;

    private BotApp(WebApplication web, KapsoEmulator? emulator) => (_web, _emulator) = (web, emulator);

    /// <summary>Puts the application together.</summary>
    public static async Task<BotApp> CreateAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        IConfigurationSection settings = builder.Configuration.GetSection("Kapso");
        KapsoEmulator? emulator = string.IsNullOrEmpty(settings["ApiKey"]) ? await KapsoEmulator.StartAsync() : null;
        if (emulator is null)
        {
            builder.Services.AddKapsoWhatsApp(settings);
        }
        else
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddKapsoWhatsApp(options =>
            {
                options.ApiKey = emulator.ApiKey;
                options.BaseAddress = emulator.BaseAddress;
            });
        }

        builder.Services.AddSingleton<Shop>();
        builder.Services.AddSingleton(new TypedId<Drink>("drink", ShopJson.Default.Drink, ButtonKey(settings, emulator)));
        builder.Services.AddTransient<OrderConversation>();
        builder.Services.AddKapsoWebhooks(options => options.Secrets.Add(emulator is null ? settings["WebhookSecret"] ?? "" : EmulatedSecret))
            .AddConversation<SupportConversation>("support", support => support.StartsWith().CancelWords.Add("stop"));
        WebApplication web = builder.Build();
        web.MapKapsoWebhooks(Path);
        return new BotApp(web, emulator);
    }

    /// <summary>The key that proves who wrote a button's id. With real customers it is a secret of the application: one that stands in the source could be used by anybody.</summary>
    private static string ButtonKey(IConfigurationSection settings, KapsoEmulator? emulator) =>
        emulator is not null ? EmulatedButtonKey : settings["ButtonKey"] ?? throw new InvalidOperationException("Kapso:ButtonKey is missing: a secret of 16 characters or more, the same in all processes.");

    /// <summary>Receives until it is told to stop; on the emulator until the conversation is over.</summary>
    public async Task RunAsync(TextWriter output)
    {
        if (_emulator is null)
        {
            await _web.RunAsync();
            return;
        }

        await _web.StartAsync();
        _emulator.AddWebhook(new EmulatedWebhook
        {
            Url = $"{_web.Urls.First()}{Path}",
            SecretKey = EmulatedSecret,
            PhoneNumberId = _emulator.PhoneNumberId,
            Events = [WebhookEventType.MessageReceived.Value],
        });
        await new EmulatedCustomer(_emulator, _web.Services.GetRequiredService<KapsoWhatsAppClient>(), _web.Services.GetRequiredService<IConversations>()).PlayAsync(output);
        await _web.StopAsync();
    }

    /// <summary>Stops it, and the emulator beside it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }
}
