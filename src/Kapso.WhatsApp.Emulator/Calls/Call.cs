using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Calls;

/// <summary>A call between a number and a customer.</summary>
internal sealed class Call : INumbered
{
    public const string Ringing = "ringing";
    public const string Answered = "answered";
    public const string Completed = "completed";
    public const string Failed = "failed";

    public required long Number { get; init; }

    /// <summary>The id of the call at Meta (wacid).</summary>
    public required string Id { get; init; }

    /// <summary>The id of the call at Kapso.</summary>
    public string InternalId { get; } = Guid.NewGuid().ToString();

    public required Conversation Conversation { get; init; }

    public required bool IsInbound { get; init; }

    /// <summary>What the caller offers (SDP).</summary>
    public required string Offer { get; init; }

    public string? CallbackData { get; set; }

    /// <summary>Whether Meta makes a recording of it.</summary>
    public bool IsRecorded { get; set; }

    /// <summary>Whether Meta makes a transcript of it.</summary>
    public bool IsTranscribed { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public string Status { get; private set; } = Ringing;

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string Direction => IsInbound ? "inbound" : "outbound";

    public bool IsOver => EndedAt is not null;

    public int? Seconds => AnsweredAt is { } from && EndedAt is { } to ? (int)(to - from).TotalSeconds : null;

    public void Answer(DateTimeOffset at) => (Status, AnsweredAt) = (Answered, at);

    public void End(DateTimeOffset at) => (Status, EndedAt) = (AnsweredAt is null ? Failed : Completed, at);
}
