using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(TolerantDateTimeConverter),
        typeof(OptionalConverter<string>),
        typeof(OptionalConverter<DateTimeOffset?>),
        typeof(OptionalConverter<IReadOnlyDictionary<string, string>>),
    ])]
[JsonSerializable(typeof(AudioContent))]
[JsonSerializable(typeof(DateTimeOffset?))]
[JsonSerializable(typeof(DocumentContent))]
[JsonSerializable(typeof(EditContent))]
[JsonSerializable(typeof(IReadOnlyList<ContactCard>))]
[JsonSerializable(typeof(IReadOnlyList<FlowReplyFile>))]
[JsonSerializable(typeof(IReadOnlyList<MessageError>))]
[JsonSerializable(typeof(IReadOnlyList<MessageStatusUpdate>))]
[JsonSerializable(typeof(ImageContent))]
[JsonSerializable(typeof(InteractiveReply))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(KapsoMediaData))]
[JsonSerializable(typeof(KapsoMessageData))]
[JsonSerializable(typeof(LocationContent))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(MessageContext))]
[JsonSerializable(typeof(MessageIdentity))]
[JsonSerializable(typeof(MessageReferral))]
[JsonSerializable(typeof(MessageStatusUpdate))]
[JsonSerializable(typeof(MessageTranscript))]
[JsonSerializable(typeof(OrderContent))]
[JsonSerializable(typeof(ReactionContent))]
[JsonSerializable(typeof(RequestWelcomeContent))]
[JsonSerializable(typeof(RevokeContent))]
[JsonSerializable(typeof(StickerContent))]
[JsonSerializable(typeof(SystemContent))]
[JsonSerializable(typeof(TemplateButtonContent))]
[JsonSerializable(typeof(TemplateContent))]
[JsonSerializable(typeof(TextContent))]
[JsonSerializable(typeof(UnsupportedContent))]
[JsonSerializable(typeof(VideoContent))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(string))]
internal sealed partial class MessagesJson : JsonSerializerContext;
