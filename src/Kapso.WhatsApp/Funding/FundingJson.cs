using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Funding;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(AccountFunding))]
[JsonSerializable(typeof(ChargedUsage))]
[JsonSerializable(typeof(FundingRequest))]
[JsonSerializable(typeof(FundingRevocation))]
internal sealed partial class FundingJson : JsonSerializerContext;
