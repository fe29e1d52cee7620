using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(IReadOnlyList<ContactCard>))]
[JsonSerializable(typeof(LocationMessage))]
[JsonSerializable(typeof(MarkAsReadBody))]
[JsonSerializable(typeof(ReactionMessage))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(SentMessage))]
[JsonSerializable(typeof(TextMessage))]
internal sealed partial class SendingJson : JsonSerializerContext;
