using System.Text.Json;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The variables of an execution, in their namespaces.</summary>
public sealed record WorkflowExecutionContext : KapsoModel
{
    /// <summary>Gets the variables that were given at the start or set by nodes, a JSON object; <c>vars</c> in nodes.</summary>
    public JsonElement? Vars { get; init; }

    /// <summary>Gets what started the execution; <c>system</c> in nodes.</summary>
    public WorkflowSystemVariables? System { get; init; }

    /// <summary>Gets in which conversation the execution runs; <c>context</c> in nodes.</summary>
    public WorkflowChannel? Context { get; init; }

    /// <summary>Gets how the execution was asked for.</summary>
    public WorkflowExecutionMetadata? Metadata { get; init; }
}

/// <summary>What started an execution.</summary>
public sealed record WorkflowSystemVariables : KapsoModel
{
    /// <summary>Gets the type of the trigger that started the execution.</summary>
    public WorkflowTriggerType? TriggerType { get; init; }

    /// <summary>Gets the id that the server returned when the execution was started.</summary>
    public string? TrackingId { get; init; }
}

/// <summary>The conversation in which an execution runs.</summary>
public sealed record WorkflowChannel : KapsoModel
{
    /// <summary>Gets the channel, for example <c>whatsapp</c>.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets the phone number of the customer; null when the customer is known by another id.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Returns the channel and the last digits of the phone number.</summary>
    private protected override string Describe() => $"{nameof(WorkflowChannel)} {{ {nameof(Channel)} = {Channel}, {nameof(PhoneNumber)} = {(PhoneNumber is null ? "" : PhoneMask.MaskDigits(PhoneNumber))} }}";
}

/// <summary>How an execution was asked for.</summary>
public sealed record WorkflowExecutionMetadata : KapsoModel
{
    /// <summary>Gets the request that started the execution; null when it was started otherwise.</summary>
    public WorkflowStartRequest? Request { get; init; }
}

/// <summary>The request that started an execution.</summary>
public sealed record WorkflowStartRequest : KapsoModel
{
    /// <summary>Gets the network address that the request came from.</summary>
    public string? Ip { get; init; }

    /// <summary>Gets the user agent that the request named.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Gets when the request arrived.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
