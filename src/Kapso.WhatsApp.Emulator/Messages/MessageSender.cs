using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Sends messages for other rooms, without the API's limits for single sends.</summary>
internal sealed class MessageSender(EmulatedProject project, MessageDelivery delivery) : IMessageSender
{
    public StoredMessage SendTemplate(EmulatedPhoneNumber number, Identity recipient, ITemplate template, JsonArray components)
    {
        JsonObject content = new()
        {
            ["name"] = template.Name,
            ["language"] = new JsonObject { ["code"] = template.Language },
            ["components"] = components.DeepClone(),
        };
        using (JsonDocument json = JsonDocument.Parse(content.ToJsonString()))
        {
            template.CheckParameters(Field.Root(json.RootElement));
        }

        return Send(number, recipient, "template", content);
    }

    public StoredMessage Send(EmulatedPhoneNumber number, Identity recipient, string type, JsonObject content)
    {
        if (project.Connected(number.Id, Surface.Platform).Blocked.Contains(recipient))
        {
            throw new RefusalException(SendRefusals.RecipientBlocked);
        }

        return Start(number, recipient, type, content, isPassive: false);
    }

    public StoredMessage SendCopy(EmulatedPhoneNumber number, Identity recipient, string type, JsonNode content) => Start(number, recipient, type, content, isPassive: true);

    private StoredMessage Start(EmulatedPhoneNumber number, Identity recipient, string type, JsonNode content, bool isPassive)
    {
        StoredMessage message = new()
        {
            Number = project.Messages.NextNumber(),
            Id = MessageId.New(recipient.WaId ?? recipient.UserId!, isInbound: false),
            Conversation = project.ConversationWith(number, recipient),
            IsInbound = false,
            IsPassive = isPassive,
            Type = type,
            Content = content,
            CreatedAt = project.Now,
        };
        project.Messages.Add(message);
        delivery.Start(message, project.BehaviourOf(recipient).DeliveryError is { } code ? DeliveryError.FromCode(code) : null);
        return message;
    }
}
