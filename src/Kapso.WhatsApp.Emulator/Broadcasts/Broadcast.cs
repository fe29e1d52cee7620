using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Broadcasts;

/// <summary>One template for many people.</summary>
internal sealed class Broadcast(string name, EmulatedPhoneNumber number, ITemplate template, DateTimeOffset createdAt) : IIdentified
{
    public const string Draft = "draft";
    public const string Scheduled = "scheduled";
    public const string Sending = "sending";
    public const string Stopped = "stopped";
    public const string Completed = "completed";

    private readonly List<BroadcastRecipient> _recipients = [];
    private readonly HashSet<string> _waIds = [];

    public string Id { get; } = Guid.NewGuid().ToString();

    public EmulatedPhoneNumber Number => number;

    public ITemplate Template => template;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public string Status { get; private set; } = Draft;

    public IReadOnlyList<BroadcastRecipient> Recipients => _recipients;

    /// <summary>Counts the changes of its status: what was planned before the last one no longer happens.</summary>
    public int Version { get; private set; }

    private DateTimeOffset? ScheduledAt { get; set; }

    private DateTimeOffset? StartedAt { get; set; }

    private DateTimeOffset? StoppedAt { get; set; }

    private DateTimeOffset? CompletedAt { get; set; }

    private DateTimeOffset UpdatedAt { get; set; } = createdAt;

    /// <summary>Adds a recipient; false when the person is there already.</summary>
    public bool TryAdd(BroadcastRecipient recipient)
    {
        if (!_waIds.Add(recipient.WaId))
        {
            return false;
        }

        _recipients.Add(recipient);
        return true;
    }

    public void Clear()
    {
        _recipients.Clear();
        _waIds.Clear();
    }

    public void MoveTo(string status, DateTimeOffset now, DateTimeOffset? scheduledAt = null)
    {
        (Status, ScheduledAt, UpdatedAt) = (status, scheduledAt, now);
        Version++;
        StartedAt = status == Sending ? now : StartedAt;
        StoppedAt = status == Stopped ? now : StoppedAt;
        CompletedAt = status == Completed ? now : CompletedAt;
    }

    public JsonObject Show()
    {
        JsonObject shown = ShowState();
        int responded = _recipients.Count(recipient => recipient.RespondedAt is not null);
        int sent = Count(BroadcastRecipient.Sent);
        shown["name"] = name;
        shown["created_at"] = Json.Time(CreatedAt);
        shown["updated_at"] = Json.Time(UpdatedAt);
        shown["sent_count"] = sent;
        shown["failed_count"] = Count(BroadcastRecipient.Failed);
        shown["delivered_count"] = _recipients.Count(recipient => recipient.HasArrived);
        shown["read_count"] = _recipients.Count(recipient => recipient.HasBeenRead);
        shown["pending_count"] = Count(BroadcastRecipient.Pending);
        shown["suppressed_count"] = Count(BroadcastRecipient.Suppressed);
        shown["responded_count"] = responded;
        shown["response_rate"] = sent == 0 ? 0.0 : Math.Round(100.0 * responded / sent, 1);
        shown["total_recipients"] = _recipients.Count;
        shown["phone_number_id"] = number.Id;
        shown["whatsapp_template"] = new JsonObject
        {
            ["id"] = template.Id,
            ["meta_template_id"] = template.Id,
            ["name"] = template.Name,
            ["language_code"] = template.Language,
            ["category"] = template.Category,
            ["status"] = template.Status,
            ["quality_score"] = null,
            ["components"] = template.Components?.DeepClone() ?? new JsonArray(),
        };
        return shown;
    }

    /// <summary>Where it stands, without its counts.</summary>
    public JsonObject ShowState() => new()
    {
        ["id"] = Id,
        ["status"] = Status,
        ["scheduled_at"] = Json.Time(ScheduledAt),
        ["started_at"] = Json.Time(StartedAt),
        ["stopped_at"] = Json.Time(StoppedAt),
        ["completed_at"] = Json.Time(CompletedAt),
    };

    private int Count(string status) => _recipients.Count(recipient => recipient.Status == status);
}
