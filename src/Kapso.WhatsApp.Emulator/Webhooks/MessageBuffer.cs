using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>Gathers what customers write one after the other, until a conversation is quiet or the batch is full.</summary>
internal sealed class MessageBuffer(EmulatedProject project)
{
    private readonly Dictionary<(Webhook, Conversation), List<Notice>> _open = [];

    public void Add(Webhook webhook, Conversation conversation, Notice notice)
    {
        var key = (webhook, conversation);
        if (!_open.TryGetValue(key, out var batch))
        {
            _open[key] = batch = [];
        }

        batch.Add(notice);
        var size = batch.Count;
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

    public void Clear() => _open.Clear();

    private void Flush((Webhook Webhook, Conversation) key)
    {
        _open.Remove(key, out var batch);
        if (key.Webhook.Settings.IsActive && project.Webhooks.Contains(key.Webhook))
        {
            project.Courier.SendBatch(key.Webhook, batch!);
        }
    }
}
