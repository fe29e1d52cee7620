using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.OfficialBusinessAccounts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(OfficialBusinessAccount))]
[JsonSerializable(typeof(OfficialBusinessAccountAnswer))]
[JsonSerializable(typeof(OfficialBusinessAccountRequest))]
[JsonSerializable(typeof(OfficialBusinessAccountRequested))]
internal sealed partial class OfficialBusinessAccountsJson : JsonSerializerContext;
