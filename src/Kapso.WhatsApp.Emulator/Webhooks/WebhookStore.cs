using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>The webhooks of the project and of its numbers.</summary>
internal sealed class WebhookStore : ListStore<Webhook>
{
    /// <summary>The active webhooks that subscribe to an event.</summary>
    public IEnumerable<Webhook> SubscribersTo(string eventName) =>
        Items.Where(webhook => webhook.Settings.IsActive && webhook.Settings.Events.Contains(eventName));

    /// <summary>The active webhooks of a number that subscribe to an event.</summary>
    public Webhook[] SubscribersTo(string eventName, EmulatedPhoneNumber number) =>
        [.. SubscribersTo(eventName).Where(webhook => webhook.Number?.Number.Id == number.Id)];

    /// <summary>The active webhooks that take Meta's own bodies.</summary>
    public IEnumerable<Webhook> OfMeta() => Items.Where(webhook => webhook.Settings is { IsMeta: true, IsActive: true });
}
