using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Broadcasts;

/// <summary>A recipient of a broadcast.</summary>
internal sealed class BroadcastRecipient(string waId, JsonArray components, DateTimeOffset createdAt)
{
    public const string Pending = "pending";
    public const string Sent = "sent";
    public const string Failed = "failed";
    public const string Suppressed = "suppressed";

    public string Id { get; } = Guid.NewGuid().ToString();

    public Identity Who { get; } = new(waId, null);

    public string WaId => waId;

    public JsonArray Components => components;

    public string Status { get; private set; } = Pending;

    /// <summary>What was sent; null until then.</summary>
    public StoredMessage? Message { get; private set; }

    public bool HasArrived => TimeOf("delivered") is not null || HasBeenRead;

    public bool HasBeenRead => TimeOf("read") is not null;

    public DateTimeOffset? RespondedAt => Message?.Conversation.LastInboundAt is { } inbound && inbound > Message.CreatedAt ? inbound : null;

    private JsonObject? Error { get; set; }

    private DateTimeOffset CreatedAt { get; } = createdAt;

    private DateTimeOffset UpdatedAt { get; set; } = createdAt;

    public void MarkSent(StoredMessage message) => (Status, Message, UpdatedAt) = (Sent, message, message.CreatedAt);

    public void MarkUnsent(string status, JsonObject error, DateTimeOffset now) => (Status, Error, UpdatedAt) = (status, error, now);

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["phone_number"] = waId,
        ["status"] = Status,
        ["sent_at"] = Json.Time(Message?.CreatedAt),
        ["failed_at"] = Json.Time(Status == Failed ? UpdatedAt : null),
        ["error_message"] = Status == Failed ? (string?)Error?["message"] : null,
        ["delivered_at"] = Json.Time(TimeOf("delivered")),
        ["read_at"] = Json.Time(TimeOf("read")),
        ["responded_at"] = Json.Time(RespondedAt),
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
        ["template_components"] = components.DeepClone(),
        ["error_details"] = Error?.DeepClone(),
    };

    private DateTimeOffset? TimeOf(string status) => Message?.Statuses.FirstOrDefault(step => step.Status == status)?.At;
}
