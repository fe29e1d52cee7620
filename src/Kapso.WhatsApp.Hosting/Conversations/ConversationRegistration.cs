using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>A conversation as it was registered.</summary>
internal sealed class ConversationRegistration(string name, int version, Func<IServiceProvider, Conversation> create, ConversationSettings settings)
{
    public string Name => name;

    public int Version => version;

    /// <summary>Whether it is put on top of a conversation that is under way.</summary>
    public bool Interrupts => settings.IsInterrupting;

    public static string NewRun() => Guid.NewGuid().ToString("N")[..20];

    public Conversation Create(IServiceProvider services) => create(services);

    public Journal NewJournal() => new() { Name = name, Version = version, Run = NewRun() };

    public bool StartsWith(WebhookEvent received, ILogger logger) => settings.Starts(received, logger);

    public bool IsCancelWord(Message message) => Answer.TextOf(message) is { } text && settings.CancelWordSet.Contains(text);
}

/// <summary>The conversations that are registered.</summary>
internal sealed class ConversationRegistry
{
    private readonly Dictionary<(string Name, int Version), ConversationRegistration> _byVersion = [];
    private readonly Dictionary<string, ConversationRegistration> _latest = new(StringComparer.Ordinal);
    private readonly ConversationRegistration[] _interrupting;

    /// <exception cref="InvalidOperationException">Two have the same name and version.</exception>
    public ConversationRegistry(IEnumerable<ConversationRegistration> registrations)
    {
        foreach (ConversationRegistration registration in registrations)
        {
            if (!_byVersion.TryAdd((registration.Name, registration.Version), registration))
            {
                throw new InvalidOperationException($"Two conversations are registered as \"{registration.Name}\", version {registration.Version}: give one another name or version.");
            }

            if (!_latest.TryGetValue(registration.Name, out ConversationRegistration? other) || other.Version < registration.Version)
            {
                _latest[registration.Name] = registration;
            }
        }

        _interrupting = [.. _latest.Values.Where(registration => registration.Interrupts)];
    }

    public bool IsEmpty => _byVersion.Count == 0;

    /// <summary>Returns the latest version of a conversation, which is the one that is started; null when there is none of the name.</summary>
    public ConversationRegistration? Latest(string name) => _latest.GetValueOrDefault(name);

    public ConversationRegistration? FindInterrupting(WebhookEvent received, ILogger logger) => Array.Find(_interrupting, registration => registration.StartsWith(received, logger));

    /// <exception cref="ConversationChangedException">It is not registered.</exception>
    public ConversationRegistration Of(Journal journal) =>
        _byVersion.TryGetValue((journal.Name, journal.Version), out ConversationRegistration? registration)
            ? registration
            : throw new ConversationChangedException(
                ConversationChange.Version, $"The conversation \"{journal.Name}\", version {journal.Version}, is not registered; one of a customer is stored.");
}
