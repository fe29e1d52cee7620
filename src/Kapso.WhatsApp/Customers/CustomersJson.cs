using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Customers;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter), typeof(OptionalConverter<string>)])]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(CustomerUpdate))]
[JsonSerializable(typeof(NewCustomer))]
internal sealed partial class CustomersJson : JsonSerializerContext;
