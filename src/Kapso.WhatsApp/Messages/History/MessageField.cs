using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A member of <see cref="KapsoMessageData"/> that can be asked for with <see cref="MessageFields"/>.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageField>))]
public readonly record struct MessageField(string Value) : IOpenEnum<MessageField>
{
    /// <summary>The field <see cref="KapsoMessageData.Direction"/> of the response.</summary>
    public static MessageField Direction { get; } = new("direction");

    /// <summary>The field <see cref="KapsoMessageData.Status"/> of the response.</summary>
    public static MessageField Status { get; } = new("status");

    /// <summary>The field <see cref="KapsoMessageData.ProcessingStatus"/> of the response.</summary>
    public static MessageField ProcessingStatus { get; } = new("processing_status");

    /// <summary>The field <see cref="KapsoMessageData.Origin"/> of the response.</summary>
    public static MessageField Origin { get; } = new("origin");

    /// <summary>The field <see cref="KapsoMessageData.PhoneNumber"/> of the response.</summary>
    public static MessageField PhoneNumber { get; } = new("phone_number");

    /// <summary>The field <see cref="KapsoMessageData.PhoneNumberId"/> of the response.</summary>
    public static MessageField PhoneNumberId { get; } = new("phone_number_id");

    /// <summary>The field <see cref="KapsoMessageData.HasMedia"/> of the response.</summary>
    public static MessageField HasMedia { get; } = new("has_media");

    /// <summary>The field <see cref="KapsoMessageData.ConversationId"/> of the response.</summary>
    public static MessageField ConversationId { get; } = new("whatsapp_conversation_id");

    /// <summary>The field <see cref="KapsoMessageData.ContactName"/> of the response.</summary>
    public static MessageField ContactName { get; } = new("contact_name");

    /// <summary>The field <see cref="KapsoMessageData.Content"/> of the response.</summary>
    public static MessageField Content { get; } = new("content");

    /// <summary>The field <see cref="KapsoMessageData.Statuses"/> of the response.</summary>
    public static MessageField Statuses { get; } = new("statuses");

    /// <summary>The field <see cref="KapsoMessageData.Transcript"/> of the response.</summary>
    public static MessageField Transcript { get; } = new("transcript");

    /// <summary>The field <see cref="KapsoMessageData.MediaData"/> of the response.</summary>
    public static MessageField MediaData { get; } = new("media_data");

    /// <summary>The field <see cref="KapsoMessageData.MediaUrl"/> of the response.</summary>
    public static MessageField MediaUrl { get; } = new("media_url");

    /// <summary>The field <see cref="KapsoMessageData.MessageTypeData"/> of the response.</summary>
    public static MessageField MessageTypeData { get; } = new("message_type_data");

    /// <summary>The field <see cref="KapsoMessageData.FlowResponse"/> of the response.</summary>
    public static MessageField FlowResponse { get; } = new("flow_response");

    /// <summary>The field <see cref="KapsoMessageData.FlowToken"/> of the response.</summary>
    public static MessageField FlowToken { get; } = new("flow_token");

    /// <summary>The field <see cref="KapsoMessageData.FlowName"/> of the response.</summary>
    public static MessageField FlowName { get; } = new("flow_name");

    /// <summary>The field <see cref="KapsoMessageData.OrderText"/> of the response.</summary>
    public static MessageField OrderText { get; } = new("order_text");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageField> Known { get; } =
    [
        Direction, Status, ProcessingStatus, Origin, PhoneNumber, PhoneNumberId, HasMedia, ConversationId, ContactName,
        Content, Statuses, Transcript, MediaData, MediaUrl, MessageTypeData, FlowResponse, FlowToken, FlowName,
        OrderText,
    ];

    static MessageField IOpenEnum<MessageField>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
