using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>What starts a workflow.</summary>
internal sealed class WorkflowTrigger
{
    public const string InboundMessage = "inbound_message";
    public const string ApiCall = "api_call";
    public const string WhatsAppEvent = "whatsapp_event";
    public const string ProjectEvent = "project_event";

    private readonly DateTimeOffset _createdAt;

    private WorkflowTrigger(Workflow workflow, string type, DateTimeOffset now) => (Workflow, Type, _createdAt, UpdatedAt) = (workflow, type, now, now);

    public string Id { get; } = Guid.NewGuid().ToString();

    public Workflow Workflow { get; }

    public string Type { get; }

    public bool IsActive { get; private set; }

    private DateTimeOffset UpdatedAt { get; set; }

    private string? NumberId { get; init; }

    private string? Event { get; init; }

    private string? EventName { get; init; }

    private string? PropertyKey { get; init; }

    private string? Operator { get; init; }

    private JsonNode? PropertyValue { get; init; }

    public static WorkflowTrigger Read(Field trigger, Workflow workflow, EmulatedProject project)
    {
        string type = trigger.Object()["trigger_type"].OneOf(InboundMessage, ApiCall, WhatsAppEvent, ProjectEvent);
        Field number = trigger["phone_number_id"];
        string? numberId = type == InboundMessage ? number.Text() : type == WhatsAppEvent ? number.OptionalText() : null;
        if (numberId is not null && project.FindNumber(numberId) is null)
        {
            throw number.NotAllowed("names no phone number of the project");
        }

        bool isProjectEvent = type == ProjectEvent;
        return new WorkflowTrigger(workflow, type, project.Now)
        {
            IsActive = trigger["active"].Flag(true),
            NumberId = numberId,
            Event = type == WhatsAppEvent
                ? trigger["event"].OneOf("whatsapp.message.received", "whatsapp.message.sent", "whatsapp.message.failed", "whatsapp.conversation.created", "whatsapp.conversation.ended")
                : null,
            EventName = isProjectEvent ? trigger["event_name"].OptionalMatch(NodeTypes.EventNameForm(), "must be lowercase and dotted, such as order.paid") ?? throw trigger["event_name"].Missing() : null,
            PropertyKey = isProjectEvent ? trigger["property_key"].OptionalText() : null,
            Operator = isProjectEvent ? trigger["operator"].OptionalOneOf("eq", "lt", "lte", "gt", "gte") : null,
            PropertyValue = isProjectEvent ? trigger["property_value"].ToNode() : null,
        };
    }

    public void SetActive(bool isActive, DateTimeOffset now) => (IsActive, UpdatedAt) = (isActive, now);

    public bool FitsMessageTo(EmulatedPhoneNumber number) => IsActive && Type == InboundMessage && NumberId == number.Id;

    public bool FitsEvent(string name, EmulatedPhoneNumber number) => IsActive && Type == WhatsAppEvent && Event == name && (NumberId is null || NumberId == number.Id);

    /// <summary>Whether an event of the project's own starts the workflow.</summary>
    public bool FitsProjectEvent(string name, JsonObject properties) => IsActive && Type == ProjectEvent && EventName == name && FitsProperty(properties);

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["workflow_id"] = Workflow.Id,
        ["trigger_type"] = Type,
        ["active"] = IsActive,
        ["display_name"] = Type switch { InboundMessage => $"Inbound message to {NumberId}", WhatsAppEvent => Event, ProjectEvent => EventName, _ => "API call" },
        ["created_at"] = Json.Time(_createdAt),
        ["updated_at"] = Json.Time(UpdatedAt),
        ["triggerable"] = ShowSource(),
    };

    private bool FitsProperty(JsonObject properties)
    {
        if (PropertyKey is null || Operator is null)
        {
            return true;
        }

        (JsonNode? actual, JsonNode? expected) = (properties[PropertyKey], PropertyValue);
        if (Operator == "eq")
        {
            return JsonNode.DeepEquals(actual, expected);
        }

        return actual is JsonValue left && expected is JsonValue right && left.TryGetValue<double>(out double value) && right.TryGetValue<double>(out double limit)
            && Operator switch { "lt" => value < limit, "lte" => value <= limit, "gt" => value > limit, _ => value >= limit };
    }

    private JsonObject ShowSource()
    {
        if (Type == ProjectEvent)
        {
            return new JsonObject { ["event_name"] = EventName, ["property_key"] = PropertyKey, ["operator"] = Operator, ["property_value"] = PropertyValue?.DeepClone() };
        }

        JsonObject shown = new();
        if (Event is not null)
        {
            shown["event"] = Event;
        }

        if (NumberId is not null)
        {
            shown["phone_number_id"] = NumberId;
        }

        return shown;
    }
}
