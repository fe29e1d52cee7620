using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Notifications;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(NewNotificationDestination))]
[JsonSerializable(typeof(NotificationDestination))]
[JsonSerializable(typeof(NotificationEventType))]
[JsonSerializable(typeof(NotificationRoute))]
[JsonSerializable(typeof(NotificationRouteBody))]
internal sealed partial class NotificationsJson : JsonSerializerContext;
