using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Findings;

/// <summary>An investigation of a finding. Nobody thinks in the emulator: the result names the evidence and nothing that could be wrong.</summary>
internal sealed class Investigation(Finding finding, int revision, DateTimeOffset at)
{
    private const int SummaryLength = 200;

    private IReadOnlyList<IProjectEvent> _evidence = [];

    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>The revision of the evidence that is investigated.</summary>
    public int Revision { get; } = revision;

    /// <summary><c>queued</c>, <c>investigating</c>, <c>completed</c> or <c>failed</c>.</summary>
    public string Status { get; private set; } = "queued";

    public bool IsUnderWay => Status is "queued" or "investigating";

    private DateTimeOffset? CompletedAt { get; set; }

    private string? Error => Status == "failed" ? "The investigation failed, as the test wants it." : null;

    private string? Summarized => Status == "completed" ? $"{finding.Input.SignalName} is {finding.Input.Direction}." : null;

    public void Begin() => Status = "investigating";

    public void End(IReadOnlyList<IProjectEvent> evidence, DateTimeOffset now) =>
        (_evidence, CompletedAt, Status) = (evidence, now, finding.Input.InvestigationFails ? "failed" : "completed");

    public JsonObject Summary(bool retryable) => new()
    {
        ["status"] = Status,
        ["retryable"] = retryable,
        ["retry_reason"] = RetryReason(retryable),
        ["completed_at"] = Json.Time(CompletedAt),
        ["error_message"] = Error?[..Math.Min(Error.Length, SummaryLength)],
        ["cause_title"] = Summarized is null ? null : finding.Input.SignalName,
        ["summary"] = Summarized,
    };

    public JsonObject Show(bool retryable) => new()
    {
        ["id"] = Id,
        ["status"] = Status,
        ["retryable"] = retryable,
        ["retry_reason"] = RetryReason(retryable),
        ["error_message"] = Error,
        ["created_at"] = Json.Time(at),
        ["completed_at"] = Json.Time(CompletedAt),
        ["workflow_id"] = null,
        ["workflow_name"] = null,
        ["result"] = Result(),
    };

    private string? RetryReason(bool retryable) => !retryable ? null : Status == "failed" ? "failed" : "new_evidence";

    private JsonObject Result()
    {
        bool isCompleted = Status == "completed";
        return new JsonObject
        {
            ["summary"] = Summarized,
            ["alternative_explanations"] = isCompleted ? new JsonArray() : null,
            ["coverage_limitations"] = isCompleted ? Json.Texts(["The emulator investigates nothing."]) : null,
            ["affected_components"] = isCompleted ? new JsonArray() : null,
            ["causes"] = isCompleted ? new JsonArray(Cause()) : new JsonArray(),
            ["suggested_fixes"] = isCompleted ? new JsonArray(Fix()) : new JsonArray(),
        };
    }

    private JsonObject Cause() => new()
    {
        ["title"] = finding.Input.SignalName,
        ["explanation"] = $"The event {finding.Input.SignalName} was recorded {_evidence.Count} times.",
        ["confidence"] = "low",
        ["evidence_references"] = References(),
    };

    private JsonObject Fix() => new()
    {
        ["title"] = $"Look at {finding.Input.SignalName}",
        ["priority"] = "primary",
        ["category"] = "workflow",
        ["change"] = "Look at the conversations in which the event occurred.",
        ["verification"] = "Mark the finding as addressed and watch it.",
        ["target"] = new JsonObject { ["name"] = null, ["location"] = null },
        ["evidence_references"] = References(),
    };

    private JsonArray References() => new([.. _evidence.Select(known => (JsonNode)new JsonObject
    {
        ["source_type"] = "project_event",
        ["source_id"] = known.Id,
        ["observation"] = known.Name,
        ["occurred_at"] = Json.Time(known.OccurredAt),
    })]);
}
