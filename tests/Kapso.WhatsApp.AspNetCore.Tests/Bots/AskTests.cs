using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Hosting.Testing;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.AspNetCore.Tests.Bots;

/// <summary>Questions of a conversation and their answers.</summary>
public sealed class AskTests
{
    private enum Size
    {
        Small,
        Large,
    }

    [Fact]
    public async Task A_conversation_survives_a_restart_after_every_message()
    {
        int steps = 0;
        await using BotDriver bot = Talk.Start(async chat =>
        {
            DateTimeOffset began = chat.Now;
            string id = chat.NewId();
            Size size = await chat.AskAsync(Interactive.Buttons().Body("Size?").Reply("small", "Small").Reply("large", "Large"), Answer.Button<Size>());
            string name = await chat.AskAsync("Name?", Answer.Text(max: 10));
            int number = await chat.OnceAsync("number", (_, _) => Task.FromResult(++steps), BotJson.Default.Int32);
            decimal count = await chat.AskAsync($"How many, {name}?", Answer.Number());
            await chat.SayAsync($"{count} {size} for {name}: {number}, {began:HH:mm}, {id == chat.NewId()}, {chat.StartedBy!.Content is TextContent { Body: "start" }}");
        });

        await bot.SaysAsync("start");
        bot.Texts().Should().Equal("Size?");
        bot.Answers[0].Choices.Select(choice => choice.Title).Should().Equal("Small", "Large");
        await bot.RestartAsync();
        await bot.TapsAsync("Large");
        bot.Texts().Should().Equal("Name?");
        await bot.RestartAsync();
        await bot.PassesAsync(TimeSpan.FromHours(3));
        await bot.SaysAsync("  Ada ");
        bot.Texts().Should().Equal("How many, Ada?");
        await bot.RestartAsync();
        await bot.SaysAsync("2,5");

        bot.Texts().Should().Equal("2.5 Large for Ada: 1, 12:00, False, True");
        await bot.SaysAsync("more");
        bot.Texts().Should().Equal(["(else)"], "the conversation has ended");
        bot.Failures.Should().BeEmpty();
    }

    [Fact]
    public async Task What_does_not_fit_gets_the_word_for_it_until_the_tries_are_used_up()
    {
        await using BotDriver bot = Talk.Start(async chat =>
        {
            try
            {
                await chat.AskAsync("How many?", Answer.Number(1, 9).Otherwise("1 to 9!").Tries(3));
            }
            catch (NoAnswerException none)
            {
                await chat.SayAsync(none.Reason.ToString());
            }
        });

        await bot.SaysAsync("start");
        await bot.SaysAsync("many");
        bot.Texts().Should().Equal("1 to 9!");
        await bot.RestartAsync();
        await bot.SaysAsync("10");
        bot.Texts().Should().Equal("1 to 9!");
        await bot.SaysAsync("0");
        bot.Texts().Should().Equal("NoTriesLeft");
    }

    [Fact]
    public async Task What_does_not_fit_and_has_no_word_goes_to_the_other_handlers()
    {
        await using BotDriver bot = Talk.Start(async chat => await chat.SayAsync($"{(await chat.AskAsync("Where?", Answer.Location())).Latitude}"));

        await bot.SaysAsync("start");
        await bot.SaysAsync("at home");
        bot.Texts().Should().Equal("(else)");
        await bot.SaysAsync("start");
        bot.Texts().Should().Equal(["(else)"], "one conversation at a time is held with a person");
        await bot.SendsAsync(new LocationContent { Latitude = 12.5, Longitude = 1 });

        bot.Texts().Should().Equal("12.5");
    }

    [Fact]
    public async Task A_question_ends_when_its_time_is_over_and_not_before()
    {
        await using BotDriver bot = Talk.Start(async chat =>
        {
            try
            {
                await chat.AskAsync("Still there?", Answer.Text(), TimeSpan.FromMinutes(30));
            }
            catch (NoAnswerException none) when (none.Reason is NoAnswerReason.TimedOut)
            {
                await chat.SayAsync("Good bye.");
            }
        });

        await bot.SaysAsync("start");
        await bot.PassesAsync(TimeSpan.FromMinutes(29));
        bot.Answers.Should().BeEmpty();
        await bot.RestartAsync();
        await bot.PassesAsync(TimeSpan.FromMinutes(1));

        bot.Texts().Should().Equal("Good bye.");
    }

    [Fact]
    public async Task A_cancel_word_ends_the_question()
    {
        await using BotDriver bot = Talk.Start(async chat => await chat.AskAsync("Name?", Answer.Text()), talk => talk.CancelWords.Add("stop"));

        await bot.SaysAsync("start");
        await bot.SaysAsync(" STOP ");
        bot.Answers.Should().BeEmpty();
        await bot.SaysAsync("hello");

        bot.Texts().Should().Equal("(else)");
    }

    [Fact]
    public async Task A_tap_on_an_earlier_question_is_no_answer_to_this_one()
    {
        await using BotDriver bot = Talk.Start(async chat =>
        {
            await chat.AskAsync(Interactive.Buttons().Body("Tea?").Reply("yes", "Yes").Reply("no", "No"), Answer.YesNo());
            bool milk = await chat.AskAsync(Interactive.Buttons().Body("Milk?").Reply("yes", "Yes").Reply("no", "No"), Answer.YesNo().Otherwise("Milk, please."));
            await chat.SayAsync(milk ? "With milk." : "Without milk.");
        });

        await bot.SaysAsync("start");
        string tea = bot.Answers[0].Id;
        await bot.TapsAsync("Yes");
        await bot.SendsAsync(new ButtonReplyContent { Id = "yes", Title = "Yes" }, replyTo: tea);
        bot.Texts().Should().Equal("Milk, please.");
        await bot.TapsAsync("No");

        bot.Texts().Should().Equal("Without milk.");
    }

    [Fact]
    public async Task A_second_call_at_once_throws()
    {
        InvalidOperationException? thrown = null;
        await using BotDriver bot = Talk.Start(async chat =>
        {
            Task first = chat.AskAsync("Name?", Answer.Text());
            try
            {
                await chat.SayAsync("And?");
            }
            catch (InvalidOperationException atOnce)
            {
                thrown ??= atOnce;
            }

            await first;
        });

        await bot.SaysAsync("start");

        thrown!.Message.Should().Contain("Await each call");
        bot.Texts().Should().Equal("Name?");
    }

    [Fact]
    public async Task A_call_that_is_not_awaited_fails_the_conversation()
    {
        await using BotDriver bot = Talk.Start(chat =>
        {
            _ = chat.AskAsync("Name?", Answer.Text());
            return Task.CompletedTask;
        });

        await bot.SaysAsync("start");

        bot.Failures.Should().ContainSingle().Which.Message.Should().Contain("Await each call");
    }

    [Theory]
    [InlineData("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")]
    [InlineData(@"^\d+$", "12a")]
    public async Task A_pattern_that_does_not_match_in_time_does_not_fit(string pattern, string hostile)
    {
        await using BotDriver bot = Talk.Start(async chat =>
            await chat.AskAsync("Code?", Answer.Matching(new System.Text.RegularExpressions.Regex(pattern, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMilliseconds(20))).Otherwise("No.")));

        await bot.SaysAsync("start");
        await bot.SaysAsync(hostile);

        bot.Texts().Should().Equal("No.");
    }
}
