using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Hosting.Testing;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.AspNetCore.Tests.Bots;

/// <summary>Plain state of a person, saved with the event.</summary>
public sealed class StateTests
{
    [Fact]
    public async Task State_is_kept_for_each_person_until_it_expires()
    {
        await using BotDriver bot = BotDriver.Start(webhooks => CountMessages(webhooks, expiry: TimeSpan.FromDays(1)));

        await bot.SaysAsync("a");
        await bot.RestartAsync();
        await bot.SaysAsync("b");
        (await CountAsync(bot)).Should().Be(2);
        bot.Customer = "15550000000";
        await bot.SaysAsync("c");
        (await CountAsync(bot)).Should().Be(1);
        await bot.PassesAsync(TimeSpan.FromDays(2));
        await bot.SaysAsync("d");

        (await CountAsync(bot)).Should().Be(1);
    }

    [Fact]
    public async Task State_of_a_handler_that_fails_is_not_saved()
    {
        await using BotDriver bot = BotDriver.Start(webhooks => CountMessages(webhooks, after: received => received.Message.Id.EndsWith('2') ? throw new InvalidOperationException("Failed.") : 0));

        await bot.SaysAsync("a");
        await bot.Awaiting(b => b.SaysAsync("b")).Should().ThrowAsync<InvalidOperationException>();
        await bot.SaysAsync("c");

        (await CountAsync(bot)).Should().Be(2);
    }

    [Fact]
    public async Task A_change_by_another_machine_meanwhile_makes_the_event_come_again()
    {
        bool isDisturbed = false;
        BotDriver bot = null!;
        bot = BotDriver.Start(webhooks => CountMessages(webhooks, after: received => received.Message.Id.EndsWith('2') && !isDisturbed ? Disturb() : 0));
        await using BotDriver driver = bot;

        await bot.SaysAsync("a");
        await bot.Awaiting(b => b.SaysAsync("b")).Should().ThrowAsync<InvalidOperationException>();

        (await CountAsync(bot)).Should().Be(41);

        int Disturb()
        {
            isDisturbed = true;
            StoredConversation stored = bot.Store.LoadAsync(Key(bot)).AsTask().Result!;
            string changed = System.Text.Encoding.UTF8.GetString(stored.Content.Span).Replace("\"Count\":1", "\"Count\":41", StringComparison.Ordinal);
            bot.Store.SaveAsync(new StoredConversation { Key = stored.Key, Version = stored.Version + 1, Content = System.Text.Encoding.UTF8.GetBytes(changed), ExpiresAt = stored.ExpiresAt }).AsTask().Result
                .Should().BeTrue();
            return 0;
        }
    }

    [Fact]
    public async Task An_event_that_is_delivered_again_after_a_crash_changes_the_state_once()
    {
        await using BotDriver bot = BotDriver.Start(webhooks => CountMessages(webhooks));
        await bot.SaysAsync("a");

        // A restart forgets what the deduplicator knew; the customer's first message comes again under its own id.
        await bot.RestartAsync();
        await bot.ComesAgainAsync();

        (await CountAsync(bot)).Should().Be(1);
    }

    [Fact]
    public async Task State_of_another_type_is_handled_by_the_policy()
    {
        await using BotDriver bot = BotDriver.Start(webhooks => webhooks.AddState("counter", BotJson.Default.String).On<MessageReceivedEvent>((_, context, _) =>
        {
            context.State<string>().Set("text");
            return Task.CompletedTask;
        }));
        await bot.SaysAsync("a");
        await bot.RestartAsync(webhooks => CountMessages(webhooks));

        await bot.SaysAsync("b");

        (await CountAsync(bot)).Should().Be(1);
    }

    [Fact]
    public async Task State_that_is_not_registered_is_told()
    {
        await using BotDriver bot = BotDriver.Start(webhooks => webhooks.On<MessageReceivedEvent>(async (_, context, token) => await context.State<Counter>().GetAsync(token)));

        (await bot.Awaiting(b => b.SaysAsync("a")).Should().ThrowAsync<InvalidOperationException>()).WithInnerException<InvalidOperationException>().WithMessage("*AddState*");
    }

    private static KapsoWebhooksBuilder CountMessages(KapsoWebhooksBuilder webhooks, TimeSpan? expiry = null, Func<MessageReceivedEvent, int>? after = null) =>
        webhooks.AddState("counter", BotJson.Default.Counter, expiry).On<MessageReceivedEvent>(async (received, context, cancellationToken) =>
        {
            State<Counter> state = context.State<Counter>();
            state.Set(new Counter(((await state.GetAsync(cancellationToken))?.Count ?? 0) + 1));
            after?.Invoke(received);
        });

    private static string Key(BotDriver bot) => $"{BotDriver.PhoneNumberId}/{bot.Customer.Value}";

    private static async Task<int> CountAsync(BotDriver bot)
    {
        StoredConversation stored = (await bot.Store.LoadAsync(Key(bot)))!;
        using System.Text.Json.JsonDocument record = System.Text.Json.JsonDocument.Parse(stored.Content);
        return record.RootElement.GetProperty("s").GetProperty("counter").GetProperty("x").GetProperty("Count").GetInt32();
    }
}
