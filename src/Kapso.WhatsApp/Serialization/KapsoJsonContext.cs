using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Pagination;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Everything that is serialized, in one place: source-generated, snake_case, nulls left out, numbers also read from text.
/// A model that is missing here fails a test.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter), typeof(MessageListConverter)])]
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(AudioContent))]
[JsonSerializable(typeof(CursorPage<Message>))]
[JsonSerializable(typeof(DateTimeOffset?))]
[JsonSerializable(typeof(DocumentContent))]
[JsonSerializable(typeof(EditContent))]
[JsonSerializable(typeof(Envelope<Message>))]
[JsonSerializable(typeof(IReadOnlyList<ContactCard>))]
[JsonSerializable(typeof(IReadOnlyList<MessageError>))]
[JsonSerializable(typeof(IReadOnlyList<MessageStatusEvent>))]
[JsonSerializable(typeof(ImageContent))]
[JsonSerializable(typeof(InteractiveReply))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(KapsoMediaData))]
[JsonSerializable(typeof(KapsoMessageData))]
[JsonSerializable(typeof(LocationContent))]
[JsonSerializable(typeof(LocationMessage))]
[JsonSerializable(typeof(MarkAsReadBody))]
[JsonSerializable(typeof(MessageContext))]
[JsonSerializable(typeof(MessageIdentity))]
[JsonSerializable(typeof(MessageReferral))]
[JsonSerializable(typeof(MessageTranscript))]
[JsonSerializable(typeof(OrderContent))]
[JsonSerializable(typeof(ReactionContent))]
[JsonSerializable(typeof(ReactionMessage))]
[JsonSerializable(typeof(RequestWelcomeContent))]
[JsonSerializable(typeof(RevokeContent))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(StickerContent))]
[JsonSerializable(typeof(SystemContent))]
[JsonSerializable(typeof(TemplateButtonContent))]
[JsonSerializable(typeof(TemplateContent))]
[JsonSerializable(typeof(TextContent))]
[JsonSerializable(typeof(TextMessage))]
[JsonSerializable(typeof(UnsupportedContent))]
[JsonSerializable(typeof(VideoContent))]
internal sealed partial class KapsoJsonContext : JsonSerializerContext;
