using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>Publishes events to the webhooks. A payload is made at once, and only when a webhook subscribes to the event.</summary>
internal interface IEventPublisher
{
    /// <summary>Publishes an event of the project that is about no number.</summary>
    void Publish(string eventName, Func<JsonObject> payload);

    /// <summary>Publishes an event of a conversation.</summary>
    void Publish(string eventName, Conversation conversation, Func<JsonObject> payload);

    /// <summary>Publishes an event of a number that belongs to no conversation.</summary>
    void Publish(string eventName, EmulatedPhoneNumber number, Func<JsonObject> payload);

    /// <summary>Publishes to the Meta webhook of the conversation's number.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="field">Meta's name for the kind of change.</param>
    /// <param name="member">The list in Meta's body that <paramref name="element"/> goes into: <c>messages</c>, <c>statuses</c> or <c>calls</c>.</param>
    /// <param name="element">Makes the element.</param>
    void PublishToMeta(Conversation conversation, string field, string member, Func<JsonObject> element);

    /// <summary>Publishes to the Meta webhook of the conversation's number what goes into no list.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="field">Meta's name for the kind of change.</param>
    /// <param name="value">Makes the change's value.</param>
    void PublishToMeta(Conversation conversation, string field, Func<JsonObject> value);

    /// <summary>Publishes to the Meta webhooks of every number in the accounts concerned.</summary>
    /// <param name="isConcerned">Whether an account is concerned.</param>
    /// <param name="field">Meta's name for the kind of change.</param>
    /// <param name="value">Makes the change's value.</param>
    void PublishToMeta(Predicate<string> isConcerned, string field, Func<JsonObject> value);
}
