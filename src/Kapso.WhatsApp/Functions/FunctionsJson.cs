using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(CreatedFunctionSecret))]
[JsonSerializable(typeof(Function))]
[JsonSerializable(typeof(FunctionDeployment))]
[JsonSerializable(typeof(FunctionInvocation))]
[JsonSerializable(typeof(FunctionSecret))]
[JsonSerializable(typeof(FunctionUpdate))]
[JsonSerializable(typeof(NewFunction))]
[JsonSerializable(typeof(NewFunctionSecret))]
[JsonSerializable(typeof(string))]
internal sealed partial class FunctionsJson : JsonSerializerContext;
