namespace Kapso.WhatsApp.SampleTests;

/// <summary>The support bot, as the emulator's customer and the colleague in the inbox talk.</summary>
public sealed class SupportBotTests
{
    [Fact]
    public async Task The_bot_takes_an_order_and_a_photo_and_hands_over_to_a_person_and_back()
    {
        await using SupportBot.BotApp app = await SupportBot.BotApp.CreateAsync(["--Kapso:ApiKey", ""]);
        using StringWriter output = new();

        await app.RunAsync(output);

        string said = output.ToString();
        said.Should().Contain("Order 1: 2 Tea for Ada, 5.00 in all.").And.Contain("we will look into \"a broken cup\"").And.Contain("See you!");
        string handedOver = said[said.IndexOf("Are you real?", StringComparison.Ordinal)..said.IndexOf("It is me again", StringComparison.Ordinal)];
        handedOver.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3, "only the colleague answers while the bot is silent").And.Contain(turn => turn.Contains("I am."));
    }
}
