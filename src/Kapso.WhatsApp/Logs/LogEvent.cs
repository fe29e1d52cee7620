using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Logs;

/// <summary>An event in the logs of the project. Which members are set depends on <see cref="Source"/>; all others are null.</summary>
public sealed record LogEvent : KapsoModel
{
    /// <summary>Gets the id of the event in the index of the logs, no UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the source of the event.</summary>
    public LogSource? Source { get; init; }

    /// <summary>Gets the time by which the event is sorted.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Gets when the event happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Gets when the event was written into the index of the logs.</summary>
    public DateTimeOffset? IngestedAt { get; init; }

    /// <summary>Gets the level of the event, for example <c>info</c> or <c>error</c>.</summary>
    public string? Level { get; init; }

    /// <summary>Gets the status of what the event is about, for example <c>failed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the event in words.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the type of the resource that the event is about.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Gets the id of the resource that the event is about.</summary>
    public string? ResourceId { get; init; }

    /// <summary>Gets the HTTP method of an API call.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>Gets the path of an API call.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Gets the id of the API key of an API call.</summary>
    public string? ApiKeyId { get; init; }

    /// <summary>Gets the name of the API key of an API call.</summary>
    public string? ApiKeyName { get; init; }

    /// <summary>Gets the HTTP status of the response of an API call or of a webhook.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>Gets how long the response of an API call or of a webhook took.</summary>
    [JsonPropertyName("response_time_ms"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the type of a workflow event, for example <c>agent_iteration_started</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>Gets the field of an event of Meta's, for example <c>messages</c>.</summary>
    public string? Field { get; init; }

    /// <summary>Gets the name of the event that is delivered to a webhook.</summary>
    public string? Event { get; init; }

    /// <summary>Gets the type of the message that an event of Meta's is about.</summary>
    public string? MessageType { get; init; }

    /// <summary>Gets the id of the WhatsApp number that the event is about.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Gets the WhatsApp number that the event is about, as Meta shows it.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>Gets the name of the workflow of a workflow event.</summary>
    [JsonPropertyName("flow_name")]
    public string? WorkflowName { get; init; }

    /// <summary>Gets the id of the workflow of a workflow event.</summary>
    [JsonPropertyName("flow_id")]
    public string? WorkflowId { get; init; }

    /// <summary>Gets the id of the execution of a workflow event.</summary>
    [JsonPropertyName("flow_execution_id")]
    public string? WorkflowExecutionId { get; init; }

    /// <summary>Gets the id of a workflow event in its execution.</summary>
    [JsonPropertyName("flow_event_id")]
    public string? WorkflowEventId { get; init; }

    /// <summary>Gets the identifier of the step of a workflow event, for example <c>agent_1</c>.</summary>
    public string? StepIdentifier { get; init; }

    /// <summary>Gets the type of the step of a workflow event.</summary>
    public string? StepType { get; init; }

    /// <summary>Gets the id of the webhook of a delivery.</summary>
    public string? WebhookId { get; init; }

    /// <summary>Gets the address of the webhook of a delivery.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>Gets the class of the error, as the server names it.</summary>
    public string? ErrorClass { get; init; }

    /// <summary>Gets the message of the error; null when there was none.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets further attributes of the event, as JSON.</summary>
    public JsonElement? Attributes { get; init; }

    /// <summary>Gets the payload of the event, as JSON.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>Returns the members without the payload, which can hold anything.</summary>
    private protected override string Describe() => Payload is null ? base.Describe() : (this with { Payload = null }).Describe();
}
