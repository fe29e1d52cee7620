using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ProjectEvents;

/// <summary>
/// Events of the project's own, such as an order that was paid, and their definitions. They show beside conversations, start webhooks of type <c>project.event</c>, and findings are made of
/// them. The plan of the project must include them; otherwise changes are refused with 402.
/// </summary>
public class ProjectEventsClient
{
    private readonly KapsoPipeline _pipeline;

    internal ProjectEventsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected ProjectEventsClient() => _pipeline = null!;

    /// <summary>Lists the events of the project, newest first. <c>GET /platform/v1/events</c></summary>
    /// <param name="filter">Which events; all by default.</param>
    /// <returns>The events, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<ProjectEvent> List(ProjectEventFilter? filter = null) => _pipeline.List(ProjectEventOperations.List, [], filter);

    /// <summary>Records an event. An unknown name may get a definition by itself. Never repeated by the client. <c>POST /platform/v1/events</c></summary>
    /// <param name="newEvent">The event: its name, and what else is known about it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The event breaks a rule that is known before the call; nothing was recorded.</exception>
    /// <exception cref="KapsoApiException">The plan does not include events (402), the definition is being deleted (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the event may have been recorded.</exception>
    public virtual Task<ProjectEvent> CreateAsync(NewProjectEvent newEvent, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ProjectEventOperations.Create, [], newEvent, cancellationToken);

    /// <summary>Lists the definitions of events, as one page. <c>GET /platform/v1/event-definitions</c></summary>
    /// <param name="filter">Which definitions; those that are not archived by default.</param>
    /// <returns>The definitions, fetched when they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<ProjectEventDefinition> ListDefinitions(ProjectEventDefinitionFilter? filter = null) =>
        _pipeline.List(ProjectEventOperations.ListDefinitions, [], filter);

    /// <summary>
    /// Creates a definition. One of the same name is updated instead, and restored when it was archived, so the call can be repeated. <c>POST /platform/v1/event-definitions</c>
    /// </summary>
    /// <param name="definition">The definition: the name of the events, and what else is known about them.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The definition breaks a rule that is known before the call.</exception>
    /// <exception cref="KapsoApiException">The plan does not include events (402), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<ProjectEventDefinition> CreateDefinitionAsync(NewProjectEventDefinition definition, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ProjectEventOperations.CreateDefinition, [], definition, cancellationToken);

    /// <summary>Gets a definition, an archived one too. <c>GET /platform/v1/event-definitions/{id}</c></summary>
    /// <param name="definitionId">The id of the definition.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such definition (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<ProjectEventDefinition> GetDefinitionAsync(string definitionId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ProjectEventOperations.GetDefinition, [definitionId], cancellationToken);

    /// <summary>Changes, archives or restores a definition. <c>PATCH /platform/v1/event-definitions/{id}</c></summary>
    /// <param name="definitionId">The id of the definition.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or an argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such definition (404), its name cannot change any more (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<ProjectEventDefinition> UpdateDefinitionAsync(string definitionId, ProjectEventDefinitionUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ProjectEventOperations.UpdateDefinition, [definitionId], update, cancellationToken);

    /// <summary>
    /// Starts to delete a definition with all its events, which cannot be undone. It happens in the background, and events of the name are refused meanwhile; to keep the events, archive the
    /// definition with <see cref="UpdateDefinitionAsync"/>. <c>DELETE /platform/v1/event-definitions/{id}</c>
    /// </summary>
    /// <param name="definitionId">The id of the definition.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such definition (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteDefinitionAsync(string definitionId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ProjectEventOperations.DeleteDefinition, [definitionId], cancellationToken);
}
