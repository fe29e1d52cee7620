using System.Collections.ObjectModel;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The events of a delivery, as many as are read at most: small parts that are not events cost more than their bytes.</summary>
internal sealed class EventList : Collection<WebhookEvent>
{
    protected override void InsertItem(int index, WebhookEvent item)
    {
        if (Count == WebhookReader.MaxEvents)
        {
            throw new WebhookFormatException($"it has more than {WebhookReader.MaxEvents} events", isTooLarge: true);
        }

        base.InsertItem(index, item);
    }
}
