using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Routing;

/// <summary>What the other applications of a number do with its conversations.</summary>
internal sealed class OtherApplications(EmulatedProject project, ThreadStore threads, IMessageSender sender, IEventPublisher events)
{
    /// <summary>Another application sends a message, of which Kapso gets copies.</summary>
    /// <returns>The message's id (wamid).</returns>
    /// <exception cref="ArgumentException">The recipient is none, or the number is unknown.</exception>
    public string Send(OtherApplicationMessage message)
    {
        EmulatedPhoneNumber number = project.NumberOrFirst(message.PhoneNumberId);
        threads.Share(number);
        return sender.SendCopy(number, Customer(message.To), message.Type, message.Content.DeepClone()).Id;
    }

    /// <summary>Another application passes a conversation to Kapso.</summary>
    /// <exception cref="ArgumentException">There is no such conversation.</exception>
    public void Pass(EmulatedHandover handover)
    {
        Conversation conversation = Find(handover);
        threads.Of(conversation).Set(Holders.Kapso);
        Publish(conversation, "control_passed", handover, new JsonObject
        {
            ["previous_owner_role"] = handover.Role,
            ["new_owner_role"] = threads.RoutingOf(conversation.Number).Role,
        });
        if (handover.Role == "ai_agent")
        {
            events.Publish(EventNames.BusinessAgentHandover, conversation, () => ConversationJson.ForEvent(conversation));
        }
    }

    /// <summary>Another application takes a conversation from Kapso.</summary>
    /// <exception cref="ArgumentException">There is no such conversation.</exception>
    public void Take(EmulatedHandover handover)
    {
        Conversation conversation = Find(handover);
        threads.Of(conversation).Set(handover.Role);
        Publish(conversation, "control_taken", handover, new JsonObject
        {
            ["previous_owner_role"] = threads.RoutingOf(conversation.Number).Role,
            ["new_owner_role"] = handover.Role,
        });
    }

    /// <summary>Who holds a conversation as far as Kapso knows.</summary>
    /// <exception cref="ArgumentException">The customer or the number is none.</exception>
    public string GetConversationHolder(string customer, string? phoneNumberId)
    {
        Conversation? conversation = project.FindConversation(project.NumberOrFirst(phoneNumberId), Customer(customer));
        return conversation is null ? Holders.Idle : threads.Of(conversation).KnownHolderAt(project.Now);
    }

    private Conversation Find(EmulatedHandover handover)
    {
        EmulatedPhoneNumber number = project.NumberOrFirst(handover.PhoneNumberId);
        threads.Share(number);
        return project.FindConversation(number, Customer(handover.Customer)) ?? throw new ArgumentException("The number has no conversation with this customer.");
    }

    private static Identity Customer(string customer) =>
        Identity.Read(customer) ?? throw new ArgumentException("The customer must be a phone number or a business-scoped user id.");

    private void Publish(Conversation conversation, string type, EmulatedHandover handover, JsonObject details)
    {
        if (handover.Metadata is { } metadata)
        {
            details["metadata"] = metadata;
        }

        if (handover.Summary is { } summary)
        {
            details["conversation_context"] = new JsonObject { ["type"] = "summary", ["summary"] = new JsonObject { ["text"] = summary } };
        }

        // The number stands in the recipient, not in metadata, and nobody in contacts.
        events.PublishToMeta(conversation, EventNames.MetaHandovers, () => new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["recipient"] = new JsonObject { ["display_phone_number"] = conversation.Number.WaId, ["phone_number_id"] = conversation.Number.Id },
            ["sender"] = conversation.Customer.WaId is { } waId ? new JsonObject { ["phone_number"] = waId } : new JsonObject(),
            ["timestamp"] = Json.UnixSeconds(project.Now),
            ["type"] = type,
            [type] = details,
        });
    }
}
