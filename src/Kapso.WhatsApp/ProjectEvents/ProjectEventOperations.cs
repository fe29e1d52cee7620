using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ProjectEvents;

internal static class ProjectEventOperations
{
    private const string Definitions = "event-definitions";
    private const string OneDefinition = Definitions + "/{definition_id}";

    private static readonly Answer<ProjectEventDefinition> Definition = Answer.Data(ProjectEventsJson.Default.ProjectEventDefinition);

    public static readonly ListOperation<ProjectEvent> List =
        new("listProjectEvents", "events", ApiSurface.Platform, ProjectEventsJson.Default.ProjectEvent, Paging.Cursors) { ClientMethod = "ProjectEvents.List" };

    public static readonly Operation<NewProjectEvent, ProjectEvent> Create =
        new("createProjectEvent", HttpMethod.Post, "events", ApiSurface.Platform, Replay.Never,
            Body.Json(ProjectEventsJson.Default.NewProjectEvent), Answer.Data(ProjectEventsJson.Default.ProjectEvent)) { ClientMethod = "ProjectEvents.CreateAsync" };

    public static readonly ListOperation<ProjectEventDefinition> ListDefinitions =
        new("listProjectEventDefinitions", Definitions, ApiSurface.Platform, ProjectEventsJson.Default.ProjectEventDefinition, Paging.None) { ClientMethod = "ProjectEvents.ListDefinitions" };

    /// <summary>A definition of the same name is updated, so that creating it twice changes nothing.</summary>
    public static readonly Operation<NewProjectEventDefinition, ProjectEventDefinition> CreateDefinition =
        new("createProjectEventDefinition", HttpMethod.Post, Definitions, ApiSurface.Platform, Replay.Safe, Body.Json(ProjectEventsJson.Default.NewProjectEventDefinition), Definition)
        {
            ClientMethod = "ProjectEvents.CreateDefinitionAsync",
        };

    public static readonly Operation<ProjectEventDefinition> GetDefinition =
        new("getProjectEventDefinition", HttpMethod.Get, OneDefinition, ApiSurface.Platform, Replay.Safe, Definition) { ClientMethod = "ProjectEvents.GetDefinitionAsync" };

    public static readonly Operation<ProjectEventDefinitionUpdate, ProjectEventDefinition> UpdateDefinition =
        new("updateProjectEventDefinition", HttpMethod.Patch, OneDefinition, ApiSurface.Platform, Replay.Safe, Body.Json(ProjectEventsJson.Default.ProjectEventDefinitionUpdate), Definition)
        {
            ClientMethod = "ProjectEvents.UpdateDefinitionAsync",
        };

    public static readonly Operation<Done> DeleteDefinition =
        new("deleteProjectEventDefinition", HttpMethod.Delete, OneDefinition, ApiSurface.Platform, Replay.Safe, Answer.Done) { ClientMethod = "ProjectEvents.DeleteDefinitionAsync" };
}
