using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Calls;
using Kapso.WhatsApp.Emulator.Contacts;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.Project;
using Kapso.WhatsApp.Emulator.Templates;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>Tells the webhooks what happens. Payloads are made when it happens, so that they show things as they were then.</summary>
internal sealed class WebhookEvents(EmulatedProject project)
{
    private readonly MessageBuffer _buffer = new(project);

    public void MessageReceived(StoredMessage message)
    {
        TellIfConversationBegins(message);
        Tell(EventNames.MessageReceived, message);
        TellMeta(message.Conversation, EventNames.MetaMessages, () => MetaBody.OfMessage(project, message));
        WatchForSilence(message);
    }

    public void MessageAccepted(StoredMessage message)
    {
        TellIfConversationBegins(message);
        WatchForSilence(message);
    }

    /// <summary>A sent message has reached the last of its statuses.</summary>
    public void StatusChanged(StoredMessage message)
    {
        Tell(EventNames.OfStatus(message.Status), message);
        TellMeta(message.Conversation, EventNames.MetaMessages, () => MetaBody.OfStatus(message));
    }

    /// <summary>A call began, was taken or ended. Kapso's own webhooks do not hear of calls.</summary>
    public void CallChanged(Call call, JsonObject happened) => TellMeta(call.Conversation, EventNames.MetaCalls, () => MetaBody.OfCall(call, happened));

    public void CallStatusChanged(Call call, JsonObject status) => TellMeta(call.Conversation, EventNames.MetaCalls, () => MetaBody.OfCallStatus(call, status));

    public void ConversationEnded(Conversation conversation) => Tell(EventNames.ConversationEnded, conversation, () => KapsoPayload.OfConversation(conversation));

    /// <summary>A customer has another business-scoped user id than before.</summary>
    public void IdentityChanged(Contact contact, string previousUserId, EmulatedPhoneNumber number) =>
        Tell(EventNames.IdentityChanged, number, () => KapsoPayload.OfIdentity(contact, previousUserId, number));

    public void MarketingPreferenceChanged(MarketingPreference preference, string? previous, long sequence) =>
        Tell(EventNames.MarketingPreferenceChanged, preference.Number.Number, () => KapsoPayload.OfMarketing(preference, previous, sequence));

    public void NumberCreated(ConnectedNumber number) => Tell(EventNames.NumberCreated, number);

    /// <summary>Somebody at Meta has decided about a template: the webhooks of kind meta of its account's numbers hear of it.</summary>
    public void TemplateReviewed(Template template)
    {
        foreach (var webhook in project.Webhooks.Where(known => known.Settings is { IsMeta: true, IsActive: true }).ToArray())
        {
            if (webhook.Number is { } number && template.IsOf(number.Number.BusinessAccountId))
            {
                project.Courier.Send(webhook, new Notice(EventNames.MetaTemplateStatus, MetaBody.OfTemplate(template, number.Number.BusinessAccountId)) { About = number });
            }
        }
    }

    /// <summary>A number is about to go, and its webhooks with it.</summary>
    public void NumberDeleted(ConnectedNumber number)
    {
        foreach (var webhook in project.Webhooks.Where(webhook => webhook.Number == number))
        {
            project.Courier.FailPending(webhook);
        }

        project.Webhooks.RemoveAll(webhook => webhook.Number == number);
        Tell(EventNames.NumberDeleted, number);
    }

    /// <summary>Delivers a sample at once, also to a webhook that is switched off.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="eventName">One of its events; null for its first.</param>
    public void Test(Webhook webhook, string? eventName)
    {
        var notice = Samples.Of(project, webhook, eventName);
        if (webhook.Settings.Buffers(notice.Event))
        {
            project.Courier.SendBatch(webhook, [notice]);
        }
        else
        {
            project.Courier.Send(webhook, notice);
        }
    }

    public void Clear() => _buffer.Clear();

    private void Tell(string eventName, StoredMessage message) => Tell(eventName, message.Conversation, () => KapsoPayload.OfMessage(message, project));

    private void Tell(string eventName, Conversation conversation, Func<JsonObject> payload)
    {
        var hearers = HearersOf(conversation.Number, eventName);
        if (hearers.Length == 0)
        {
            return;
        }

        var notice = new Notice(eventName, payload()) { About = hearers[0].Number, Conversation = conversation, Sequence = conversation.MessagesCount };
        foreach (var webhook in hearers)
        {
            if (webhook.Settings.Buffers(eventName))
            {
                _buffer.Add(webhook, conversation, notice);
            }
            else
            {
                project.Courier.Send(webhook, notice);
            }
        }
    }

    private void Tell(string eventName, EmulatedPhoneNumber number, Func<JsonObject> payload)
    {
        foreach (var webhook in HearersOf(number, eventName))
        {
            project.Courier.Send(webhook, new Notice(eventName, payload()) { About = webhook.Number });
        }
    }

    private void Tell(string eventName, ConnectedNumber number)
    {
        foreach (var webhook in Hearers(eventName).ToArray())
        {
            project.Courier.Send(webhook, new Notice(eventName, KapsoPayload.OfNumber(project, number)) { About = number });
        }
    }

    private void TellMeta(Conversation conversation, string field, Func<JsonObject> body)
    {
        if (project.Webhooks.Find(known => known.Settings is { IsMeta: true, IsActive: true } && known.Number?.Number.Id == conversation.Number.Id) is { } webhook)
        {
            project.Courier.Send(webhook, new Notice(field, body()) { About = webhook.Number, Conversation = conversation });
        }
    }

    private void TellIfConversationBegins(StoredMessage message)
    {
        if (message.Conversation.Oldest == message)
        {
            Tell(EventNames.ConversationCreated, message.Conversation, () => KapsoPayload.OfConversation(message.Conversation));
        }
    }

    private void WatchForSilence(StoredMessage message)
    {
        foreach (var webhook in HearersOf(message.Conversation.Number, EventNames.ConversationInactive))
        {
            if (webhook.Settings.InactivityMinutes is { } minutes)
            {
                project.Schedule.After(TimeSpan.FromMinutes(minutes), () => TellIfSilent(webhook, message, minutes));
            }
        }
    }

    private void TellIfSilent(Webhook webhook, StoredMessage message, int minutes)
    {
        // The conversation may have been erased meanwhile.
        if (message.Conversation.Newest == message && project.Messages.TryGet(message.Id, out _) && Hearers(EventNames.ConversationInactive).Contains(webhook))
        {
            var payload = KapsoPayload.OfSilence(message, minutes);
            project.Courier.Send(webhook, new Notice(EventNames.ConversationInactive, payload) { About = webhook.Number, Conversation = message.Conversation });
        }
    }

    private Webhook[] HearersOf(EmulatedPhoneNumber number, string eventName) => [.. Hearers(eventName).Where(webhook => webhook.Number?.Number.Id == number.Id)];

    private IEnumerable<Webhook> Hearers(string eventName) =>
        project.Webhooks.Where(webhook => webhook.Settings.IsActive && webhook.Settings.Events.Contains(eventName));
}
