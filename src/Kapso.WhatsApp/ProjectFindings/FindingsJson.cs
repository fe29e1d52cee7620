using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(FindingDismissal))]
[JsonSerializable(typeof(FindingEvidence))]
[JsonSerializable(typeof(FindingInvestigationState))]
[JsonSerializable(typeof(FindingSummary))]
[JsonSerializable(typeof(FindingVerificationState))]
internal sealed partial class FindingsJson : JsonSerializerContext;
