using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter), typeof(OptionalConverter<string>)])]
[JsonSerializable(typeof(CodeBody))]
[JsonSerializable(typeof(CodeRequestBody))]
[JsonSerializable(typeof(MessagingHealth))]
[JsonSerializable(typeof(MetaPhoneNumber))]
[JsonSerializable(typeof(NewPhoneNumber))]
[JsonSerializable(typeof(PhoneNumber))]
[JsonSerializable(typeof(PhoneNumberAccess))]
[JsonSerializable(typeof(PhoneNumberHealth))]
[JsonSerializable(typeof(PhoneNumberSettings))]
[JsonSerializable(typeof(PhoneNumberSettingsUpdate))]
[JsonSerializable(typeof(PhoneNumberUpdate))]
[JsonSerializable(typeof(PinBody))]
[JsonSerializable(typeof(RegistrationBody))]
[JsonSerializable(typeof(WebhookSubscription))]
internal sealed partial class PhoneNumbersJson : JsonSerializerContext;
