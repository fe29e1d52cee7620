using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;

namespace SupportBot;

/// <summary>The menu, from which everything else starts. It goes on until the customer has nothing more, or is silent for an hour.</summary>
public sealed class SupportConversation : Conversation
{
    public override async Task RunAsync(Chat chat)
    {
        try
        {
            while (true)
            {
                string wish = await chat.AskAsync(
                    Interactive.List("Choose").Body("How can we help?").Section(rows => rows
                        .Row("order", "Order a drink").Row("photo", "Report a problem").Row("person", "Talk to a person").Row("nothing", "Nothing, thanks")),
                    Answer.Row().Otherwise("Please choose from the list."),
                    timeout: TimeSpan.FromHours(1));
                switch (wish)
                {
                    case "order":
                        await chat.RunAsync<OrderConversation>();
                        break;
                    case "photo":
                        await ReportAsync(chat);
                        break;
                    case "person":
                        await HandOverAsync(chat);
                        break;
                    default:
                        await chat.SayAsync("See you!");
                        return;
                }
            }
        }
        catch (NoAnswerException none)
        {
            await chat.SayAsync(none.Reason is NoAnswerReason.Canceled ? "As you wish. Write to us at any time." : "We are here when you need us.");
        }
    }

    private static async Task ReportAsync(Chat chat)
    {
        ImageContent photo = await chat.AskAsync("Please send a photo of it.", Answer.Image().Otherwise("A photo, please."));
        await chat.SayAsync(photo.Caption is { } caption ? $"Thank you, we will look into \"{caption}\"." : "Thank you, we will look into it.");
    }

    /// <summary>A person answers in Kapso's inbox; the bot is silent until they hand the customer back, for a day at most.</summary>
    private static async Task HandOverAsync(Chat chat)
    {
        await chat.SayAsync("A colleague will be with you shortly.");
        await chat.HandOverAsync(silence: TimeSpan.FromDays(1));
        await chat.SayAsync("It is me again, the bot.");
    }
}
