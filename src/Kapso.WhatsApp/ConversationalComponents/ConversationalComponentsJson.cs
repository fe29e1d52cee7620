using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ConversationalComponents;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(ChatComponents))]
[JsonSerializable(typeof(ConversationalAutomationAnswer))]
[JsonSerializable(typeof(ChatComponentsUpdate))]
internal sealed partial class ConversationalComponentsJson : JsonSerializerContext;
