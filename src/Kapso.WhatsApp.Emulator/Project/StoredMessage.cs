using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>A message that was sent or received.</summary>
internal sealed class StoredMessage : INumbered
{
    private static readonly string[] MediaTypes = ["image", "video", "audio", "document", "sticker"];

    private readonly List<StatusEvent> _statuses = [];

    public required long Number { get; init; }

    /// <summary>The id of the message at Meta (wamid).</summary>
    public required string Id { get; init; }

    /// <summary>The id of the message at Kapso.</summary>
    public string InternalId => field ??= Guid.NewGuid().ToString();

    public required Conversation Conversation { get; init; }

    public required bool IsInbound { get; init; }

    /// <summary>Whether it is a copy from a conversation that another application of the number holds.</summary>
    public bool IsPassive { get; init; }

    public required string Type { get; init; }

    /// <summary>The member named like the type; null for types without one.</summary>
    public JsonNode? Content { get; init; }

    /// <summary>The file that a customer has sent with it; null when there is none here.</summary>
    public Attachment? Attachment { get; init; }

    public string? ContextMessageId { get; init; }

    public string? CallbackData { get; init; }

    /// <summary>What a message with a max price costs, in dollars; null for others.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The group it was sent to; null for one customer.</summary>
    public string? GroupId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>pending</c>, <c>sent</c>, <c>delivered</c>, <c>read</c> or <c>failed</c>.</summary>
    public string Status { get; private set; } = "pending";

    public IReadOnlyList<StatusEvent> Statuses => _statuses;

    public string Direction => IsInbound ? "inbound" : "outbound";

    public bool HasMedia => IsMedia(Type);

    public static bool IsMedia(string type) => MediaTypes.Contains(type);

    /// <summary>Moves on without a trace in <see cref="Statuses"/>, as received messages do.</summary>
    public void SetStatus(string status) => Status = status;

    public void Advance(StatusEvent status)
    {
        Status = status.Status;
        _statuses.Add(status);
    }
}

/// <summary>A file that a customer has sent with a message.</summary>
internal sealed record Attachment(string MediaId, string FileName, string ContentType, long Size);

/// <summary>One step of a sent message, as Meta reports it.</summary>
internal sealed record StatusEvent(string Status, DateTimeOffset At, DeliveryError? Error = null);
