using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter), typeof(OptionalConverter<string>)])]
[JsonSerializable(typeof(AgentConfig))]
[JsonSerializable(typeof(CallConfig))]
[JsonSerializable(typeof(DecideConfig))]
[JsonSerializable(typeof(EmitEventConfig))]
[JsonSerializable(typeof(FunctionConfig))]
[JsonSerializable(typeof(HandoffConfig))]
[JsonSerializable(typeof(IReadOnlyList<WorkflowTrigger>))]
[JsonSerializable(typeof(NewWorkflow))]
[JsonSerializable(typeof(NewWorkflowTrigger))]
[JsonSerializable(typeof(SendInteractiveConfig))]
[JsonSerializable(typeof(SendTemplateConfig))]
[JsonSerializable(typeof(SendTextConfig))]
[JsonSerializable(typeof(SetVariableConfig))]
[JsonSerializable(typeof(StartConfig))]
[JsonSerializable(typeof(StartedWorkflowExecution))]
[JsonSerializable(typeof(WaitForResponseConfig))]
[JsonSerializable(typeof(WebhookConfig))]
[JsonSerializable(typeof(Workflow))]
[JsonSerializable(typeof(WorkflowDefinition))]
[JsonSerializable(typeof(WorkflowEvent))]
[JsonSerializable(typeof(WorkflowExecution))]
[JsonSerializable(typeof(WorkflowExecutionStatusChange))]
[JsonSerializable(typeof(WorkflowInput))]
[JsonSerializable(typeof(WorkflowTrigger))]
[JsonSerializable(typeof(WorkflowTriggerSet))]
[JsonSerializable(typeof(WorkflowTriggerState))]
[JsonSerializable(typeof(WorkflowUpdate))]
[JsonSerializable(typeof(WorkflowVariables))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(string))]
internal sealed partial class WorkflowsJson : JsonSerializerContext;
