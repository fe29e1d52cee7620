using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.BlockedUsers;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(BlockedUsersChange))]
[JsonSerializable(typeof(BlockedUser))]
[JsonSerializable(typeof(BlockUsersResponse))]
internal sealed partial class BlockedUsersJson : JsonSerializerContext;
