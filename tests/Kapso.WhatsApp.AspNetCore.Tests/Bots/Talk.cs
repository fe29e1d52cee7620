using System.Text.Json.Serialization;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.AspNetCore.Tests.Bots;

/// <summary>A conversation that a test writes where it needs it.</summary>
internal sealed class Talk(Func<Chat, Task> run) : Conversation
{
    public override Task RunAsync(Chat chat) => run(chat);

    public static BotDriver Start(Func<Chat, Task> run, Action<ConversationSettings>? settings = null, Action<KapsoWebhooksBuilder>? more = null) => BotDriver.Start(Configure(run, settings, more));

    /// <summary>Registers the conversation, which "start" starts, and answers every message that no conversation takes with "(else)".</summary>
    public static Action<KapsoWebhooksBuilder> Configure(Func<Chat, Task> run, Action<ConversationSettings>? settings = null, Action<KapsoWebhooksBuilder>? more = null) => webhooks =>
    {
        webhooks.Services.AddTransient(_ => new Talk(run));
        webhooks.AddConversation<Talk>("talk", talk =>
        {
            talk.StartsWith(Match.Text("start"));
            settings?.Invoke(talk);
        });
        more?.Invoke(webhooks);
        webhooks.OnAnythingElse(async (received, context, cancellationToken) =>
            await context.Services.GetRequiredService<KapsoWhatsAppClient>().Messages.SendTextAsync(BotDriver.PhoneNumberId, "15551234567", "(else)", cancellationToken: cancellationToken));
    };
}

internal sealed record Counter(int Count);

[JsonSerializable(typeof(Counter))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
internal sealed partial class BotJson : JsonSerializerContext;

internal static class BotDriverExtensions
{
    /// <summary>The texts of what the bot has answered.</summary>
    public static IEnumerable<string?> Texts(this BotDriver bot) => bot.Answers.Select(answer => answer.Text);
}
