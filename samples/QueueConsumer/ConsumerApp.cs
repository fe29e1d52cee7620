using System.Text.Json.Nodes;
using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace QueueConsumer;

/// <summary>
/// A worker that consumes webhooks from a queue. With <c>Kapso:ApiKey</c>, <c>Kapso:WebhookSecret</c> and <c>Queue</c> (a folder) in its settings it runs until it is stopped; without, it starts an
/// emulator and a gateway that puts what the emulator delivers into the queue, and shows what the customer and the bot wrote.
/// </summary>
public sealed class ConsumerApp : IAsyncDisposable
{
    private const string Customer = "+15551234567";
    private const string EmulatedSecret = "emulated-webhook-secret";

    private readonly IHost _host;
    private readonly KapsoEmulator? _emulator;
    private readonly TaskCompletionSource _photoAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _attempts;

    private ConsumerApp(string[] args, KapsoEmulator? emulator)
    {
        _emulator = emulator;
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        IConfigurationSection settings = builder.Configuration.GetSection("Kapso");
        string folder = builder.Configuration["Queue"] ?? Directory.CreateTempSubdirectory("kapso-queue").FullName;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => new FolderQueue(folder));
        builder.Services.AddHostedService<Consumer>();
        if (emulator is null)
        {
            builder.Services.AddKapsoWhatsApp(settings);
        }
        else
        {
            builder.Logging.SetMinimumLevel(LogLevel.None);
            builder.Services.AddKapsoWhatsApp(options => (options.ApiKey, options.BaseAddress) = (emulator.ApiKey, emulator.BaseAddress));
        }

        builder.Services.AddKapsoWebhooks(options => options.Secrets.Add(emulator is null ? settings["WebhookSecret"] ?? "" : EmulatedSecret))
            .On<MessageReceivedEvent>((received, context, cancellationToken) => context.Reply.TextAsync($"You wrote: {((TextContent)received.Message.Content!).Body}", cancellationToken: cancellationToken), Match.Content<TextContent>())
            .On<MessageReceivedEvent>(AnswerPhotoAsync, Match.Content<ImageContent>());
        _host = builder.Build();
    }

    /// <summary>Puts the application together.</summary>
    public static async Task<ConsumerApp> CreateAsync(string[] args)
    {
        IConfiguration settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        return new ConsumerApp(args, string.IsNullOrEmpty(settings["Kapso:ApiKey"]) ? await KapsoEmulator.StartAsync() : null);
    }

    /// <summary>Consumes until it is told to stop; on the emulator until the conversation is over.</summary>
    public async Task RunAsync(TextWriter output)
    {
        if (_emulator is null)
        {
            await _host.RunAsync();
            return;
        }

        FolderQueue queue = _host.Services.GetRequiredService<FolderQueue>();
        await using WebApplication gateway = await StartGatewayAsync(queue);
        _emulator.AddWebhook(new EmulatedWebhook
        {
            Url = $"{gateway.Urls.First()}/webhooks", SecretKey = EmulatedSecret, PhoneNumberId = _emulator.PhoneNumberId, Events = [WebhookEventType.MessageReceived.Value],
        });

        // Nobody consumes yet: what arrives waits in the queue.
        _emulator.Receive(InboundMessage.Text(Customer, "Are you open?"));
        await _emulator.WaitForWebhooksAsync();
        await queue.AddAsync(new QueuedRequest("{}"u8.ToArray(), new Dictionary<string, string> { ["X-Webhook-Signature"] = "forged" }), CancellationToken.None);
        await _host.StartAsync();
        _emulator.Receive(new InboundMessage { From = Customer, Type = "image", Content = new JsonObject { ["id"] = "900000000000001" } });
        await _photoAnswered.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await _host.StopAsync();

        KapsoWhatsAppClient kapso = _host.Services.GetRequiredService<KapsoWhatsAppClient>();
        Page<Message> page = await kapso.Messages.List(_emulator.PhoneNumberId, new MessageFilter { PageSize = 100 }).GetPageAsync();
        foreach (Message message in page.Items.Reverse())
        {
            await output.WriteLineAsync($"{(message.Kapso?.Direction == MessageDirection.Inbound ? "Customer" : "Bot     ")}  {message.Kapso?.Content ?? message.Type?.Value}");
        }

        await output.WriteLineAsync($"Attempts at the photo: {_attempts}. Dead letters: {queue.DeadLetters}.");
    }

    /// <summary>Stops it, and the emulator beside it.</summary>
    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    /// <summary>Fails the first time, as handlers do now and then: the queue hands the message over again.</summary>
    private async Task AnswerPhotoAsync(MessageReceivedEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        if (_emulator is not null && Interlocked.Increment(ref _attempts) == 1)
        {
            throw new TimeoutException("The photo service does not answer.");
        }

        await context.Reply.TextAsync("A nice photo!", cancellationToken: cancellationToken);
        _photoAnswered.TrySetResult();
    }

    /// <summary>What an API gateway does that writes requests into a queue: it stores them and says so. It neither checks nor reads anything.</summary>
    private static async Task<WebApplication> StartGatewayAsync(FolderQueue queue)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication gateway = builder.Build();
        gateway.MapMethods("/webhooks", [HttpMethods.Post], async http =>
        {
            using MemoryStream body = new();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            await queue.AddAsync(new QueuedRequest(body.ToArray(), http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())), http.RequestAborted);
        });
        await gateway.StartAsync();
        return gateway;
    }
}
