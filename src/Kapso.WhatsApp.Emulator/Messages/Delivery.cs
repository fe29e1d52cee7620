using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Moves a sent message through its statuses on the emulator's clock.</summary>
internal static class Delivery
{
    public static void Start(EmulatedProject project, StoredMessage message, DeliveryError? error)
    {
        project.WebhookEvents.MessageAccepted(message);
        var delays = project.Options.StatusDelays;
        if (error is not null)
        {
            Plan(project, message, delays.Sent, "failed", error);
            return;
        }

        Plan(project, message, delays.Sent, "sent");

        // WhatsApp reports nothing beyond "sent" for a reaction.
        if (message.Type != "reaction")
        {
            Plan(project, message, delays.Delivered, "delivered");
            Plan(project, message, delays.Read, "read");
        }
    }

    // Each step is planned from the start, with its own time, so that a clock turned far ahead in one go still tells them apart.
    private static void Plan(EmulatedProject project, StoredMessage message, TimeSpan? delay, string status, DeliveryError? error = null)
    {
        if (delay is { } wait)
        {
            project.Schedule.After(wait, () =>
            {
                // It may have been erased meanwhile.
                if (project.Messages.TryGet(message.Id, out _))
                {
                    Advance(project, message, new StatusEvent(status, message.CreatedAt + wait, error));
                }
            });
        }
    }

    private static void Advance(EmulatedProject project, StoredMessage message, StatusEvent step)
    {
        message.Advance(step);
        project.WebhookEvents.StatusChanged(message);
        if (step.Error is { Code: DeliveryError.MarketingStopped } error)
        {
            project.Marketing.Stop(message.Conversation.Customer, message.Conversation.Number, error.Details);
        }
    }
}
