using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>The filters that both message lists know.</summary>
internal sealed record MessageFilter(string? ConversationId, string? Direction, string? Status)
{
    public static MessageFilter ReadCommon(EmulatorRequest request) => new(
        request.Query("conversation_id"),
        QueryFilter.OneOf(request, "direction", "inbound", "outbound"),
        QueryFilter.OneOf(request, "status", "pending", "sent", "delivered", "read", "failed"));

    public bool Allows(StoredMessage message) =>
        (ConversationId is null || message.Conversation.Id.Equals(ConversationId, StringComparison.OrdinalIgnoreCase))
        && (Direction is null || message.Direction == Direction)
        && (Status is null || message.Status == Status);
}
