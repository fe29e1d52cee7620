using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Agents;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(AgentMode))]
[JsonSerializable(typeof(AgentRun))]
[JsonSerializable(typeof(AgentSession))]
[JsonSerializable(typeof(AgentSessionDetail))]
[JsonSerializable(typeof(NewAgentRun))]
internal sealed partial class AgentsJson : JsonSerializerContext;
