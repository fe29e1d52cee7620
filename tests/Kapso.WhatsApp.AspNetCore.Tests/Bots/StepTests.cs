using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.AspNetCore.Tests.Bots;

/// <summary>Steps, waits and conversations within conversations.</summary>
public sealed class StepTests
{
    [Fact]
    public async Task A_conversation_waits_for_days_while_other_handlers_take_the_messages()
    {
        await using BotDriver bot = Talk.Start(async chat =>
        {
            await chat.SayAsync("See you.");
            await chat.WaitAsync(TimeSpan.FromDays(2));
            await chat.SayAsync("Here I am.");
        });

        await bot.SaysAsync("start");
        bot.Texts().Should().Equal("See you.");
        await bot.PassesAsync(TimeSpan.FromDays(1));
        await bot.SaysAsync("hello?");
        bot.Texts().Should().Equal("(else)");
        await bot.RestartAsync();
        await bot.PassesAsync(TimeSpan.FromDays(1));

        bot.Texts().Should().Equal("Here I am.");
    }

    [Fact]
    public async Task A_step_that_fails_is_tried_again_later_with_the_same_key()
    {
        List<string> keys = [];
        await using BotDriver bot = Talk.Start(async chat =>
        {
            string name = await chat.AskAsync("Name?", Answer.Text());
            int result = await chat.OnceAsync("step", (key, _) =>
            {
                keys.Add(key);
                return keys.Count < 3 ? throw new InvalidOperationException("Not yet.") : Task.FromResult(keys.Count);
            }, BotJson.Default.Int32);
            await chat.SayAsync($"{name}: {result}");
        });

        await bot.SaysAsync("start");
        await bot.SaysAsync("Ada");
        bot.Answers.Should().BeEmpty();
        bot.Failures.Should().AllBeOfType<StepFailedException>().And.ContainSingle().Which.InnerException!.Message.Should().Be("Not yet.");
        await bot.RestartAsync();
        await bot.PassesAsync(TimeSpan.FromMinutes(1));

        bot.Texts().Should().Equal("Ada: 3");
        keys.Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_failure_that_the_conversation_catches_is_remembered()
    {
        int runs = 0;
        await using BotDriver bot = Talk.Start(async chat =>
        {
            try
            {
                await chat.OnceAsync<int>("step", (_, _) => throw new InvalidOperationException($"{++runs}"), BotJson.Default.Int32);
            }
            catch (StepFailedException failed)
            {
                await chat.AskAsync($"{failed.Step} failed. Go on?", Answer.YesNo());
                await chat.SayAsync("Gone on.");
            }
        });

        await bot.SaysAsync("start");
        bot.Texts().Should().Equal("step failed. Go on?");
        await bot.RestartAsync();
        await bot.SaysAsync("yes");

        bot.Texts().Should().Equal("Gone on.");
        runs.Should().Be(1);
    }

    [Fact]
    public async Task A_conversation_that_keeps_failing_ends_and_is_told()
    {
        FailedConversation? failed = null;
        await using BotDriver bot = Talk.Start(
            _ => throw new InvalidOperationException("Broken."),
            more: webhooks => webhooks.ConfigureConversations(options => options.OnFailed = (conversation, _) =>
            {
                failed = conversation;
                return ValueTask.CompletedTask;
            }));

        await bot.SaysAsync("start");
        failed.Should().BeNull();
        await bot.PassesAsync(TimeSpan.FromDays(1));
        (failed!.Name, failed.Problem.Message).Should().Be(("talk", "Broken."));
        await bot.SaysAsync("hello");

        bot.Texts().Should().Equal("(else)");
    }

    [Fact]
    public async Task A_conversation_without_end_continues_as_new()
    {
        await using BotDriver bot = Talk.Start(
            async chat =>
            {
                int count = chat.Input(BotJson.Default.Counter)?.Count ?? 0;
                await chat.AskAsync($"{count}", Answer.Text());
                await chat.ContinueAsNewAsync(new Counter(count + 1), BotJson.Default.Counter);
            },
            more: webhooks => webhooks.ConfigureConversations(options => options.MaxEntries = 2));

        await bot.SaysAsync("start");
        for (int count = 1; count < 10; count++)
        {
            await bot.SaysAsync("more");
            bot.Texts().Should().Equal($"{count}");
            await bot.RestartAsync();
        }
    }

    [Fact]
    public async Task A_conversation_within_another_returns_what_it_found_out()
    {
        await using BotDriver bot = Talk.Start(
            async chat =>
            {
                Address home = await chat.RunAsync<Address>();
                Address work = await chat.RunAsync<Address>();
                await chat.SayAsync($"From {home.Street} to {work.Street}.");
            },
            more: webhooks => webhooks.Services.AddTransient<Address>());

        await bot.SaysAsync("start");
        await bot.SaysAsync("Elm Street");
        await bot.RestartAsync();
        await bot.SaysAsync("Main Street");

        bot.Texts().Should().Equal("From Elm Street to Main Street.");
    }

    [Fact]
    public async Task A_conversation_that_interrupts_lets_the_other_one_go_on_afterwards()
    {
        await using BotDriver bot = Talk.Start(
            async chat => await chat.SayAsync($"Hello {await chat.AskAsync("Name?", Answer.Text())}."),
            more: webhooks => webhooks.AddConversation<Help>("help", help => help.StartsWith(Match.Text("help")).IsInterrupting = true));

        await bot.SaysAsync("start");
        await bot.SaysAsync("help");
        bot.Texts().Should().Equal("With what?");
        await bot.RestartAsync();
        await bot.SaysAsync("everything");
        bot.Texts().Should().Equal("Helped.");
        await bot.SaysAsync("Ada");

        bot.Texts().Should().Equal("Hello Ada.");
    }

    [Fact]
    public async Task A_conversation_that_is_handed_over_is_silent_until_it_is_handed_back()
    {
        await using BotDriver bot = Talk.Start(async chat =>
        {
            HandBackReason reason = await chat.HandOverAsync(silence: TimeSpan.FromDays(1));
            await chat.SayAsync($"Back: {reason}");
        });

        await bot.SaysAsync("start");
        await bot.SaysAsync("hello?");
        await bot.RestartAsync();
        await bot.SaysAsync("start");
        bot.AllAnswers.Should().BeEmpty();
        bool isBack = await bot.Services.GetRequiredService<IConversations>().HandBackAsync(BotDriver.PhoneNumberId, bot.Customer);
        (isBack, bot.AllAnswers.Single().Text).Should().Be((true, "Back: ByApplication"));

        await bot.SaysAsync("start");
        await bot.PassesAsync(TimeSpan.FromDays(1));
        bot.Texts().Should().Equal("Back: TimedOut");
    }

    [Fact]
    public async Task A_hand_over_that_fails_can_be_caught()
    {
        await using BotDriver bot = Talk.Start(async chat =>
        {
            try
            {
                await chat.HandOverAsync(HandOver.ToApplication());
            }
            catch (StepFailedException)
            {
                await chat.AskAsync("Nobody is there. Leave a message?", Answer.Text());
                await chat.SayAsync("Noted.");
            }
        });

        await bot.SaysAsync("start");
        bot.Texts().Should().Equal("Nobody is there. Leave a message?");
        await bot.RestartAsync();
        await bot.SaysAsync("Call me.");

        bot.Texts().Should().Equal("Noted.");
    }

    [Fact]
    public async Task The_application_starts_and_ends_conversations()
    {
        await using BotDriver bot = Talk.Start(async chat => await chat.AskAsync($"Rate order {chat.Input(BotJson.Default.Counter)!.Count}", Answer.Number()));
        IConversations conversations = bot.Services.GetRequiredService<IConversations>();

        (await conversations.StartAsync("talk", BotDriver.PhoneNumberId, bot.Customer, new Counter(7), BotJson.Default.Counter)).Should().BeTrue();
        (await conversations.StartAsync("talk", BotDriver.PhoneNumberId, bot.Customer)).Should().BeFalse("one is under way");
        bot.Texts().Should().Equal("Rate order 7");
        (await conversations.EndAsync(BotDriver.PhoneNumberId, bot.Customer)).Should().BeTrue();
        (await conversations.EndAsync(BotDriver.PhoneNumberId, bot.Customer)).Should().BeFalse();
        await bot.SaysAsync("5");

        bot.Texts().Should().Equal("(else)");
        await FluentActions.Awaiting(() => conversations.StartAsync("other", BotDriver.PhoneNumberId, bot.Customer)).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task Two_persons_talk_each_for_themselves()
    {
        await using BotDriver bot = Talk.Start(async chat => await chat.SayAsync($"Hello {await chat.AskAsync("Name?", Answer.Text())}."));

        await bot.SaysAsync("start");
        bot.Customer = "US.13491208655302741918";
        await bot.SaysAsync("start");
        await bot.SaysAsync("Grace");
        bot.Answers.Single().Should().BeEquivalentTo(new { Text = "Hello Grace.", To = "US.13491208655302741918" });
        bot.Customer = "15551234567";
        await bot.SaysAsync("Ada");

        bot.Answers.Single().Should().BeEquivalentTo(new { Text = "Hello Ada.", To = "15551234567" });
    }

    private sealed class Address : Conversation
    {
        public string Street { get; private set; } = "";

        public override async Task RunAsync(Chat chat) => Street = await chat.AskAsync("Street?", Answer.Text());
    }

    private sealed class Help : Conversation
    {
        public override async Task RunAsync(Chat chat)
        {
            await chat.AskAsync("With what?", Answer.Text());
            await chat.SayAsync("Helped.");
        }
    }
}
