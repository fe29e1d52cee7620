using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectEvents;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter), typeof(OptionalConverter<string>)])]
[JsonSerializable(typeof(NewProjectEvent))]
[JsonSerializable(typeof(NewProjectEventDefinition))]
[JsonSerializable(typeof(ProjectEvent))]
[JsonSerializable(typeof(ProjectEventDefinition))]
[JsonSerializable(typeof(ProjectEventDefinitionUpdate))]
internal sealed partial class ProjectEventsJson : JsonSerializerContext;
