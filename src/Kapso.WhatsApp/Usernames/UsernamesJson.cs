using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Usernames;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(NewUsername))]
[JsonSerializable(typeof(UsernameState))]
[JsonSerializable(typeof(UsernameSuggestions))]
internal sealed partial class UsernamesJson : JsonSerializerContext;
