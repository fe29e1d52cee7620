using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Contacts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(ContactUpdate))]
[JsonSerializable(typeof(MarketingPreference))]
[JsonSerializable(typeof(NewContact))]
internal sealed partial class ContactsJson : JsonSerializerContext;
