using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Moves a sent message through its statuses on the emulator's clock.</summary>
internal sealed class MessageDelivery(EmulatedProject project, MessageEvents events)
{
    public void Start(StoredMessage message, DeliveryError? error)
    {
        events.Accepted(message);
        StatusDelays delays = project.Options.StatusDelays;
        if (error is not null)
        {
            Plan(message, delays.Sent, "failed", error);
            return;
        }

        Plan(message, delays.Sent, "sent");

        // WhatsApp reports nothing beyond "sent" for a reaction.
        if (message.Type != "reaction")
        {
            Plan(message, delays.Delivered, "delivered");
            Plan(message, delays.Read, "read");
        }
    }

    // Each step is planned from the start, with its own time, so that a clock that is advanced over several steps at once still gives each its own.
    private void Plan(StoredMessage message, TimeSpan? delay, string status, DeliveryError? error = null)
    {
        if (delay is { } wait)
        {
            project.Schedule.After(wait, () =>
            {
                // It may have been erased meanwhile.
                if (project.Messages.TryGet(message.Id, out _))
                {
                    Advance(message, new StatusEvent(status, message.CreatedAt + wait, error));
                }
            });
        }
    }

    private void Advance(StoredMessage message, StatusEvent step)
    {
        message.Advance(step);
        events.StatusChanged(message);
        if (step.Error is { } error)
        {
            project.Observers.ForEach(observer => observer.Failed(message, error));
        }
    }
}
