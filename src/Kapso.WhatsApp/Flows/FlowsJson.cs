using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(CreatedMetaFlow))]
[JsonSerializable(typeof(Flow))]
[JsonSerializable(typeof(FlowAsset))]
[JsonSerializable(typeof(FlowCodeBody))]
[JsonSerializable(typeof(FlowDataEndpoint))]
[JsonSerializable(typeof(FlowEncryptionSetup))]
[JsonSerializable(typeof(FlowFunctionBody))]
[JsonSerializable(typeof(FlowFunctionInvocation))]
[JsonSerializable(typeof(FlowFunctionLog))]
[JsonSerializable(typeof(FlowNumberBody))]
[JsonSerializable(typeof(FlowPublicKeyList))]
[JsonSerializable(typeof(FlowResponse))]
[JsonSerializable(typeof(FlowUpload))]
[JsonSerializable(typeof(FlowVersion))]
[JsonSerializable(typeof(IReadOnlyList<FlowValidationError>))]
[JsonSerializable(typeof(MetaFlow))]
[JsonSerializable(typeof(MetaFlowUpdate))]
internal sealed partial class FlowsJson : JsonSerializerContext;
