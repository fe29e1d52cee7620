using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(Call))]
[JsonSerializable(typeof(CallBody))]
[JsonSerializable(typeof(CallPermissions))]
[JsonSerializable(typeof(StartedCall))]
[JsonSerializable(typeof(StartedCalls))]
internal sealed partial class CallsJson : JsonSerializerContext;
