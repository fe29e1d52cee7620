using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(TolerantDateTimeConverter),
        typeof(OptionalConverter<string>),
        typeof(OptionalConverter<DateTimeOffset?>),
        typeof(OptionalConverter<SetupLanguage?>),
        typeof(OptionalConverter<SetupLinkTheme>),
    ])]
[JsonSerializable(typeof(CreatedSetupLink))]
[JsonSerializable(typeof(NewSetupLink))]
[JsonSerializable(typeof(SetupLink))]
[JsonSerializable(typeof(SetupLinkUpdate))]
internal sealed partial class SetupLinksJson : JsonSerializerContext;
