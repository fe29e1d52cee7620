using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [
        typeof(TolerantDateTimeConverter),
        typeof(OptionalConverter<string>),
        typeof(OptionalConverter<IReadOnlyDictionary<string, string>>),
        typeof(OptionalConverter<WebhookPayloadVersion?>),
        typeof(OptionalConverter<int?>),
    ])]
[JsonSerializable(typeof(NewProjectWebhook))]
[JsonSerializable(typeof(NewWebhook))]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(WebhookDelivery))]
[JsonSerializable(typeof(WebhookPayloadVersion?))]
[JsonSerializable(typeof(WebhookTestBody))]
[JsonSerializable(typeof(WebhookUpdate))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(string))]
internal sealed partial class WebhooksJson : JsonSerializerContext;
