using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Broadcasts;

/// <summary>Sends broadcasts, some messages a second, by the emulator's clock.</summary>
internal sealed class BroadcastSender(EmulatedProject project, IMessageSender sender, IContacts contacts)
{
    private const int MessagesPerSecond = 50;

    public void Start(Broadcast broadcast)
    {
        broadcast.MoveTo(Broadcast.Sending, project.Now);
        SendNext(broadcast, broadcast.Version);
    }

    public void StartAt(Broadcast broadcast, DateTimeOffset time)
    {
        broadcast.MoveTo(Broadcast.Scheduled, project.Now, time);
        int version = broadcast.Version;
        project.Schedule.After(time - project.Now, () =>
        {
            if (broadcast.Version == version)
            {
                Start(broadcast);
            }
        });
    }

    private void SendNext(Broadcast broadcast, int version) => project.Schedule.After(TimeSpan.FromSeconds(1), () =>
    {
        if (broadcast.Version != version)
        {
            return;
        }

        foreach (BroadcastRecipient recipient in broadcast.Recipients.Where(recipient => recipient.Status == BroadcastRecipient.Pending).Take(MessagesPerSecond).ToArray())
        {
            Send(broadcast, recipient);
        }

        if (broadcast.Recipients.Any(recipient => recipient.Status == BroadcastRecipient.Pending))
        {
            SendNext(broadcast, version);
        }
        else
        {
            broadcast.MoveTo(Broadcast.Completed, project.Now);
        }
    });

    private void Send(Broadcast broadcast, BroadcastRecipient recipient)
    {
        if (broadcast.Template.Category == "MARKETING" && contacts.HasStoppedMarketing(recipient.Who, broadcast.Number))
        {
            recipient.MarkUnsent(
                BroadcastRecipient.Suppressed,
                new JsonObject { ["code"] = "marketing_preference_stopped", ["detail"] = "Contact stopped marketing messages on this WhatsApp number" },
                project.Now);
            return;
        }

        try
        {
            recipient.MarkSent(sender.SendTemplate(broadcast.Number, recipient.Who, broadcast.Template, recipient.Components));
        }
        catch (RefusalException refused)
        {
            recipient.MarkUnsent(BroadcastRecipient.Failed, ErrorOf(refused.Reply), project.Now);
        }
    }

    private static JsonObject ErrorOf(Reply reply)
    {
        JsonNode error = JsonNode.Parse(reply.Body.Span)!["error"]!;
        return new JsonObject
        {
            ["code"] = error["code"]?.DeepClone(),
            ["message"] = error["message"]?.DeepClone(),
            ["details"] = error["error_data"]?["details"]?.DeepClone(),
            ["http_status"] = reply.Status,
            ["fbtrace_id"] = error["fbtrace_id"]?.DeepClone(),
        };
    }
}
