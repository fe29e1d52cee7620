using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>Sends events to the webhooks that subscribe to them. Payloads are made when it happens, so that they show things as they were then.</summary>
internal sealed class WebhookPublisher : IEventPublisher, IConversationObserver
{
    private readonly EmulatedProject _project;
    private readonly WebhookStore _webhooks;
    private readonly WebhookDispatcher _dispatcher;
    private readonly MessageBuffer _buffer;

    public WebhookPublisher(EmulatedProject project, WebhookStore webhooks, WebhookDispatcher dispatcher, MessageBuffer buffer)
    {
        (_project, _webhooks, _dispatcher, _buffer) = (project, webhooks, dispatcher, buffer);
        project.NumberConnected += number => Publish(EventNames.NumberCreated, number);
        project.NumberDisconnected += RemoveWebhooksOf;
        project.NumberDisconnected += number => Publish(EventNames.NumberDeleted, number);
    }

    public void Publish(string eventName, Conversation conversation, Func<JsonObject> payload)
    {
        Webhook[] subscribers = _webhooks.SubscribersTo(eventName, conversation.Number);
        if (subscribers.Length == 0)
        {
            return;
        }

        WebhookEvent published = new(eventName, payload()) { About = subscribers[0].Number, Conversation = conversation, Sequence = conversation.MessagesCount };
        foreach (Webhook webhook in subscribers)
        {
            if (webhook.Settings.Buffers(eventName))
            {
                _buffer.Add(webhook, conversation, published);
            }
            else
            {
                _dispatcher.Send(webhook, published);
            }
        }
    }

    public void Publish(string eventName, EmulatedPhoneNumber number, Func<JsonObject> payload)
    {
        foreach (Webhook webhook in _webhooks.SubscribersTo(eventName, number))
        {
            _dispatcher.Send(webhook, new WebhookEvent(eventName, payload()) { About = webhook.Number });
        }
    }

    public void Publish(string eventName, Func<JsonObject> payload)
    {
        foreach (Webhook webhook in _webhooks.SubscribersTo(eventName).ToArray())
        {
            _dispatcher.Send(webhook, new WebhookEvent(eventName, payload()));
        }
    }

    public void PublishToMeta(Conversation conversation, string field, string member, Func<JsonObject> element) =>
        PublishToMeta(conversation, field, () => MetaBody.ValueOf(conversation, field, member, element()));

    public void PublishToMeta(Conversation conversation, string field, Func<JsonObject> value)
    {
        if (_webhooks.OfMeta().FirstOrDefault(known => known.Number?.Number.Id == conversation.Number.Id) is { } webhook)
        {
            JsonObject body = MetaBody.OfAccount(conversation.Number.BusinessAccountId, field, value());
            _dispatcher.Send(webhook, new WebhookEvent(field, body) { About = webhook.Number, Conversation = conversation });
        }
    }

    public void PublishToMeta(Predicate<string> isConcerned, string field, Func<JsonObject> value)
    {
        foreach (Webhook webhook in _webhooks.OfMeta().ToArray())
        {
            if (webhook.Number is { } number && isConcerned(number.Number.BusinessAccountId))
            {
                _dispatcher.Send(webhook, new WebhookEvent(field, MetaBody.OfAccount(number.Number.BusinessAccountId, field, value())) { About = number });
            }
        }
    }

    /// <summary>Watches for the silence after a message.</summary>
    public void Stored(StoredMessage message)
    {
        foreach (Webhook webhook in _webhooks.SubscribersTo(EventNames.ConversationInactive, message.Conversation.Number))
        {
            if (webhook.Settings.InactivityMinutes is { } minutes)
            {
                _project.Schedule.After(TimeSpan.FromMinutes(minutes), () => PublishIfInactive(webhook, message, minutes));
            }
        }
    }

    private void PublishIfInactive(Webhook webhook, StoredMessage message, int minutes)
    {
        // The conversation may have been erased meanwhile.
        if (message.Conversation.Newest == message && _project.Messages.TryGet(message.Id, out _) && _webhooks.SubscribersTo(EventNames.ConversationInactive).Contains(webhook))
        {
            JsonObject payload = KapsoPayload.OfInactivity(message, minutes);
            _dispatcher.Send(webhook, new WebhookEvent(EventNames.ConversationInactive, payload) { About = webhook.Number, Conversation = message.Conversation });
        }
    }

    private void Publish(string eventName, ConnectedNumber number)
    {
        foreach (Webhook webhook in _webhooks.SubscribersTo(eventName).ToArray())
        {
            _dispatcher.Send(webhook, new WebhookEvent(eventName, KapsoPayload.OfNumber(_project, number)) { About = number });
        }
    }

    private void RemoveWebhooksOf(ConnectedNumber number)
    {
        foreach (Webhook webhook in _webhooks.Items.Where(webhook => webhook.Number == number))
        {
            _dispatcher.FailPending(webhook);
        }

        _webhooks.RemoveAll(webhook => webhook.Number == number);
    }
}
