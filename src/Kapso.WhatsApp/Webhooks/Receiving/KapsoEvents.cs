using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The payloads of Kapso's own events, by their name.</summary>
internal static class KapsoEvents
{
    private static readonly WebhookEventsJson Json = WebhookEventsJson.Default;

    private static readonly FrozenDictionary<string, JsonTypeInfo> Types = new Dictionary<string, JsonTypeInfo>
    {
        ["whatsapp.message.received"] = Json.MessageReceivedEvent,
        ["whatsapp.message.sent"] = Json.MessageSentEvent,
        ["whatsapp.message.delivered"] = Json.MessageDeliveredEvent,
        ["whatsapp.message.read"] = Json.MessageReadEvent,
        ["whatsapp.message.failed"] = Json.MessageFailedEvent,
        ["whatsapp.conversation.created"] = Json.ConversationCreatedEvent,
        ["whatsapp.conversation.ended"] = Json.ConversationEndedEvent,
        ["whatsapp.conversation.inactive"] = Json.ConversationInactiveEvent,
        ["whatsapp.contact.identity_changed"] = Json.ContactIdentityChangedEvent,
        ["whatsapp.contact.marketing_preference_changed"] = Json.ContactMarketingPreferenceChangedEvent,
        ["whatsapp.meta_business_agent.handover"] = Json.MetaBusinessAgentHandoverEvent,
        ["whatsapp.config.created"] = Json.ConfigCreatedEvent,
        ["whatsapp.phone_number.created"] = Json.PhoneNumberCreatedEvent,
        ["whatsapp.phone_number.deleted"] = Json.PhoneNumberDeletedEvent,
        ["whatsapp.phone_number.offboarded"] = Json.PhoneNumberOffboardedEvent,
        ["whatsapp.phone_number.disconnected"] = Json.PhoneNumberDisconnectedEvent,
        ["whatsapp.phone_number.reconnected"] = Json.PhoneNumberReconnectedEvent,
        ["whatsapp.account.disabled"] = Json.AccountDisabledEvent,
        ["whatsapp.account.restricted"] = Json.AccountRestrictedEvent,
        ["whatsapp.account.reinstated"] = Json.AccountReinstatedEvent,
        ["whatsapp.account.violation"] = Json.AccountViolationEvent,
        ["workflow.execution.handoff"] = Json.WorkflowExecutionHandoffEvent,
        ["workflow.execution.failed"] = Json.WorkflowExecutionFailedEvent,
        ["project.event"] = Json.ProjectEventOccurredEvent,
        ["kapso_agent.run.approval_required"] = Json.AgentRunApprovalRequiredEvent,
        ["kapso_agent.run.completed"] = Json.AgentRunCompletedEvent,
        ["kapso_agent.run.failed"] = Json.AgentRunFailedEvent,
        ["kapso_agent.run.cancelled"] = Json.AgentRunCanceledEvent,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Whether an event's payload may be taken out of a <c>data</c> object: some senders wrap it so. The runs of agents have a member of that name of
    /// their own, and so may an event that is not known: what stands beside it would be lost.
    /// </summary>
    public static bool IsWrapped(string? name) => name is not null && Types.ContainsKey(name) && !name.StartsWith("kapso_agent.", StringComparison.Ordinal);

    public static bool Knows(string? name) => name is not null && Types.ContainsKey(name);

    /// <summary>Reads a payload; never fails for its shape. Malformed JSON is the caller's to find before.</summary>
    public static WebhookEvent Read(ReadOnlySpan<byte> payload, string? name)
    {
        WebhookEvent read = ReadKnown(payload, name) ?? new UnknownWebhookEvent { Raw = Raw(payload) };
        read.Name = name ?? "";
        return read;
    }

    public static JsonElement Raw(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = WebhookReader.MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }

    private static WebhookEvent? ReadKnown(ReadOnlySpan<byte> payload, string? name)
    {
        if (name is null || !Types.TryGetValue(name, out JsonTypeInfo? type))
        {
            return null;
        }

        try
        {
            if (MessageEventReader.Knows(name))
            {
                Utf8JsonReader reader = new(payload, new JsonReaderOptions { MaxDepth = WebhookReader.MaxDepth });
                reader.Read();
                return MessageEventReader.Read(ref reader, name);
            }

            return TolerantJson.ReadMember(payload, type) is WebhookEvent { IsComplete: true } read
                ? LegacyPayload.Upgrade(read)
                : new UnreadableWebhookEvent { Raw = Raw(payload), Problem = "What the event is about is null." };
        }
        catch (Exception wrong) when (TolerantJson.IsOfContent(wrong))
        {
            return new UnreadableWebhookEvent { Raw = Raw(payload), Problem = wrong.Message };
        }
    }
}

/// <summary>Payload version v1: the message's kind, text and direction stand beside its id, and the number within its configuration.</summary>
internal static class LegacyPayload
{
    public static WebhookEvent Upgrade(WebhookEvent read) => read switch
    {
        MessageEvent { Message: { Type: null } message } old when message.AdditionalData.ContainsKey("message_type") =>
            old with { Message = Upgrade(message, old.Conversation?.PhoneNumber), PhoneNumberId = old.PhoneNumberId ?? (old.HasOddNumber ? null : NumberOf(read)) },
        ConversationEvent { PhoneNumberId: null, HasOddNumber: false } old when NumberOf(read) is { } number => old with { PhoneNumberId = number },
        _ => read,
    };

    private static Message Upgrade(Message message, string? conversationNumber)
    {
        string? content = Text(message, "content");
        string? type = Text(message, "message_type");
        string? direction = Text(message, "direction");
        string? customer = Text(message, "conversation_phone_number") ?? conversationNumber;
        bool isSent = direction == MessageDirection.Outbound.Value;
        return message with
        {
            Type = type is null ? null : new MessageType(type),
            Content = type == "text" ? new TextContent { Body = content } : message.Content,
            From = message.From ?? (isSent ? null : customer),
            To = message.To ?? (isSent ? customer : null),
            Kapso = message.Kapso ?? new KapsoMessageData
            {
                Content = content,
                ContactName = Text(message, "contact_name"),
                PhoneNumber = customer,
                Direction = direction is null ? null : new MessageDirection(direction),
                Origin = Text(message, "origin") is { } origin ? new MessageOrigin(origin) : null,
                Status = Text(message, "status") is { } status ? new MessageStatus(status) : null,
            },
        };
    }

    /// <summary>The number of a payload of the old version.</summary>
    public static string? NumberOf(WebhookEvent read) => NumberIn(read) is { } id ? TextOf(id) : null;

    /// <summary>Whether a payload of the old version names a number that cannot be read.</summary>
    public static bool HasOddNumber(WebhookEvent read) => NumberIn(read) is { ValueKind: not JsonValueKind.Null } id && TextOf(id) is null;

    private static JsonElement? NumberIn(WebhookEvent read) =>
        read.AdditionalData.TryGetValue("whatsapp_config", out JsonElement config) && config.ValueKind is JsonValueKind.Object && config.TryGetProperty("phone_number_id", out JsonElement id) ? id : null;

    private static string? Text(Message message, string name) => message.AdditionalData.TryGetValue(name, out JsonElement element) ? TextOf(element) : null;

    private static string? TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };
}
