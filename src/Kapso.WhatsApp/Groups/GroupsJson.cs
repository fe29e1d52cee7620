using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Groups;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(WhatsAppGroup))]
[JsonSerializable(typeof(GroupCreation))]
[JsonSerializable(typeof(GroupInviteLink))]
[JsonSerializable(typeof(GroupJoinRequest))]
[JsonSerializable(typeof(GroupJoinRequestsChange))]
[JsonSerializable(typeof(GroupUpdate))]
[JsonSerializable(typeof(JoinRequestIds))]
[JsonSerializable(typeof(NewGroup))]
[JsonSerializable(typeof(ProductName))]
internal sealed partial class GroupsJson : JsonSerializerContext;
