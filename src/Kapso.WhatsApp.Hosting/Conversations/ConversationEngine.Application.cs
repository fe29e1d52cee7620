using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>What the application does with conversations, and what events other than messages do.</summary>
internal sealed partial class ConversationEngine : IConversations
{
    public Task<bool> StartAsync(string name, string phoneNumberId, Person person, string? tenant, CancellationToken cancellationToken) =>
        StartAsync(name, new ConversationAddress(tenant, phoneNumberId, person), null, cancellationToken);

    public Task<bool> StartAsync<T>(string name, string phoneNumberId, Person person, T input, JsonTypeInfo<T> type, string? tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        return StartAsync(name, new ConversationAddress(tenant, phoneNumberId, person), JsonSerializer.SerializeToElement(input, type), cancellationToken);
    }

    public Task<bool> EndAsync(string phoneNumberId, Person person, string? tenant, CancellationToken cancellationToken) =>
        WithSessionAsync(Checked(new ConversationAddress(tenant, phoneNumberId, person)), null, null, session => EndAsync(session, cancellationToken), cancellationToken);

    public Task<bool> HandBackAsync(string phoneNumberId, Person person, string? tenant, CancellationToken cancellationToken) =>
        HandBackAsync(Checked(new ConversationAddress(tenant, phoneNumberId, person)), HandBackReason.ByApplication, cancellationToken);

    /// <summary>Continues a conversation that was handed over, when an event says that it was handed back.</summary>
    public async ValueTask NoteAsync(string? tenant, WebhookEvent received, CancellationToken cancellationToken)
    {
        (string? customer, HandBackReason reason) = received switch
        {
            ConversationEndedEvent ended => (ended.Conversation.PhoneNumber ?? ended.Conversation.BusinessScopedUserId, HandBackReason.Ended),
            MetaHandoverEvent handover when handover.Type == MetaHandoverType.ControlPassed => (handover.CustomerPhoneNumber ?? handover.CustomerUserId, HandBackReason.ControlPassed),
            _ => default,
        };
        if (!registry.IsEmpty && received.NumberId is { Length: > 0 } number && Person.TryParse(customer, out Person? person))
        {
            await HandBackAsync(new ConversationAddress(tenant, number, person), reason, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ConversationAddress Checked(ConversationAddress address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address.PhoneNumberId, "phoneNumberId");
        ArgumentNullException.ThrowIfNull(address.Person, "person");
        return address;
    }

    private Task<bool> StartAsync(string name, ConversationAddress address, JsonElement? input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ConversationRegistration registration = registry.Latest(name) ?? throw new ArgumentException($"No conversation is registered as \"{name}\".", nameof(name));
        return WithSessionAsync(Checked(address), null, null, Start, cancellationToken);

        async Task<bool> Start(ConversationSession session)
        {
            if (session.Record.Top is { } top && (!registration.Interrupts || top.IsHandedOver))
            {
                return false;
            }

            Journal journal = registration.NewJournal();
            journal.Input = input;
            (session.Record.Running ??= []).Add(journal);
            session.IsDirty = true;
            await _runner.RunAsync(session, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private static async Task<bool> EndAsync(ConversationSession session, CancellationToken cancellationToken)
    {
        if (session.Record.Running is null)
        {
            return false;
        }

        (session.Record.Running, session.Record.Inbox, session.Record.Failures) = (null, null, 0);
        await session.SaveAsync(null, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private Task<bool> HandBackAsync(ConversationAddress address, HandBackReason reason, CancellationToken cancellationToken)
    {
        return WithSessionAsync(address, null, null, HandBack, cancellationToken);

        async Task<bool> HandBack(ConversationSession session)
        {
            if (session.Record.Top is not { IsHandedOver: true } top)
            {
                return false;
            }

            (top.Entries[^1].Value, session.IsDirty) = (JsonSerializer.SerializeToElement(reason, ConversationJson.Default.HandBackReason), true);
            await _runner.RunAsync(session, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }
}
