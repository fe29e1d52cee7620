using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>Passes events on to the webhooks and tells of those that happen in conversations, because they start workflows.</summary>
internal sealed class PublishedEvents(IEventPublisher webhooks) : IEventPublisher
{
    /// <summary>Raised after an event of a conversation was published.</summary>
    public event Action<string, Conversation>? Published;

    public void Publish(string eventName, Conversation conversation, Func<JsonObject> payload)
    {
        webhooks.Publish(eventName, conversation, payload);
        Published?.Invoke(eventName, conversation);
    }

    public void Publish(string eventName, EmulatedPhoneNumber number, Func<JsonObject> payload) => webhooks.Publish(eventName, number, payload);

    public void Publish(string eventName, Func<JsonObject> payload) => webhooks.Publish(eventName, payload);

    public void PublishToMeta(Conversation conversation, string field, string member, Func<JsonObject> element) => webhooks.PublishToMeta(conversation, field, member, element);

    public void PublishToMeta(Conversation conversation, string field, Func<JsonObject> value) => webhooks.PublishToMeta(conversation, field, value);

    public void PublishToMeta(Predicate<string> isConcerned, string field, Func<JsonObject> value) => webhooks.PublishToMeta(isConcerned, field, value);
}
