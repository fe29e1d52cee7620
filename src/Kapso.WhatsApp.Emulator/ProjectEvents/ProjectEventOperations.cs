using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.ProjectEvents;

/// <summary>The events of the project and their definitions.</summary>
internal sealed partial class ProjectEventOperations(EmulatedProject project, ProjectEventStore events)
{
    private const int MaxNameLength = 128;
    private const string NameRule = "must be lower-case segments with dots between them";

    public IEnumerable<Operation> All =>
    [
        new("listProjectEvents", Surface.Platform, "GET", "/events", List),
        new("createProjectEvent", Surface.Platform, "POST", "/events", Create),
        new("listProjectEventDefinitions", Surface.Platform, "GET", "/event-definitions", ListDefinitions),
        new("createProjectEventDefinition", Surface.Platform, "POST", "/event-definitions", CreateDefinition),
        new("getProjectEventDefinition", Surface.Platform, "GET", "/event-definitions/{id}", request => Reply.Ok(Json.Data(Find(request).Show()))),
        new("updateProjectEventDefinition", Surface.Platform, "PATCH", "/event-definitions/{id}", UpdateDefinition),
        new("deleteProjectEventDefinition", Surface.Platform, "DELETE", "/event-definitions/{id}", DeleteDefinition),
    ];

    private Reply List(EmulatorRequest request)
    {
        (string? name, string? conversation) = (request.Query("name"), request.Query("conversation_id"));
        if (name is not null && !NameForm().IsMatch(name))
        {
            throw new InvalidFieldException(FieldProblem.Malformed, "name", NameRule);
        }

        (DateTimeOffset? after, DateTimeOffset? before) = (QueryFilter.Time(request, "occurred_after"), QueryFilter.Time(request, "occurred_before"));
        CursorPage<ProjectEvent> page = CursorPage<ProjectEvent>.Cut(request, Surface.Platform, events.NewestFirst(known =>
            !known.Definition.IsBeingDeleted
            && (name is null || known.Name == name)
            && (conversation is null || known.Conversation?.Id == conversation)
            && !(known.OccurredAt < after)
            && !(known.OccurredAt > before)));
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(known => known.Show())]), ["paging"] = page.CursorsAndLinks(request) });
    }

    private Reply Create(EmulatorRequest request)
    {
        Field body = request.JsonBody();
        string name = Name(body["name"]);
        DateTimeOffset occurredAt = body["occurred_at"].OptionalTime() ?? project.Now;
        JsonObject properties = Properties(body["properties"]);
        Conversation? conversation = body["conversation_id"].OptionalText() is { } id
            ? project.Conversations.FirstOrDefault(known => known.Id == id) ?? throw body["conversation_id"].NotAllowed("must be a conversation of the project")
            : null;
        ProjectEvent recorded = events.Record(events.Define(name).Definition, occurredAt, conversation, properties);
        return Reply.Json(201, Json.Data(recorded.Show()));
    }

    private Reply ListDefinitions(EmulatorRequest request)
    {
        bool includeArchived = QueryFilter.Flag(request, "include_archived") == true;
        IEnumerable<JsonNode> shown = events.Definitions.Where(definition => includeArchived || definition.ArchivedAt is null).Select(definition => (JsonNode)definition.Show());
        return Reply.Ok(Json.Data(new JsonArray([.. shown])));
    }

    private Reply CreateDefinition(EmulatorRequest request)
    {
        Field body = request.JsonBody();
        string name = Name(body["name"]);
        JsonObject? schema = Schema(body["property_schema"]);
        (EventDefinition definition, bool isNew) = events.Define(name);
        definition.Description = body["description"].IsMentioned ? body["description"].OptionalText() : definition.Description;
        definition.PropertySchema = schema ?? definition.PropertySchema;
        definition.ArchivedAt = null;
        definition.UpdatedAt = project.Now;
        return Reply.Json(isNew ? 201 : 200, Json.Data(definition.Show()));
    }

    private Reply UpdateDefinition(EmulatorRequest request)
    {
        EventDefinition definition = Find(request);
        Field body = request.JsonBody();
        string name = body["name"].Exists ? Name(body["name"]) : definition.Name;
        if (name != definition.Name && events.HasEvents(definition))
        {
            throw body["name"].NotAllowed("cannot change any more: events were recorded");
        }

        if (name != definition.Name && events.Definitions.Any(known => known.Name == name))
        {
            throw body["name"].NotAllowed("has already been taken");
        }

        JsonObject? schema = Schema(body["property_schema"]);
        bool isArchived = body["archived"].Flag(definition.ArchivedAt is not null);
        definition.Name = name;
        definition.Description = body["description"].IsMentioned ? body["description"].OptionalText() : definition.Description;
        definition.PropertySchema = schema ?? definition.PropertySchema;
        definition.ArchivedAt = isArchived ? definition.ArchivedAt ?? project.Now : null;
        definition.UpdatedAt = project.Now;
        return Reply.Ok(Json.Data(definition.Show()));
    }

    private Reply DeleteDefinition(EmulatorRequest request)
    {
        events.Delete(Find(request));
        return new Reply(202, default, null);
    }

    private EventDefinition Find(EmulatorRequest request)
    {
        string id = request.Route("id");
        return events.Definitions.FirstOrDefault(known => known.Id == id) ?? throw Surface.Platform.NotFound("Event definition", id);
    }

    private static string Name(Field field)
    {
        string name = field.Text(MaxNameLength);
        return NameForm().IsMatch(name) ? name : throw field.Malformed(NameRule);
    }

    /// <summary>The properties of an event: a flat object of scalars.</summary>
    private static JsonObject Properties(Field field)
    {
        if (!field.Exists)
        {
            return [];
        }

        foreach (JsonProperty property in field.Object().Value.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                throw field[property.Name].Malformed("must be a text, a number, a boolean or null");
            }
        }

        return field.ToNode()!.AsObject();
    }

    /// <summary>The declared properties, each with its type; null when the body does not mention them.</summary>
    private static JsonObject? Schema(Field field)
    {
        if (!field.Exists)
        {
            return null;
        }

        foreach (JsonProperty property in field.Object().Value.EnumerateObject())
        {
            field[property.Name].Object()["type"].OneOf("string", "number", "boolean");
        }

        return field.ToNode()!.AsObject();
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\z")]
    private static partial Regex NameForm();
}
