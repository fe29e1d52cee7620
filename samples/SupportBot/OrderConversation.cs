using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;

namespace SupportBot;

/// <summary>An order by dialog. The buttons carry the drink itself, signed, so that no customer can make up a price.</summary>
public sealed class OrderConversation(Shop shop, TypedId<Drink> drinkId) : Conversation
{
    public override async Task RunAsync(Chat chat)
    {
        ReplyButtonsBuilder question = Interactive.Buttons().Body("What would you like?");
        foreach (Drink offered in Shop.Menu)
        {
            question.Reply(drinkId.Button(offered, offered.Name));
        }

        Drink drink = await chat.AskAsync(question, Answer.Button(drinkId).Otherwise("Please tap a button."));
        decimal count = await chat.AskAsync("How many?", Answer.Number(1, 10).Where(decimal.IsInteger).Otherwise("A number from 1 to 10, please."));
        string name = await chat.AskAsync("For whom?", Answer.Text(max: 60));
        Order order = await chat.OnceAsync("create-order", (key, _) => Task.FromResult(shop.Create(key, $"{count} {drink.Name} for {name}")), ShopJson.Default.Order);
        await chat.SayAsync($"Order {order.Number}: {order.Text}, {count * drink.Cents / 100:0.00} in all.");
    }
}
