using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.BusinessProfiles;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(BusinessProfile))]
[JsonSerializable(typeof(BusinessProfileUpdate))]
internal sealed partial class BusinessProfilesJson : JsonSerializerContext;
