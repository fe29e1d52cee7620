using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.MediaFiles;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(FlowMedia))]
[JsonSerializable(typeof(MediaDetails))]
[JsonSerializable(typeof(MediaIngest))]
[JsonSerializable(typeof(NewMediaIngest))]
[JsonSerializable(typeof(UploadedMedia))]
internal sealed partial class MediaJson : JsonSerializerContext;
