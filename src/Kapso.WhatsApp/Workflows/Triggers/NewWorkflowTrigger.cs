using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Workflows;

/// <summary>A trigger to give to a workflow, for example <c>NewWorkflowTrigger.OnInboundMessage(phoneNumberId)</c>.</summary>
public sealed record NewWorkflowTrigger : KapsoRecord, ICheckable
{
    private NewWorkflowTrigger(WorkflowTriggerType type) => TriggerType = type;

    /// <summary>What kind of occurrence starts the workflow.</summary>
    public WorkflowTriggerType TriggerType { get; }

    /// <summary>Whether the trigger starts the workflow from now on; it does when null.</summary>
    public bool? Active { get; init; }

    /// <summary>The id of the number whose messages or events start the workflow.</summary>
    public string? PhoneNumberId { get; private init; }

    /// <summary>The event of WhatsApp that starts the workflow.</summary>
    public WorkflowTriggerEvent? Event { get; private init; }

    /// <summary>The name of the project's event that starts the workflow.</summary>
    public string? EventName { get; private init; }

    /// <summary>The condition that the project's event must fulfil; null for none.</summary>
    [JsonIgnore]
    public WorkflowTriggerCondition? Condition { get; private init; }

    [JsonInclude]
    internal string? PropertyKey => Condition?.PropertyKey;

    [JsonInclude]
    internal WorkflowTriggerOperator? Operator => Condition?.Operator;

    [JsonInclude]
    internal JsonElement? PropertyValue => Condition?.PropertyValue;

    /// <summary>Starts the workflow with each message of a customer to a number.</summary>
    /// <param name="phoneNumberId">The id (not the number) of the WhatsApp number.</param>
    public static NewWorkflowTrigger OnInboundMessage(string phoneNumberId) =>
        new(WorkflowTriggerType.InboundMessage) { PhoneNumberId = phoneNumberId ?? throw new ArgumentNullException(nameof(phoneNumberId)) };

    /// <summary>Lets <see cref="WorkflowsClient.StartAsync"/> start the workflow.</summary>
    public static NewWorkflowTrigger OnApiCall() => new(WorkflowTriggerType.ApiCall);

    /// <summary>Starts the workflow when something happens to a message or a conversation.</summary>
    /// <param name="triggerEvent">The event.</param>
    /// <param name="phoneNumberId">The id of the number whose events start it; any number's when null.</param>
    public static NewWorkflowTrigger OnWhatsAppEvent(WorkflowTriggerEvent triggerEvent, string? phoneNumberId = null) =>
        new(WorkflowTriggerType.WhatsAppEvent) { Event = triggerEvent, PhoneNumberId = phoneNumberId };

    /// <summary>Starts the workflow when an event of the project's own is recorded.</summary>
    /// <param name="eventName">The name of the event: words of small letters, digits and underscores, joined by dots.</param>
    /// <param name="condition">What a property of the event must be; null for any event of the name.</param>
    public static NewWorkflowTrigger OnProjectEvent(string eventName, WorkflowTriggerCondition? condition = null) =>
        new(WorkflowTriggerType.ProjectEvent) { EventName = eventName ?? throw new ArgumentNullException(nameof(eventName)), Condition = condition };

    void ICheckable.Check(Rules rules)
    {
        if (TriggerType == WorkflowTriggerType.InboundMessage)
        {
            rules.RequiredId(PhoneNumberId, "phoneNumberId");
        }
        else
        {
            rules.OptionalId(PhoneNumberId, "phoneNumberId");
        }

        if (TriggerType == WorkflowTriggerType.WhatsAppEvent)
        {
            rules.Required(Event?.Value, "triggerEvent");
        }

        if (EventName is not null)
        {
            WorkflowRules.CheckEventName(rules, EventName, "eventName");
        }

        using (rules.In("condition"))
        {
            Condition?.Check(rules);
        }
    }
}

/// <summary>A condition on a property of a project's event.</summary>
public sealed record WorkflowTriggerCondition : KapsoRecord
{
    /// <summary>Makes a condition that compares with any JSON.</summary>
    /// <param name="propertyKey">The name of the property.</param>
    /// <param name="comparison">How it is compared.</param>
    /// <param name="propertyValue">The value that it is compared with; not null.</param>
    public WorkflowTriggerCondition(string propertyKey, WorkflowTriggerOperator comparison, JsonElement propertyValue) =>
        (PropertyKey, Operator, PropertyValue) = (propertyKey ?? throw new ArgumentNullException(nameof(propertyKey)), comparison, propertyValue);

    /// <summary>Makes a condition that compares with a text.</summary>
    /// <param name="propertyKey">The name of the property.</param>
    /// <param name="comparison">How it is compared.</param>
    /// <param name="propertyValue">The text that it is compared with.</param>
    public WorkflowTriggerCondition(string propertyKey, WorkflowTriggerOperator comparison, string propertyValue)
        : this(propertyKey, comparison, JsonSerializer.SerializeToElement(propertyValue ?? throw new ArgumentNullException(nameof(propertyValue)), WorkflowsJson.Default.String))
    {
    }

    /// <summary>Makes a condition that compares with a number.</summary>
    /// <param name="propertyKey">The name of the property.</param>
    /// <param name="comparison">How it is compared.</param>
    /// <param name="propertyValue">The number that it is compared with.</param>
    public WorkflowTriggerCondition(string propertyKey, WorkflowTriggerOperator comparison, decimal propertyValue)
        : this(propertyKey, comparison, JsonSerializer.SerializeToElement(propertyValue, WorkflowsJson.Default.Decimal))
    {
    }

    /// <summary>The name of the property.</summary>
    public string PropertyKey { get; }

    /// <summary>How the property is compared.</summary>
    public WorkflowTriggerOperator Operator { get; }

    /// <summary>The value that the property is compared with.</summary>
    public JsonElement PropertyValue { get; }

    internal void Check(Rules rules)
    {
        rules.Required(PropertyKey, "propertyKey");
        rules.Required(Operator.Value, "operator");
        if (PropertyValue.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            rules.Add("propertyValue", "required", "a value is required", value: "null");
        }
    }
}

/// <summary>All triggers of a workflow, which replace those that it has.</summary>
internal sealed record WorkflowTriggerSet(IReadOnlyList<NewWorkflowTrigger> Triggers) : ICheckable
{
    void ICheckable.Check(Rules rules)
    {
        for (int i = 0; i < Triggers.Count; i++)
        {
            using (rules.In("triggers", i))
            {
                if (rules.NotNull(Triggers[i], ""))
                {
                    ((ICheckable)Triggers[i]).Check(rules);
                }
            }
        }
    }
}

/// <summary>Whether a trigger starts its workflow.</summary>
internal sealed record WorkflowTriggerState(bool Active);
