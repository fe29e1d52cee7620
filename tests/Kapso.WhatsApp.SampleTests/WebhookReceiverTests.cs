using WebhookReceiver;

namespace Kapso.WhatsApp.SampleTests;

/// <summary>The bot sample, as the emulator's customer talks to it.</summary>
public sealed class WebhookReceiverTests
{
    [Fact]
    public async Task The_bot_answers_every_turn_of_the_conversation()
    {
        await using BotApp app = await BotApp.CreateAsync(["--Kapso:ApiKey", ""]);
        using StringWriter output = new();

        await app.RunAsync(output);

        string[] turns = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        turns.Select(turn => turn.Split("  ", 2)[0].Trim()).Should().Equal("Customer", "Bot", "Customer", "Bot", "Customer", "Bot", "Bot", "Customer", "Bot");
        turns[1].Should().Contain("You wrote: Hello, is anybody there?");
        turns[6].Should().Contain("One Tea, coming up!");
        turns[8].Should().Contain("I can only read text.");
    }
}
