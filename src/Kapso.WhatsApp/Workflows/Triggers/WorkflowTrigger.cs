using System.Text.Json;

namespace Kapso.WhatsApp.Workflows;

/// <summary>What starts a workflow.</summary>
public sealed record WorkflowTrigger : KapsoModel
{
    /// <summary>Gets the id of the trigger, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the workflow that is started.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Gets what kind of occurrence starts the workflow.</summary>
    public WorkflowTriggerType? TriggerType { get; init; }

    /// <summary>Gets whether the trigger starts the workflow at all.</summary>
    public bool? Active { get; init; }

    /// <summary>Gets the server's description of the trigger.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets when the trigger was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the trigger was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Gets which occurrences start the workflow; the type decides which members are set.</summary>
    public WorkflowTriggerSource? Triggerable { get; init; }
}

/// <summary>Which occurrences start a workflow.</summary>
public sealed record WorkflowTriggerSource : KapsoModel
{
    /// <summary>Gets the id of the number whose messages or events start the workflow; null for any.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Gets the event of WhatsApp that starts the workflow; null for other types.</summary>
    public WorkflowTriggerEvent? Event { get; init; }

    /// <summary>Gets the name of the project's event that starts the workflow; null for other types.</summary>
    public string? EventName { get; init; }

    /// <summary>Gets the property of the event that is compared; null when none is.</summary>
    public string? PropertyKey { get; init; }

    /// <summary>Gets how the property is compared; null when it is not.</summary>
    public WorkflowTriggerOperator? Operator { get; init; }

    /// <summary>Gets the value that the property is compared with, as JSON; null when it is not.</summary>
    public JsonElement? PropertyValue { get; init; }
}
