using Kapso.WhatsApp;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace WebhookReceiver;

/// <summary>Says back what the customer wrote, and offers more.</summary>
internal sealed class EchoHandler(KapsoWhatsAppClient kapso) : IWebhookHandler<MessageReceivedEvent>
{
    public async Task HandleAsync(MessageReceivedEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        ReplyClient reply = received.Reply(kapso);
        await reply.MarkAsReadAsync(showTyping: true, cancellationToken);
        string text = ((TextContent)received.Message.Content).Body ?? "";
        await reply.SendAsync(Interactive.Buttons().Body($"You wrote: {Shorten(text)}").Reply("menu", "Show the menu").Build(), cancellationToken: cancellationToken);
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 200), "…");
}

/// <summary>Shows the menu.</summary>
internal sealed class MenuHandler(KapsoWhatsAppClient kapso) : IWebhookHandler<MessageReceivedEvent>
{
    public Task HandleAsync(MessageReceivedEvent received, WebhookContext context, CancellationToken cancellationToken) => received.Reply(kapso).SendAsync(
        Interactive.List("Choose")
            .Body("What would you like?")
            .Section("Drinks", rows => rows.Row("order:coffee", "Coffee", "2.50").Row("order:tea", "Tea", "2.00"))
            .Build(),
        cancellationToken: cancellationToken);
}

/// <summary>Takes an order.</summary>
internal sealed class OrderHandler(KapsoWhatsAppClient kapso) : IWebhookHandler<MessageReceivedEvent>
{
    public async Task HandleAsync(MessageReceivedEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        ReplyClient reply = received.Reply(kapso);
        string? title = ((ListReplyContent)received.Message.Content).Title;
        await reply.ReactAsync("👍", cancellationToken);
        await reply.TextAsync($"One {title}, coming up!", asReply: true, cancellationToken);
    }
}
