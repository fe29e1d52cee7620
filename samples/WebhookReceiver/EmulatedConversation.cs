using System.Text.Json.Nodes;
using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;

namespace WebhookReceiver;

/// <summary>A customer of the emulator's who talks to the bot: writes, taps a button, chooses a row and sends a picture.</summary>
internal sealed class EmulatedConversation(KapsoEmulator emulator, KapsoWhatsAppClient kapso)
{
    private const string Customer = "+15551234567";

    public async Task PlayAsync(TextWriter output)
    {
        await SayAsync(InboundMessage.Text(Customer, "Hello, is anybody there?"));
        await SayAsync(InboundMessage.ButtonReply(Customer, "menu", "Show the menu"));
        await SayAsync(InboundMessage.ListReply(Customer, "order:tea", "Tea"));
        await SayAsync(new InboundMessage { From = Customer, Type = "image", Content = new JsonObject { ["id"] = "900000000000001", ["caption"] = "My cat" } });

        Page<Message> page = await kapso.Messages.List(emulator.PhoneNumberId, new MessageFilter { PageSize = 100 }).GetPageAsync();
        foreach (Message message in page.Items.Reverse())
        {
            string who = message.Kapso?.Direction == MessageDirection.Inbound ? "Customer" : "Bot     ";
            await output.WriteLineAsync($"{who}  {message.Kapso?.Content ?? message.Type?.Value}");
        }
    }

    /// <summary>The bot has answered when what the customer did is delivered.</summary>
    private async Task SayAsync(InboundMessage message)
    {
        emulator.Receive(message);
        await emulator.WaitForWebhooksAsync();
    }
}
