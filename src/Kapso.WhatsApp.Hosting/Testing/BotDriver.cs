using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.Hosting.Testing;

/// <summary>
/// Drives a bot in memory, for tests: what a customer writes takes the whole way of a webhook (signature, deduplication, matching, conversations, handlers), and what the bot sends is collected. No server
/// and no network are needed, time passes only when the test says so, and no test framework is referenced.
/// </summary>
/// <example><code>
/// await using BotDriver bot = BotDriver.Start(webhooks => webhooks.AddConversation&lt;OrderConversation&gt;("order", order => order.StartsWith(Match.Text("order"))));
/// await bot.SaysAsync("I want to order");
/// await bot.TapsAsync("Large");
/// bot.Answers.Single().Text.Should().Be("And your name?");
/// </code></example>
public sealed class BotDriver : IAsyncDisposable
{
    /// <summary>The id of the number that the bot answers on.</summary>
    public const string PhoneNumberId = "106540352242922";

    private const string Secret = "bot-driver-secret";

    private Action<KapsoWebhooksBuilder> _configure;
    private readonly ManualClock _clock = new();
    private readonly InMemoryConversationStore _store;
    private readonly BotTransport _transport = new();
    private readonly BotLog _log = new();
    private ServiceProvider _services;
    private byte[]? _last;
    private int _messages;
    private int _seen;

    private BotDriver(Action<KapsoWebhooksBuilder> configure)
    {
        _configure = configure;
        _store = new InMemoryConversationStore(_clock);
        _services = Build();
    }

    /// <summary>Gets or sets the customer who writes: a phone number with country code or a BSUID.</summary>
    public Person Customer { get; set; } = "15551234567";

    /// <summary>Gets the services of the bot.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Gets the store of the bot's conversations and state, which outlives <see cref="RestartAsync"/>.</summary>
    public IConversationStore Store => _store;

    /// <summary>Gets what handlers and conversations have thrown, as it was logged.</summary>
    public IReadOnlyList<Exception> Failures => _log.Failures;

    /// <summary>Gets the time of the bot's clock.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Gets what the bot has sent since the customer's last message, or since time passed.</summary>
    public IReadOnlyList<BotAnswer> Answers => [.. _transport.Sent.Skip(_seen)];

    /// <summary>Gets everything that the bot has sent.</summary>
    public IReadOnlyList<BotAnswer> AllAnswers => _transport.Sent;

    /// <summary>Starts a bot in memory.</summary>
    /// <param name="configure">Registers handlers and conversations as the application does, and on <see cref="KapsoWebhooksBuilder.Services"/> the services that they need.</param>
    public static BotDriver Start(Action<KapsoWebhooksBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return new BotDriver(configure);
    }

    /// <summary>The customer writes a text message.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A task that completes when the bot has handled it.</returns>
    /// <exception cref="InvalidOperationException">A handler failed; the inner exception is what it threw.</exception>
    public Task SaysAsync(string text) => SendsAsync(new TextContent { Body = text ?? throw new ArgumentNullException(nameof(text)) });

    /// <summary>The customer taps a button, or chooses a row, of the last message that has one of this id or title.</summary>
    /// <param name="choice">The id or the title of the button or row.</param>
    /// <returns>A task that completes when the bot has handled it.</returns>
    /// <exception cref="InvalidOperationException">No message offers the choice, or a handler failed.</exception>
    public Task TapsAsync(string choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        foreach (BotAnswer answer in _transport.Sent.Where(answer => answer.To == Customer.Value).Reverse())
        {
            if (answer.Choices.FirstOrDefault(offered => offered.Id == choice || offered.Title == choice) is { } chosen)
            {
                MessageContent tap = chosen.IsRow ? new ListReplyContent { Id = chosen.Id, Title = chosen.Title } : new ButtonReplyContent { Id = chosen.Id, Title = chosen.Title };
                return SendsAsync(tap, answer.Id);
            }
        }

        throw new InvalidOperationException($"No message of the bot offers \"{choice}\".");
    }

    /// <summary>The customer sends a message of any kind, for example a picture or a location.</summary>
    /// <param name="content">The content of the message.</param>
    /// <param name="replyTo">The id of the message that it answers; null when it answers none.</param>
    /// <returns>A task that completes when the bot has handled it.</returns>
    /// <exception cref="InvalidOperationException">A handler failed; the inner exception is what it threw.</exception>
    public async Task SendsAsync(MessageContent content, string? replyTo = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        _last = BotMessages.Received($"wamid.customer.{++_messages}", Customer, content, replyTo, Now, isFirst: _messages == 1);
        await ComesAgainAsync().ConfigureAwait(false);
    }

    /// <summary>The customer's last message is delivered again, as Kapso does when it got no answer.</summary>
    /// <returns>A task that completes when the bot has handled it, or has recognised it.</returns>
    /// <exception cref="InvalidOperationException">The customer has sent nothing yet, or a handler failed; the inner exception is what it threw.</exception>
    public async Task ComesAgainAsync()
    {
        byte[] body = _last ?? throw new InvalidOperationException("The customer has sent nothing yet.");
        _seen = _transport.Sent.Count;
        string signature = WebhookSignature.Compute(body, Secret);
        WebhookResponse response = await _services.GetRequiredService<IKapsoWebhooks>().ReceiveAsync(body, name => name switch
        {
            "X-Webhook-Event" => "whatsapp.message.received",
            _ when name == WebhookSignature.HeaderName => signature,
            _ => null,
        }).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw new InvalidOperationException($"The bot did not handle the message ({response}).", _log.Last);
        }
    }

    /// <summary>Lets time pass: time-outs, waits and retries of conversations happen in their order.</summary>
    /// <param name="time">How much.</param>
    /// <returns>A task that completes when everything that was due has happened.</returns>
    public async Task PassesAsync(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        _seen = _transport.Sent.Count;
        DateTimeOffset end = Now + time;
        ConversationOptions options = _services.GetRequiredService<IOptions<ConversationOptions>>().Value;
        while (true)
        {
            DueConversations due = await _store.ClaimDueAsync(Now, options.ResumeAfter, 1).ConfigureAwait(false);
            if (due.Keys is [{ } key])
            {
                await _services.GetRequiredService<ConversationEngine>().ResumeAsync(key, default).ConfigureAwait(false);
            }
            else if (due.NextAt <= end)
            {
                _clock.Advance(due.NextAt.Value - Now);
            }
            else
            {
                _clock.Advance(end - Now);
                return;
            }
        }
    }

    /// <summary>Stops the bot and starts it anew. Only stored conversations and state are left, as after a restart of the application with a store that persists.</summary>
    /// <param name="configure">Registers what the new version of the bot has; the same as before when null.</param>
    /// <returns>A task that completes when the bot runs again.</returns>
    public async Task RestartAsync(Action<KapsoWebhooksBuilder>? configure = null)
    {
        _configure = configure ?? _configure;
        await _services.DisposeAsync().ConfigureAwait(false);
        _services = Build();
    }

    /// <summary>Stops the bot and disposes of its services.</summary>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private ServiceProvider Build()
    {
        ServiceCollection services = [];
        services.AddLogging(logging => logging.AddProvider(_log));
        services.AddSingleton<TimeProvider>(_clock);
        services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = "bot-driver-key";
            options.PhoneNumberId = PhoneNumberId;
        }).ConfigurePrimaryHttpMessageHandler(() => new BotTransport.Connection(_transport));
        KapsoWebhooksBuilder webhooks = services.AddKapsoWebhooks(options => options.Secrets.Add(Secret));
        _configure(webhooks);
        webhooks.UseConversationStore(_ => _store);
        return services.BuildServiceProvider();
    }
}
