using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Broadcasts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(AddedRecipients))]
[JsonSerializable(typeof(Broadcast))]
[JsonSerializable(typeof(BroadcastRecipient))]
[JsonSerializable(typeof(BroadcastSchedule))]
[JsonSerializable(typeof(BroadcastStatusUpdate))]
[JsonSerializable(typeof(BroadcastStatusChange))]
[JsonSerializable(typeof(NewBroadcast))]
internal sealed partial class BroadcastsJson : JsonSerializerContext;
