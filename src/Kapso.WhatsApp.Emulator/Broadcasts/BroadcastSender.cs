using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.Project;
using Kapso.WhatsApp.Emulator.Templates;

namespace Kapso.WhatsApp.Emulator.Broadcasts;

/// <summary>Sends broadcasts, some messages a second, by the emulator's clock.</summary>
internal sealed class BroadcastSender(EmulatedProject project)
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
        var version = broadcast.Version;
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

        foreach (var recipient in broadcast.Recipients.Where(recipient => recipient.Status == BroadcastRecipient.Pending).Take(MessagesPerSecond).ToArray())
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
        if (broadcast.Template.Category == "MARKETING" && project.Marketing.IsStopped(recipient.Who, broadcast.Number))
        {
            recipient.MarkUnsent(
                BroadcastRecipient.Suppressed,
                new JsonObject { ["code"] = "marketing_preference_stopped", ["detail"] = "Contact stopped marketing messages on this WhatsApp number" },
                project.Now);
            return;
        }

        var content = new JsonObject
        {
            ["name"] = broadcast.Template.Name,
            ["language"] = new JsonObject { ["code"] = broadcast.Template.Language },
            ["components"] = recipient.Components.DeepClone(),
        };
        try
        {
            if (project.Connected(broadcast.Number.Id, Surface.Platform).Blocked.Contains(recipient.Who))
            {
                throw new RefusalException(SendRefusals.RecipientBlocked);
            }

            using var json = JsonDocument.Parse(content.ToJsonString());
            SendFit.Check(broadcast.Template, Field.Root(json.RootElement));
        }
        catch (RefusalException refused)
        {
            recipient.MarkUnsent(BroadcastRecipient.Failed, ErrorOf(refused.Reply), project.Now);
            return;
        }

        var message = new StoredMessage
        {
            Number = project.Messages.NextNumber(),
            Id = MessageId.New(recipient.WaId, isInbound: false),
            Conversation = project.ConversationWith(broadcast.Number, recipient.Who),
            IsInbound = false,
            Type = "template",
            Content = content,
            CreatedAt = project.Now,
        };
        project.Messages.Add(message);
        recipient.MarkSent(message);
        Delivery.Start(project, message, project.BehaviourOf(recipient.Who).DeliveryError is { } code ? DeliveryError.FromCode(code) : null);
    }

    private static JsonObject ErrorOf(Reply reply)
    {
        var error = JsonNode.Parse(reply.Body.Span)!["error"]!;
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
