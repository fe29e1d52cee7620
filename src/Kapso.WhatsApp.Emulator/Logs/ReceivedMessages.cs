using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Logs;

/// <summary>The messages of customers, which Meta delivers to Kapso. What they say is not logged.</summary>
internal sealed class ReceivedMessages(EmulatedProject project) : ILogSource
{
    public string Source => "whatsapp_webhook_event";

    public IEnumerable<LogEntry> Since(DateTimeOffset since) => project.Messages.NewestFirst()
        .TakeWhile(message => message.CreatedAt >= since)
        .Where(message => message.IsInbound)
        .Select(message => new LogEntry(Source, message.Number, message.CreatedAt, IsProblem: false, () => Members(message)));

    private static JsonObject Members(StoredMessage message) => new()
    {
        ["level"] = "info",
        ["status"] = "received",
        ["message"] = $"{message.Type} message received",
        ["resource_type"] = "whatsapp_message",
        ["resource_id"] = message.InternalId,
        ["field"] = EventNames.MetaMessages,
        ["event"] = EventNames.MessageReceived,
        ["message_type"] = message.Type,
        ["phone_number_id"] = message.Conversation.Number.Id,
        ["display_phone_number"] = message.Conversation.Number.DisplayPhoneNumber,
    };
}
