using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>A call began, changed or ended. <c>calls</c></summary>
public sealed record MetaCallEvent : MetaEvent
{
    /// <summary>The call that the event is about.</summary>
    [JsonIgnore]
    public required MetaCall Call { get; init; }

    /// <summary>The other party of the call, where Meta names them.</summary>
    [JsonIgnore]
    public MetaContact? Contact { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Call.Id is null ? null : $"{Call.Id}/{Call.Event}/{Call.Status}/{Name}";

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time, Call.Timestamp, Call.EndTime];
}

/// <summary>A call, as Meta reports it in webhooks.</summary>
public sealed record MetaCall : KapsoModel
{
    /// <summary>The id of the call (wacid).</summary>
    public string? Id { get; init; }

    /// <summary>The phone number of the caller.</summary>
    public string? From { get; init; }

    /// <summary>The BSUID of the caller.</summary>
    public string? FromUserId { get; init; }

    /// <summary>The parent BSUID of the caller, which linked business portfolios share.</summary>
    public string? FromParentUserId { get; init; }

    /// <summary>The phone number that is called.</summary>
    public string? To { get; init; }

    /// <summary>The BSUID of the person who is called.</summary>
    public string? ToUserId { get; init; }

    /// <summary>The parent BSUID of the person who is called, which linked business portfolios share.</summary>
    public string? ToParentUserId { get; init; }

    /// <summary>
    /// The event of the call: <c>connect</c>, <c>terminate</c>, <c>call_created</c> (calls over SIP), <c>call_recording_available</c> or <c>call_transcription_available</c>.
    /// </summary>
    public string? Event { get; init; }

    /// <summary>The outcome of the call, for example <c>COMPLETED</c>; upper or lower case.</summary>
    public string? Status { get; init; }

    /// <summary>When the event of the call happened.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The direction of the call: <c>BUSINESS_INITIATED</c> or <c>USER_INITIATED</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>The description of the session (SDP).</summary>
    public MetaCallSession? Session { get; init; }

    /// <summary>When the call was answered and people began to talk.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When people stopped talking.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The duration of the conversation, or null while it has not ended.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Duration { get; init; }

    /// <summary>The recording of the call, once it is available; null for other events.</summary>
    public MetaCallRecording? CallRecording { get; init; }

    /// <summary>The transcript of the call, once it is available; null for other events.</summary>
    public MetaCallTranscript? CallTranscript { get; init; }

    /// <summary>The payload of the link that the customer called with, or null when there was none.</summary>
    public string? DeeplinkPayload { get; init; }

    /// <summary>The payload of the call button that the customer called with, or null when there was none.</summary>
    public string? CtaPayload { get; init; }

    /// <summary>The connection of the call as JSON, or null when Meta does not describe it.</summary>
    public JsonElement? Connection { get; init; }

    /// <summary>The callback data that the call was made with.</summary>
    [JsonPropertyName("biz_opaque_callback_data")]
    public string? CallbackData { get; init; }
}

/// <summary>The description of a call's session.</summary>
public sealed record MetaCallSession : KapsoModel
{
    /// <summary>The type of the description: offer or answer.</summary>
    public string? SdpType { get; init; }

    /// <summary>The session description in SDP.</summary>
    public string? Sdp { get; init; }

    /// <summary>Returns the type, without the description: whoever has it can join the call.</summary>
    private protected override string Describe() => $"{nameof(MetaCallSession)} {{ {nameof(SdpType)} = {SdpType} }}";
}

/// <summary>The recording of a call.</summary>
public sealed record MetaCallRecording : KapsoModel
{
    /// <summary>The kind of file, <c>audio</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The file with the recorded audio.</summary>
    public MetaCallFile? Audio { get; init; }
}

/// <summary>The transcript of a call.</summary>
public sealed record MetaCallTranscript : KapsoModel
{
    /// <summary>The file with the transcript, which is JSON.</summary>
    public MetaCallFile? Document { get; init; }
}

/// <summary>A file that Meta made of a call. Read it with <c>kapso.Media</c> by its id.</summary>
public sealed record MetaCallFile : KapsoModel
{
    /// <summary>The media id of the file, which is valid for 7 days.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; init; }

    /// <summary>The SHA-256 digest of the file, as Meta writes it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The MIME type of the file, for example <c>application/json</c> for a transcript.</summary>
    public string? MimeType { get; init; }

    /// <summary>The address of the file, which is valid for 5 minutes; later the id gives a new one.</summary>
    public string? Url { get; init; }
}
