using System.Text.Json.Nodes;
using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;

namespace SupportBot;

/// <summary>A customer of the emulator's, and the colleague in the inbox: an order, a photo, a talk with a person, and back to the bot.</summary>
internal sealed class EmulatedCustomer(KapsoEmulator emulator, KapsoWhatsAppClient kapso, IConversations conversations)
{
    private const string Customer = "15551234567";

    public async Task PlayAsync(TextWriter output)
    {
        await SaysAsync("Hello!");
        await ChoosesAsync("order", "Order a drink");
        await TapsAsync("Tea");
        await SaysAsync("many");
        await SaysAsync("2");
        await SaysAsync("Ada");
        await ChoosesAsync("photo", "Report a problem");
        await SendsAsync(new InboundMessage { From = Customer, Type = "image", Content = new JsonObject { ["id"] = "900000000000001", ["caption"] = "a broken cup" } });
        await ChoosesAsync("person", "Talk to a person");
        await SaysAsync("Are you real?");
        await kapso.Messages.SendTextAsync(emulator.PhoneNumberId, Customer, "I am. A new cup is on its way!");
        await conversations.HandBackAsync(emulator.PhoneNumberId, Customer);
        await ChoosesAsync("nothing", "Nothing, thanks");

        Page<Message> page = await kapso.Messages.List(emulator.PhoneNumberId, new MessageFilter { PageSize = 100 }).GetPageAsync();
        foreach (Message message in page.Items.Reverse())
        {
            string who = message.Kapso?.Direction == MessageDirection.Inbound ? "Customer" : "Bot     ";
            await output.WriteLineAsync($"{who}  {message.Kapso?.Content ?? message.Type?.Value}");
        }
    }

    private Task SaysAsync(string text) => SendsAsync(InboundMessage.Text(Customer, text));

    private Task ChoosesAsync(string id, string title) => SendsAsync(InboundMessage.ListReply(Customer, id, title));

    /// <summary>Taps the button of this title on the bot's last message that has one.</summary>
    private Task TapsAsync(string title)
    {
        JsonNode button = emulator.Requests
            .Where(request => request.OperationId == "sendMessage")
            .SelectMany(request => JsonNode.Parse(request.Body)!["interactive"]?["action"]?["buttons"]?.AsArray() ?? [])
            .Last(button => (string?)button!["reply"]!["title"] == title)!["reply"]!;
        return SendsAsync(InboundMessage.ButtonReply(Customer, (string)button["id"]!, title));
    }

    /// <summary>The bot has answered when what the customer did is delivered.</summary>
    private async Task SendsAsync(InboundMessage message)
    {
        emulator.Receive(message);
        await emulator.WaitForWebhooksAsync();
    }
}
