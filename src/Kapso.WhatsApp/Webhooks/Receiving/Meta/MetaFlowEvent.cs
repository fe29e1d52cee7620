using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>A change or an alert of a flow; <see cref="Event"/> names it, and the other members have its details. <c>flows</c></summary>
public sealed record MetaFlowEvent : MetaEvent
{
    /// <summary>The name of the event, for example <c>FLOW_STATUS_CHANGE</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The description of the event, in words for people.</summary>
    public string? Message { get; init; }

    /// <summary>The id of the flow at Meta.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? FlowId { get; init; }

    /// <summary>The status of the flow before the change.</summary>
    public string? OldStatus { get; init; }

    /// <summary>The status now, for example <c>PUBLISHED</c>.</summary>
    public string? NewStatus { get; init; }

    /// <summary>The share of calls that failed.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>The share or time from which Meta warns.</summary>
    public double? Threshold { get; init; }

    /// <summary>Whether the warning is active: <c>ACTIVATED</c> or <c>DEACTIVATED</c>.</summary>
    public string? AlertState { get; init; }

    /// <summary>The errors that calls of the endpoint ended with.</summary>
    public IReadOnlyList<MetaFlowError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The time within which half of the calls were answered.</summary>
    [JsonPropertyName("p50_latency"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? P50Latency { get; init; }

    /// <summary>The time within which nine of ten calls were answered.</summary>
    [JsonPropertyName("p90_latency"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? P90Latency { get; init; }

    /// <summary>The number of calls of the endpoint.</summary>
    public long? RequestsCount { get; init; }

    /// <summary>The share of calls that were answered.</summary>
    public double? Availability { get; init; }

    /// <summary>The text of a warning from Meta.</summary>
    public string? Warning { get; init; }
}

/// <summary>A kind of error that calls of a flow's endpoint ended with.</summary>
public sealed record MetaFlowError : KapsoModel
{
    /// <summary>The kind of error, as Meta names it.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The share of calls that ended with the error.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>The number of calls that ended with the error.</summary>
    public long? ErrorCount { get; init; }
}
