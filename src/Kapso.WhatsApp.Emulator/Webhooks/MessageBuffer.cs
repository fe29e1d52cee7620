using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>Collects what customers write one after the other, until a conversation is quiet or the batch is full.</summary>
internal sealed class MessageBuffer(EmulatedProject project, WebhookStore webhooks, WebhookDispatcher dispatcher) : IEmulatorStore
{
    private readonly Dictionary<(Webhook, Conversation), List<WebhookEvent>> _open = [];

    public void Add(Webhook webhook, Conversation conversation, WebhookEvent webhookEvent)
    {
        (Webhook webhook, Conversation conversation) key = (webhook, conversation);
        if (!_open.TryGetValue(key, out List<WebhookEvent>? batch))
        {
            _open[key] = batch = [];
        }

        batch.Add(webhookEvent);
        int size = batch.Count;
        if (size >= webhook.Settings.MaxBufferSize)
        {
            Flush(key);
            return;
        }

        // Only the last message's timer finds the batch as it left it: every message begins the wait anew.
        project.Schedule.After(TimeSpan.FromSeconds(webhook.Settings.BufferSeconds), () =>
        {
            if (_open.GetValueOrDefault(key) == batch && batch.Count == size)
            {
                Flush(key);
            }
        });
    }

    public void Reset() => _open.Clear();

    private void Flush((Webhook Webhook, Conversation) key)
    {
        _open.Remove(key, out List<WebhookEvent>? batch);
        if (key.Webhook.Settings.IsActive && webhooks.Items.Contains(key.Webhook))
        {
            dispatcher.SendBatch(key.Webhook, batch!);
        }
    }
}
