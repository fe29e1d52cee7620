using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

/// <summary>
/// Flows as Kapso keeps them: forms inside WhatsApp, with their versions and what answers them. <see cref="MetaFlowsClient"/> is Meta's own view of the same flows,
/// which has other ids.
/// </summary>
public class FlowsClient
{
    /// <summary>The most bytes that the source of a function can have.</summary>
    public const int MaxCodeBytes = 1024 * 1024;

    private readonly KapsoPipeline _pipeline;

    internal FlowsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected FlowsClient() => _pipeline = null!;

    /// <summary>Lists flows, newest first. <c>GET /platform/v1/whatsapp/flows</c></summary>
    /// <param name="filter">Which flows; all by default.</param>
    /// <returns>The flows, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Flow> List(FlowFilter? filter = null) =>
        _pipeline.List(FlowOperations.List, [], filter);

    /// <summary>Finds the flow with exactly this name. <c>GET /platform/v1/whatsapp/flows</c></summary>
    /// <param name="phoneNumberId">The id of the number it belongs to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The flow, the newest of several; null when there is none.</returns>
    /// <exception cref="KapsoValidationException">An argument is blank.</exception>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual async Task<Flow?> FindAsync(string phoneNumberId, string name, CancellationToken cancellationToken = default)
    {
        Rules.Check(rules =>
        {
            rules.RequiredId(phoneNumberId, nameof(phoneNumberId));
            rules.Required(name, nameof(name));
        });
        await foreach (Flow flow in List(new FlowFilter { PhoneNumberId = phoneNumberId, NameContains = name }).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (flow.Name == name)
            {
                return flow;
            }
        }

        return null;
    }

    /// <summary>
    /// Makes a flow be what a definition says, however often it is called: finds it by its name or creates it, uploads the JSON when it has changed, sets up what
    /// answers it (a function at Kapso, or an endpoint of one's own with its key), and publishes it.
    /// </summary>
    /// <param name="deployment">The desired state of the flow.</param>
    /// <param name="cancellationToken">Stops it; what was done stays done, and the next call goes on from there.</param>
    /// <returns>The flow, and what was done. With <see cref="DeployedFlow.ValidationErrors"/> it is a draft that waits for another version.</returns>
    /// <exception cref="KapsoValidationException">The definition breaks rules, or the number has no valid public key for an endpoint of one's own and none is given; nothing was done.</exception>
    /// <exception cref="KapsoApiException">The server refused a step.</exception>
    /// <exception cref="KapsoTransportException">A step had no answer.</exception>
    public virtual Task<DeployedFlow> DeployAsync(FlowDeployment deployment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        Rules.Check(nameof(deployment), deployment.Check);
        return new FlowDeployer(this, new MetaFlowsClient(_pipeline), deployment).DeployAsync(cancellationToken);
    }

    /// <summary>Creates a flow, and publishes it when that is wanted. <c>POST /platform/v1/whatsapp/flows</c>, then <c>POST /platform/v1/whatsapp/flows/{flow_id}/publish</c></summary>
    /// <param name="flow">The flow.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoFlowException">Meta found problems in the JSON; or the flow was created and not published, and <see cref="KapsoFlowException.DraftId"/> names the draft.</exception>
    /// <exception cref="KapsoApiException">There is no such number (404), there is a flow of that name (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the flow may exist.</exception>
    public virtual async Task<Flow> CreateAsync(NewFlow flow, CancellationToken cancellationToken = default)
    {
        Flow created = await ExplainAsync(_pipeline.CallAsync(FlowOperations.Create, [], flow, cancellationToken)).ConfigureAwait(false);
        return flow.Publish ? await KapsoFlowException.PublishAsync(created.Id, () => PublishAsync(created.Id, cancellationToken: cancellationToken)).ConfigureAwait(false) : created;
    }

    /// <summary>Gets a flow, and whether its encryption and its endpoint are set up. <c>GET /platform/v1/whatsapp/flows/{flow_id}</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Flow> GetAsync(string flowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FlowOperations.Get, [flowId], cancellationToken);

    /// <summary>Publishes a flow, so that it can be sent to everyone. It cannot be undone. <c>POST /platform/v1/whatsapp/flows/{flow_id}/publish</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoFlowException">Meta found problems in the JSON.</exception>
    /// <exception cref="KapsoApiException">There is no such flow (404), it cannot be published (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be published.</exception>
    public virtual Task<Flow> PublishAsync(string flowId, CancellationToken cancellationToken = default) =>
        ExplainAsync(_pipeline.CallAsync(FlowOperations.Publish, [flowId], new FlowNumberBody(null), cancellationToken, argument: null));

    /// <inheritdoc cref="PublishAsync(string, CancellationToken)"/>
    /// <param name="phoneNumberId">The id of another WhatsApp number than the flow's own.</param>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Flow> PublishAsync(string phoneNumberId, string flowId, CancellationToken cancellationToken = default) =>
        ExplainAsync(_pipeline.CallAsync(FlowOperations.Publish, [flowId], new FlowNumberBody(phoneNumberId), cancellationToken, argument: null));

    /// <summary>Lists the versions of a flow, newest first, without their JSON. <c>GET /platform/v1/whatsapp/flows/{flow_id}/versions</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="filter">How many a page has; the server's default when null.</param>
    /// <returns>The versions, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<FlowVersion> ListVersions(string flowId, FlowVersionFilter? filter = null) =>
        _pipeline.List(FlowOperations.ListVersions, [flowId], filter);

    /// <summary>Gives a flow new JSON, which becomes a version and goes to Meta. <c>POST /platform/v1/whatsapp/flows/{flow_id}/versions</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="definition">What the flow is made of.</param>
    /// <param name="phoneNumberId">Another number than the flow's own.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The version, with what Meta found to be wrong.</returns>
    /// <exception cref="KapsoFlowException">The version was refused because of problems in the JSON.</exception>
    /// <exception cref="KapsoApiException">There is no such flow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the version may exist.</exception>
    public virtual Task<FlowVersion> CreateVersionAsync(string flowId, FlowDefinition definition, string? phoneNumberId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return ExplainAsync(_pipeline.CallAsync(FlowOperations.CreateVersion, [flowId], new NewFlowVersion(definition, phoneNumberId), cancellationToken, argument: null));
    }

    /// <summary>Gets a version with its JSON. <c>GET /platform/v1/whatsapp/flows/{flow_id}/versions/{version_id}</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="versionId">The version's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow or version (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FlowVersion> GetVersionAsync(string flowId, string versionId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FlowOperations.GetVersion, [flowId, versionId], cancellationToken);

    /// <summary>
    /// Finds the newest version, with its JSON. <c>GET /platform/v1/whatsapp/flows/{flow_id}/versions</c>, then <c>GET /platform/v1/whatsapp/flows/{flow_id}/versions/{version_id}</c>
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The version; null when the flow has none.</returns>
    /// <exception cref="KapsoApiException">There is no such flow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual async Task<FlowVersion?> FindLatestVersionAsync(string flowId, CancellationToken cancellationToken = default)
    {
        Page<FlowVersion> newest = await ListVersions(flowId, new FlowVersionFilter { PageSize = 1 }).GetPageAsync(cancellationToken).ConfigureAwait(false);
        return newest.Items is [{ } version, ..] ? await GetVersionAsync(flowId, version.Id, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Sets up the keys that a flow's requests are encrypted with. Kapso keeps the private one. <c>POST /platform/v1/whatsapp/flows/{flow_id}/setup_encryption</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What was done. <see cref="Flow.FlowsEncryptionConfigured"/> tells later whether it stands.</returns>
    /// <exception cref="KapsoApiException">There is no such flow (404), its number is missing (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FlowEncryptionSetup> SetUpEncryptionAsync(string flowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FlowOperations.SetUpEncryption, [flowId], new FlowNumberBody(null), cancellationToken, argument: null);

    /// <inheritdoc cref="SetUpEncryptionAsync(string, CancellationToken)"/>
    /// <param name="phoneNumberId">The id of another WhatsApp number than the flow's own.</param>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<FlowEncryptionSetup> SetUpEncryptionAsync(string phoneNumberId, string flowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FlowOperations.SetUpEncryption, [flowId], new FlowNumberBody(phoneNumberId), cancellationToken, argument: null);

    /// <summary>Gets the function that answers a flow. <c>GET /platform/v1/whatsapp/flows/{flow_id}/data_endpoint</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), it has no function (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FlowDataEndpoint> GetDataEndpointAsync(string flowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FlowOperations.GetDataEndpoint, [flowId], cancellationToken);

    /// <summary>Saves the source of the function that answers a flow, without deploying it. <c>POST /platform/v1/whatsapp/flows/{flow_id}/data_endpoint</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="code">The source: a Cloudflare Worker in JavaScript, at most <see cref="MaxCodeBytes"/> bytes.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The source is blank or too long.</exception>
    /// <exception cref="KapsoApiException">There is no such flow (404), the source is not valid (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FlowDataEndpoint> SetDataEndpointAsync(string flowId, string code, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FlowOperations.SetDataEndpoint, [flowId], new FlowCodeBody(code), cancellationToken, argument: null);

    /// <summary>
    /// Lets a function that is deployed already answer a flow, and registers it with Meta; a published flow is published again.
    /// <c>PATCH /platform/v1/whatsapp/flows/{flow_id}/data_endpoint</c>
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="functionId">The function's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The endpoint; <see cref="FlowDataEndpoint.Warning"/> tells when the flow could not be published again.</returns>
    /// <exception cref="KapsoApiException">There is no such flow or function (404), it is not deployed or the encryption is missing (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FlowDataEndpoint> AttachDataEndpointAsync(string flowId, string functionId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FlowOperations.AttachDataEndpoint, [flowId], new FlowFunctionBody(functionId), cancellationToken, argument: null);

    /// <summary>Deploys the function that answers a flow. <c>POST /platform/v1/whatsapp/flows/{flow_id}/data_endpoint/deploy</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), it has no function or that cannot be deployed (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FlowDataEndpoint> DeployDataEndpointAsync(string flowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FlowOperations.DeployDataEndpoint, [flowId], cancellationToken);

    /// <summary>
    /// Tells Meta the address of the deployed function; the encryption must be set up before. <c>POST /platform/v1/whatsapp/flows/{flow_id}/data_endpoint/register</c>
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The endpoint; <see cref="FlowDataEndpoint.Warning"/> tells when the flow could not be published again.</returns>
    /// <exception cref="KapsoApiException">There is no such flow (404), the encryption is missing (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FlowDataEndpoint> RegisterDataEndpointAsync(string flowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FlowOperations.RegisterDataEndpoint, [flowId], cancellationToken);

    /// <summary>Lists what the function behind a flow has logged; other flows that it answers show up, too. <c>GET /platform/v1/whatsapp/flows/{flow_id}/function_logs</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="filter">How many lines; the latest twenty when null.</param>
    /// <returns>The lines, which come in one page, fetched when they are read.</returns>
    /// <exception cref="KapsoValidationException">The limit is out of its range.</exception>
    public virtual PagedList<FlowFunctionLog> ListFunctionLogs(string flowId, FlowFunctionLogFilter? filter = null) =>
        _pipeline.List(FlowOperations.ListFunctionLogs, [flowId], filter);

    /// <summary>
    /// Lists what the function behind a flow was asked and has answered; other flows that it answers show up, too.
    /// <c>GET /platform/v1/whatsapp/flows/{flow_id}/function_invocations</c>
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="filter">Which invocations and how many; the latest ten when null.</param>
    /// <returns>The invocations, which come in one page, fetched when they are read.</returns>
    /// <exception cref="KapsoValidationException">The limit is out of its range.</exception>
    public virtual PagedList<FlowFunctionInvocation> ListFunctionInvocations(string flowId, FlowFunctionInvocationFilter? filter = null) =>
        _pipeline.List(FlowOperations.ListFunctionInvocations, [flowId], filter);

    /// <summary>
    /// Lists what was answered in a flow. <c>GET /platform/v1/whatsapp/flows/{flow_id}/responses</c>, which Kapso's own tools call and its reference does not describe: what is
    /// not typed is in <see cref="KapsoModel.AdditionalData"/>.
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="filter">How many a page has; the server's default when null.</param>
    /// <returns>The responses, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<FlowResponse> ListResponses(string flowId, FlowResponseFilter? filter = null) =>
        _pipeline.List(FlowOperations.ListResponses, [flowId], filter);

    /// <summary>A refusal that tells what is wrong with a flow's JSON is thrown as one of a type of its own.</summary>
    private static async Task<T> ExplainAsync<T>(Task<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (KapsoApiException refused) when (KapsoFlowException.Read(refused) is { } told)
        {
            throw told;
        }
    }
}
