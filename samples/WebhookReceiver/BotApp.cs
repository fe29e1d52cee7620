using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace WebhookReceiver;

/// <summary>
/// A bot that answers. With <c>Kapso:ApiKey</c> and <c>Kapso:WebhookSecret</c> in its settings it is a real receiver; without, it starts an emulator, lets a customer
/// of the emulator's talk to the bot, and shows the conversation.
/// </summary>
public sealed class BotApp : IAsyncDisposable
{
    private const string Path = "/webhooks/kapso";
    private const string EmulatedSecret = "emulated-webhook-secret";

    private readonly WebApplication _web;
    private readonly KapsoEmulator? _emulator;

    private BotApp(WebApplication web, KapsoEmulator? emulator)
    {
        _web = web;
        _emulator = emulator;
    }

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

        builder.Services.AddKapsoWebhooks(options => options.Secrets.Add(emulator is null ? settings["WebhookSecret"] ?? "" : EmulatedSecret))
            .On<MessageReceivedEvent, MenuHandler>(Match.Button("menu"))
            .On<MessageReceivedEvent, OrderHandler>(Match.Row("order:"))
            .On<MessageReceivedEvent, EchoHandler>(Match.Content<TextContent>())
            .On<MessageReceivedEvent>((_, context, stop) => context.Reply.TextAsync("I can only read text.", asReply: true, stop))
            .On<MessageFailedEvent>((failed, context, _) =>
            {
                context.Services.GetRequiredService<ILogger<BotApp>>().LogWarning("A message was not delivered: {Codes}", string.Join(", ", failed.Reasons.Select(reason => reason.Code)));
                return Task.CompletedTask;
            });

        WebApplication web = builder.Build();
        web.MapKapsoWebhooks(Path);
        return new BotApp(web, emulator);
    }

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
            Events = [WebhookEventType.MessageReceived.Value, WebhookEventType.MessageFailed.Value],
        });
        await new EmulatedConversation(_emulator, _web.Services.GetRequiredService<KapsoWhatsAppClient>()).PlayAsync(output);
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
