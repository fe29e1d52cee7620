using System.Text.Json;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>An execution of a workflow to start.</summary>
public sealed record NewWorkflowExecution : KapsoRecord, ICheckable
{
    /// <summary>The customer, by phone number or business-scoped user id. Sandbox numbers take phone numbers only.</summary>
    public required Person To { get; init; }

    /// <summary>The id of the WhatsApp number that the workflow writes from; the server chooses when null.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The first values of the variables, a JSON object; <c>{{vars.…}}</c> in nodes.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>Further data that is kept apart from the variables, a JSON object.</summary>
    public JsonElement? Context { get; init; }

    /// <summary>What the first node is given, a JSON object.</summary>
    public JsonElement? InitialData { get; init; }

    void ICheckable.Check(Rules rules)
    {
        if (rules.NotNull(To, "to"))
        {
            To.Check(rules, "to");
        }

        rules.OptionalId(PhoneNumberId, "phoneNumberId");
        WorkflowInput.CheckObject(rules, Variables, "variables");
        WorkflowInput.CheckObject(rules, Context, "context");
        WorkflowInput.CheckObject(rules, InitialData, "initialData");
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("workflow_execution"u8);
        writer.WriteString(To.IsBusinessScopedUserId ? "recipient"u8 : "phone_number"u8, To.Written);
        writer.WriteOptional("phone_number_id"u8, PhoneNumberId);
        writer.WriteOptional("variables"u8, Variables);
        writer.WriteOptional("context"u8, Context);
        writer.WriteOptional("initial_data"u8, InitialData);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

/// <summary>An execution that the server has queued.</summary>
public sealed record StartedWorkflowExecution : KapsoModel
{
    /// <summary>Gets the id of the execution, to get, follow or resume it by.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the workflow that is executed.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Gets an id that correlates the start with webhooks and lists.</summary>
    public string? TrackingId { get; init; }

    /// <summary>Gets what the server said about the start, in words for people.</summary>
    public string? Message { get; init; }
}
