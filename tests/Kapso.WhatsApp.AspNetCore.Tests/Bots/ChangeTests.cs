using System.Text;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.AspNetCore.Tests.Bots;

/// <summary>A stored conversation that does not fit the code that runs: nothing is guessed, a policy decides, and the customer's message is not lost.</summary>
public sealed class ChangeTests
{
    private const string Key = $"{BotDriver.PhoneNumberId}/15551234567";

    private static readonly Func<Chat, Task> Old = async chat =>
    {
        await chat.AskAsync("Name?", Answer.Text());
        await chat.AskAsync("Age?", Answer.Number());
        await chat.SayAsync("Old end.");
    };

    private static readonly Func<Chat, Task> New = async chat =>
    {
        await chat.SayAsync("Welcome.");
        await chat.AskAsync("Name?", Answer.Text());
        await chat.SayAsync("New end.");
    };

    [Fact]
    public async Task By_default_it_ends_and_the_message_goes_to_the_other_handlers()
    {
        await using BotDriver bot = await UnderWayAsync();
        await bot.RestartAsync(Talk.Configure(New));

        await bot.SaysAsync("start");

        bot.Failures.OfType<ConversationChangedException>().Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Change = ConversationChange.Code,
            Message = "Call 1 of the conversation talk (version 1) is Say, but its journal has Ask there.",
        });
        bot.Texts().Should().Equal(["Welcome.", "Name?"], "the message starts a new one");
    }

    [Fact]
    public async Task It_may_start_anew()
    {
        await using BotDriver bot = await UnderWayAsync();
        await bot.RestartAsync(Talk.Configure(New, more: Decide(ChangeDecision.Restart)));

        await bot.SaysAsync("42");
        bot.Texts().Should().Equal("Welcome.", "Name?");
        await bot.SaysAsync("Ada");

        bot.Texts().Should().Equal("New end.");
    }

    [Fact]
    public async Task It_may_stay_as_it_is_until_the_old_code_is_back()
    {
        await using BotDriver bot = await UnderWayAsync();
        await bot.RestartAsync(Talk.Configure(New, more: Decide(ChangeDecision.Keep)));

        await bot.Awaiting(b => b.SaysAsync("42")).Should().ThrowAsync<InvalidOperationException>();
        bot.Answers.Should().BeEmpty();
        await bot.RestartAsync(Talk.Configure(Old));
        await bot.SaysAsync("42");

        bot.Texts().Should().Equal("Old end.");
    }

    [Fact]
    public async Task A_handler_gets_what_was_stored()
    {
        ChangedConversation? changed = null;
        await using BotDriver bot = await UnderWayAsync();
        await bot.RestartAsync(Talk.Configure(New, more: webhooks => webhooks.ConfigureConversations(options => options.OnChanged = (conversation, _) =>
        {
            changed = conversation;
            return ValueTask.FromResult(ChangeDecision.End);
        })));

        await bot.SaysAsync("42");

        bot.Texts().Should().Equal("(else)");
        (changed!.Name, changed.Version, changed.PhoneNumberId, changed.Person).Should().Be(("talk", 1, BotDriver.PhoneNumberId, (Person)"15551234567"));
        Encoding.UTF8.GetString(changed.Content.Span).Should().Contain("Ada");
    }

    [Fact]
    public async Task The_old_version_goes_on_beside_the_new_one()
    {
        await using BotDriver bot = await UnderWayAsync();
        await bot.RestartAsync(webhooks =>
        {
            Talk.Configure(Old)(webhooks);
            webhooks.Services.AddTransient(_ => new NewTalk());
            webhooks.AddConversation<NewTalk>("talk", talk => talk.StartsWith(Match.Text("start")).Version = 2);
        });

        await bot.SaysAsync("42");
        bot.Texts().Should().Equal("Old end.");
        await bot.SaysAsync("start");

        bot.Texts().Should().Equal("Welcome.", "Name?");
    }

    [Fact]
    public async Task A_version_that_is_not_registered_is_told()
    {
        await using BotDriver bot = await UnderWayAsync();
        await bot.RestartAsync(Talk.Configure(New, talk => talk.Version = 2));

        await bot.SaysAsync("42");

        bot.Failures.OfType<ConversationChangedException>().Single().Change.Should().Be(ConversationChange.Version);
        bot.Texts().Should().Equal("(else)");
    }

    [Fact]
    public async Task Code_that_ends_before_its_journal_is_told()
    {
        await using BotDriver bot = await UnderWayAsync();
        await bot.RestartAsync(Talk.Configure(async chat => await chat.AskAsync("Name?", Answer.Text())));

        await bot.SaysAsync("42");

        bot.Failures.OfType<ConversationChangedException>().Single().Message.Should().Contain("ends after call 1");
    }

    [Fact]
    public async Task A_stored_answer_or_result_of_another_type_is_told()
    {
        await using BotDriver bot = await UnderWayAsync();
        await bot.RestartAsync(Talk.Configure(async chat =>
        {
            await chat.AskAsync("Name?", Answer.Number());
            await chat.AskAsync("Age?", Answer.Number());
        }));
        await bot.SaysAsync("42");
        bot.Failures.OfType<ConversationChangedException>().Single().Change.Should().Be(ConversationChange.Type);

        await using BotDriver other = Talk.Start(async chat =>
        {
            await chat.OnceAsync("step", (_, _) => Task.FromResult("text"), BotJson.Default.String);
            await chat.AskAsync("Name?", Answer.Text());
        });
        await other.SaysAsync("start");
        await other.RestartAsync(Talk.Configure(async chat =>
        {
            await chat.OnceAsync("step", (_, _) => Task.FromResult(1), BotJson.Default.Int32);
            await chat.AskAsync("Name?", Answer.Text());
        }));
        await other.SaysAsync("Ada");
        other.Failures.OfType<ConversationChangedException>().Single().Change.Should().Be(ConversationChange.Type);
    }

    [Theory]
    [InlineData("cut off", ConversationChange.Unreadable)]
    [InlineData("not JSON", ConversationChange.Unreadable)]
    [InlineData("of a later format", ConversationChange.Format)]
    public async Task A_record_that_cannot_be_read_is_told_and_costs_no_message(string what, ConversationChange change)
    {
        await using BotDriver bot = await UnderWayAsync();
        StoredConversation stored = (await bot.Store.LoadAsync(Key))!;
        byte[] content = what switch
        {
            "cut off" => stored.Content[..^10].ToArray(),
            "not JSON" => "?"u8.ToArray(),
            _ => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stored.Content.Span).Replace("{\"v\":1,", "{\"v\":2,", StringComparison.Ordinal)),
        };
        (await bot.Store.SaveAsync(new StoredConversation { Key = Key, Version = stored.Version + 1, Content = content, ExpiresAt = stored.ExpiresAt })).Should().BeTrue();

        await bot.SaysAsync("42");
        bot.Failures.OfType<ConversationChangedException>().Single().Change.Should().Be(change);
        bot.Texts().Should().Equal("(else)");
        await bot.SaysAsync("start");

        bot.Texts().Should().Equal("Name?");
    }

    [Fact]
    public async Task A_journal_that_grows_over_its_bounds_is_told()
    {
        await using BotDriver bot = Talk.Start(
            async chat =>
            {
                while (true)
                {
                    await chat.AskAsync("More?", Answer.Text());
                }
            },
            more: webhooks => webhooks.ConfigureConversations(options => options.MaxEntries = 3));

        await bot.SaysAsync("start");
        await bot.SaysAsync("1");
        await bot.SaysAsync("2");
        bot.Texts().Should().Equal("More?");
        await bot.SaysAsync("3");

        bot.Failures.OfType<ConversationChangedException>().Single().Message.Should().Contain("ContinueAsNewAsync");
        bot.Texts().Should().Equal("(else)");
    }

    private static Action<KapsoWebhooksBuilder> Decide(ChangeDecision decision) => webhooks => webhooks.ConfigureConversations(options => options.OnChanged = (_, _) => ValueTask.FromResult(decision));

    /// <summary>A conversation with the old code that waits for the age.</summary>
    private static async Task<BotDriver> UnderWayAsync()
    {
        BotDriver bot = Talk.Start(Old);
        await bot.SaysAsync("start");
        await bot.SaysAsync("Ada");
        bot.Texts().Should().Equal("Age?");
        return bot;
    }

    private sealed class NewTalk : Conversation
    {
        public override Task RunAsync(Chat chat) => New(chat);
    }
}
