using System.Text;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>Receiving events without a server: signature, reading, deduplication and handler, with a bare handler and with conditions and middleware around it. Every event is a new one.</summary>
internal sealed class Handlers : IAsyncDisposable
{
    private const string Secret = "benchmark-webhook-secret";

    private readonly ServiceProvider _bare = Create(webhooks => webhooks.On<MessageReceivedEvent>((_, _, _) => Task.CompletedTask));

    private readonly ServiceProvider _matched = Create(webhooks => webhooks
        .Use((context, next, cancellationToken) => next(context, cancellationToken))
        .Use(async (context, next, cancellationToken) => await next(context, cancellationToken))
        .On<MessageReceivedEvent>((_, _, _) => Task.CompletedTask, Match.Command("help"))
        .On<MessageReceivedEvent>((_, _, _) => Task.CompletedTask, Match.Button("pay:") | Match.Row("item:"))
        .On<MessageReceivedEvent>((_, _, _) => Task.CompletedTask, Match.Text("cancel") & !Match.From("15557654321", "15557654322"))
        .On<MessageReceivedEvent>((_, _, _) => Task.CompletedTask, Match.Text("order number") & !Match.From("15557654321", "15557654322")));

    private int _number;

    /// <summary>The event goes to the only handler.</summary>
    public Task BareAsync() => ReceiveAsync(_bare);

    /// <summary>The event goes to the fourth handler, behind two middlewares.</summary>
    public Task MatchedAndWrappedAsync() => ReceiveAsync(_matched);

    public async ValueTask DisposeAsync()
    {
        await _bare.DisposeAsync();
        await _matched.DisposeAsync();
    }

    private static ServiceProvider Create(Action<KapsoWebhooksBuilder> handle)
    {
        ServiceCollection services = new();
        handle(services.AddKapsoWebhooks(options =>
        {
            options.Secrets.Add(Secret);
            options.DeduplicationCapacity = 1000;
        }));
        return services.BuildServiceProvider();
    }

    private async Task ReceiveAsync(ServiceProvider services)
    {
        byte[] body = Encoding.UTF8.GetBytes(Webhooks.Received(_number++));
        string signature = WebhookSignature.Compute(body, Secret);
        WebhookResponse response = await services.GetRequiredService<IKapsoWebhooks>().ReceiveAsync(
            body, name => name switch { "X-Webhook-Event" => "whatsapp.message.received", WebhookSignature.HeaderName => signature, _ => null });
        if (response.Result is not WebhookResult.Accepted)
        {
            throw new InvalidOperationException($"The event was not handled: {response}.");
        }
    }
}
