using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A member of <see cref="KapsoMessageData"/> that can be asked for with <see cref="MessageFields"/>.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageField>))]
public readonly record struct MessageField(string Value) : IOpenEnum<MessageField>
{
    /// <summary><see cref="KapsoMessageData.Direction"/>.</summary>
    public static MessageField Direction { get; } = new("direction");

    /// <summary><see cref="KapsoMessageData.Status"/>.</summary>
    public static MessageField Status { get; } = new("status");

    /// <summary><see cref="KapsoMessageData.ProcessingStatus"/>.</summary>
    public static MessageField ProcessingStatus { get; } = new("processing_status");

    /// <summary><see cref="KapsoMessageData.Origin"/>.</summary>
    public static MessageField Origin { get; } = new("origin");

    /// <summary><see cref="KapsoMessageData.PhoneNumber"/>.</summary>
    public static MessageField PhoneNumber { get; } = new("phone_number");

    /// <summary><see cref="KapsoMessageData.PhoneNumberId"/>.</summary>
    public static MessageField PhoneNumberId { get; } = new("phone_number_id");

    /// <summary><see cref="KapsoMessageData.HasMedia"/>.</summary>
    public static MessageField HasMedia { get; } = new("has_media");

    /// <summary><see cref="KapsoMessageData.WhatsappConversationId"/>.</summary>
    public static MessageField ConversationId { get; } = new("whatsapp_conversation_id");

    /// <summary><see cref="KapsoMessageData.ContactName"/>.</summary>
    public static MessageField ContactName { get; } = new("contact_name");

    /// <summary><see cref="KapsoMessageData.Content"/>.</summary>
    public static MessageField Content { get; } = new("content");

    /// <summary><see cref="KapsoMessageData.Statuses"/>.</summary>
    public static MessageField Statuses { get; } = new("statuses");

    /// <summary><see cref="KapsoMessageData.Transcript"/>.</summary>
    public static MessageField Transcript { get; } = new("transcript");

    /// <summary><see cref="KapsoMessageData.MediaData"/>.</summary>
    public static MessageField MediaData { get; } = new("media_data");

    /// <summary><see cref="KapsoMessageData.MediaUrl"/>.</summary>
    public static MessageField MediaUrl { get; } = new("media_url");

    /// <summary><see cref="KapsoMessageData.MessageTypeData"/>.</summary>
    public static MessageField MessageTypeData { get; } = new("message_type_data");

    /// <summary><see cref="KapsoMessageData.FlowResponse"/>.</summary>
    public static MessageField FlowResponse { get; } = new("flow_response");

    /// <summary><see cref="KapsoMessageData.FlowToken"/>.</summary>
    public static MessageField FlowToken { get; } = new("flow_token");

    /// <summary><see cref="KapsoMessageData.FlowName"/>.</summary>
    public static MessageField FlowName { get; } = new("flow_name");

    /// <summary><see cref="KapsoMessageData.OrderText"/>.</summary>
    public static MessageField OrderText { get; } = new("order_text");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageField> Known { get; } =
    [
        Direction, Status, ProcessingStatus, Origin, PhoneNumber, PhoneNumberId, HasMedia, ConversationId, ContactName,
        Content, Statuses, Transcript, MediaData, MediaUrl, MessageTypeData, FlowResponse, FlowToken, FlowName,
        OrderText,
    ];

    static MessageField IOpenEnum<MessageField>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
