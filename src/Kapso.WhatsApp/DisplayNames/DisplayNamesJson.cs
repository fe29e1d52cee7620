using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.DisplayNames;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(DisplayNameRequest))]
[JsonSerializable(typeof(NewDisplayName))]
internal sealed partial class DisplayNamesJson : JsonSerializerContext;
