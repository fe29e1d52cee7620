using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Conversations;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationAssignment))]
[JsonSerializable(typeof(ConversationAssignmentUpdate))]
[JsonSerializable(typeof(ConversationStatusChange))]
[JsonSerializable(typeof(KapsoConversationData))]
[JsonSerializable(typeof(NewConversationAssignment))]
[JsonSerializable(typeof(WorkflowExecution))]
internal sealed partial class ConversationsJson : JsonSerializerContext;
