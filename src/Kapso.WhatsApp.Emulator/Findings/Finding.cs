using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Findings;

/// <summary>A finding, with its latest investigation and verification.</summary>
internal sealed class Finding(long number, EmulatedFinding input, DateTimeOffset at) : INumbered
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public long Number { get; } = number;

    public string Id { get; } = Guid.NewGuid().ToString();

    public EmulatedFinding Input { get; } = input;

    public DateTimeOffset WindowStart { get; } = at - Window;

    public Investigation? Investigation { get; set; }

    public Verification? Verification { get; set; }

    /// <summary>Whether lists show it.</summary>
    public bool IsListed => Input.Status != "quiet" && Verification?.Status != "dismissed";

    /// <summary>What all forms of a finding have in common.</summary>
    public JsonObject Signal(FindingNumbers numbers) => new()
    {
        ["id"] = Id,
        ["source_type"] = "project_event",
        ["source_key"] = Input.SignalName,
        ["signal_name"] = Input.SignalName,
        ["direction"] = Input.Direction,
        ["affected_count"] = numbers.Affected,
        ["baseline_count"] = null,
        ["current_rate"] = numbers.Rate,
        ["baseline_rate"] = null,
        ["window_start_at"] = Json.Time(WindowStart),
        ["window_end_at"] = Json.Time(at),
    };

    public JsonObject Summary(FindingNumbers numbers, int related) => new()
    {
        ["id"] = Id,
        ["signal_name"] = Input.SignalName,
        ["direction"] = Input.Direction,
        ["status"] = Input.Status,
        ["affected_count"] = numbers.Affected,
        ["affected_unit"] = numbers.Unit,
        ["last_observed_at"] = Json.Time(numbers.LastObservedAt ?? at),
        ["related_findings_count"] = related,
        ["investigation"] = Investigation?.Summary(CanRetry(numbers)),
        ["verification"] = Verification?.Summary(),
    };

    public JsonObject Detail(FindingNumbers numbers, IEnumerable<JsonObject> related)
    {
        JsonObject detail = Signal(numbers);
        detail["status"] = Input.Status;
        detail["evidence_revision"] = numbers.Revision;
        detail["last_observed_at"] = Json.Time(numbers.LastObservedAt ?? at);
        detail["last_qualified_at"] = Json.Time(at);
        detail["affected_unit"] = numbers.Unit;
        detail["workflow_id"] = null;
        detail["workflow_name"] = null;
        detail["verification"] = Verification?.Show();
        detail["related_findings"] = new JsonArray([.. related]);
        detail["investigation"] = Investigation?.Show(CanRetry(numbers));
        return detail;
    }

    public JsonObject Related(FindingNumbers numbers)
    {
        JsonObject related = Signal(numbers);
        related["affected_unit"] = numbers.Unit;
        related["evidence_revision"] = numbers.Revision;
        return related;
    }

    public JsonObject OfEvidence(FindingNumbers numbers)
    {
        JsonObject shown = Signal(numbers);
        shown["status"] = Input.Status;
        shown["last_observed_at"] = Json.Time(numbers.LastObservedAt ?? at);
        return shown;
    }

    /// <summary>Whether the evidence of now was investigated to the end.</summary>
    public bool IsInvestigated(FindingNumbers numbers) => Investigation is { Status: "completed" } investigation && investigation.Revision == numbers.Revision;

    private bool CanRetry(FindingNumbers numbers) => Investigation is { IsUnderWay: false } && !IsInvestigated(numbers);
}

/// <summary>What the events of a finding amount to.</summary>
/// <param name="Affected">How many conversations are affected, or events when none is linked to a conversation.</param>
/// <param name="Unit">Which of the two is counted.</param>
/// <param name="Rate">The share of all conversations.</param>
/// <param name="Revision">Goes up with every event.</param>
/// <param name="LastObservedAt">When the last one was recorded.</param>
internal sealed record FindingNumbers(int Affected, string Unit, double? Rate, int Revision, DateTimeOffset? LastObservedAt);

/// <summary>What became of a finding that was addressed or dismissed.</summary>
internal sealed record Verification(string Status, DateTimeOffset StartedAt, DateTimeOffset? CompletedAt)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public JsonObject Summary() => new() { ["status"] = Status, ["trigger_type"] = "manual", ["completed_at"] = Json.Time(CompletedAt) };

    public JsonObject Show()
    {
        JsonObject shown = Summary();
        shown["id"] = Id;
        shown["from_workflow_version"] = null;
        shown["to_workflow_version"] = null;
        shown["started_at"] = Json.Time(StartedAt);
        return shown;
    }
}
