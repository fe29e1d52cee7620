using Kapso.WhatsApp.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace QueueConsumer;

/// <summary>Takes webhook requests out of the queue, one after the other, and hands them to the SDK.</summary>
public sealed partial class Consumer(FolderQueue queue, IKapsoWebhooks webhooks, TimeProvider clock, ILogger<Consumer> logger) : BackgroundService
{
    private static readonly TimeSpan BackOff = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            (string name, QueuedRequest request) = await queue.TakeAsync(stoppingToken);
            WebhookResponse response = await webhooks.ReceiveAsync(request.Body, request.Header, cancellationToken: stoppingToken);
            if (response.IsSuccess)
            {
                queue.Complete(name);
            }
            else if (response.IsTransient)
            {
                // What was handled of it is remembered: only what failed is handled again.
                Returned(logger, response);
                await Task.Delay(BackOff, clock, stoppingToken);
                queue.Return(name);
            }
            else
            {
                DeadLettered(logger, response);
                queue.DeadLetter(name);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "A webhook is taken again: {Response}")]
    private static partial void Returned(ILogger logger, WebhookResponse response);

    [LoggerMessage(2, LogLevel.Warning, "A webhook is a dead letter: {Response}")]
    private static partial void DeadLettered(ILogger logger, WebhookResponse response);
}
