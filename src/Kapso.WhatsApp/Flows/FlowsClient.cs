using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>
/// Flows as Kapso keeps them: forms inside WhatsApp, with their versions and what answers them. <see cref="MetaFlowsClient"/> is Meta's own view of the same flows,
/// which has other ids.
/// </summary>
public class FlowsClient
{
    /// <summary>The most bytes that the source of a function can have.</summary>
    public const int MaxCodeBytes = 1024 * 1024;

    /// <summary>The most lines of a log that can be had at once.</summary>
    public const int MaxLogs = 50;

    /// <summary>The most invocations that can be had at once.</summary>
    public const int MaxInvocations = 20;

    private readonly KapsoPipeline _pipeline;

    internal FlowsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected FlowsClient() => _pipeline = null!;

    /// <summary>Lists flows, newest first. <c>GET /platform/v1/whatsapp/flows</c></summary>
    /// <param name="filter">Which flows; all by default.</param>
    /// <returns>The flows, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Flow> List(FlowFilter? filter = null)
    {
        filter ??= new FlowFilter();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");
        return _pipeline.ListByNumber(FlowOperations.List, page => FlowOperations.List.Target() + new Query()
            .Add("status", filter.Status)
            .Add("business_account_id", filter.BusinessAccountId)
            .Add("phone_number_id", filter.PhoneNumberId)
            .Add("name_contains", filter.NameContains)
            .Add("created_after", filter.CreatedAfter)
            .Add("created_before", filter.CreatedBefore)
            .Add("per_page", filter.PageSize)
            .Add("page", page), KapsoJsonContext.Default.OffsetPageFlow);
    }

    /// <summary>Finds the flow with exactly this name. <c>GET /platform/v1/whatsapp/flows</c></summary>
    /// <param name="phoneNumberId">The id of the number it belongs to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The flow, the newest of several; null when there is none.</returns>
    /// <exception cref="KapsoValidationException">An argument is blank.</exception>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual async Task<Flow?> FindAsync(string phoneNumberId, string name, CancellationToken cancellationToken = default)
    {
        Rules.Check(nameof(phoneNumberId), rules => rules.Required(phoneNumberId, ""));
        Rules.Check(nameof(name), rules => rules.Required(name, ""));
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
    /// answers it, and publishes it.
    /// </summary>
    /// <param name="deployment">The flow and what is to become of it.</param>
    /// <param name="cancellationToken">Stops it; what was done stays done, and the next call goes on from there.</param>
    /// <returns>The flow, and what was done. With <see cref="DeployedFlow.Problems"/> it is a draft that waits for another version.</returns>
    /// <exception cref="KapsoValidationException">The definition breaks rules; nothing was done.</exception>
    /// <exception cref="KapsoApiException">The server refused a step.</exception>
    /// <exception cref="KapsoTransportException">A step had no answer.</exception>
    public virtual Task<DeployedFlow> DeployAsync(FlowDeployment deployment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        Rules.Check(nameof(deployment), deployment.Check);
        return new FlowDeployer(this, deployment).DeployAsync(cancellationToken);
    }

    /// <summary>Creates a flow. <c>POST /platform/v1/whatsapp/flows</c></summary>
    /// <param name="flow">The flow.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoFlowException">Meta found problems in the JSON.</exception>
    /// <exception cref="KapsoApiException">There is no such number (404), there is a flow of that name (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether the flow may exist.</exception>
    public virtual Task<Flow> CreateAsync(NewFlow flow, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(flow);
        Rules.Check(nameof(flow), flow.Check);
        return SendAsync(FlowOperations.Create, FlowOperations.Create.Target(), KapsoJsonContext.Default.EnvelopeFlow, flow.ToBody(), cancellationToken);
    }

    /// <summary>Gets a flow, and whether its encryption and its endpoint are set up. <c>GET /platform/v1/whatsapp/flows/{flow_id}</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Flow> GetAsync(string flowId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(FlowOperations.Get, FlowOperations.Get.Target(flowId), KapsoJsonContext.Default.EnvelopeFlow, cancellationToken);

    /// <summary>Publishes a flow, so that it can be sent to everyone. It cannot be undone. <c>POST /platform/v1/whatsapp/flows/{flow_id}/publish</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="phoneNumberId">Another number than the flow's own.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoFlowException">Meta found problems in the JSON.</exception>
    /// <exception cref="KapsoApiException">There is no such flow (404), it cannot be published (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be published.</exception>
    public virtual Task<Flow> PublishAsync(string flowId, string? phoneNumberId = null, CancellationToken cancellationToken = default) =>
        SendAsync(FlowOperations.Publish, FlowOperations.Publish.Target(flowId), KapsoJsonContext.Default.EnvelopeFlow, FlowBodies.Number(phoneNumberId), cancellationToken);

    /// <summary>Lists the versions of a flow, newest first, without their JSON. <c>GET /platform/v1/whatsapp/flows/{flow_id}/versions</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="pageSize">How many a page has, 1 to <see cref="ListFilter.MaxPageSize"/>; the server's default when null.</param>
    /// <returns>The versions, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<FlowVersion> ListVersions(string flowId, int? pageSize = null)
    {
        string target = FlowOperations.ListVersions.Target(flowId);
        ListFilter.CheckPageSize(pageSize, nameof(pageSize));
        return _pipeline.ListByNumber(
            FlowOperations.ListVersions, page => target + new Query().Add("per_page", pageSize).Add("page", page), KapsoJsonContext.Default.OffsetPageFlowVersion);
    }

    /// <summary>Gives a flow new JSON, which becomes a version and goes to Meta. <c>POST /platform/v1/whatsapp/flows/{flow_id}/versions</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="definition">What the flow is made of.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The version, with what Meta found to be wrong.</returns>
    /// <exception cref="KapsoFlowException">The version was refused because of problems in the JSON.</exception>
    /// <exception cref="KapsoApiException">There is no such flow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether the version may exist.</exception>
    public virtual Task<FlowVersion> CreateVersionAsync(string flowId, FlowDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return SendAsync(
            FlowOperations.CreateVersion, FlowOperations.CreateVersion.Target(flowId), KapsoJsonContext.Default.EnvelopeFlowVersion, FlowBodies.Version(definition), cancellationToken);
    }

    /// <summary>Gets a version with its JSON. <c>GET /platform/v1/whatsapp/flows/{flow_id}/versions/{version_id}</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="versionId">The version's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow or version (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<FlowVersion> GetVersionAsync(string flowId, string versionId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(FlowOperations.GetVersion, FlowOperations.GetVersion.Target(flowId, versionId), KapsoJsonContext.Default.EnvelopeFlowVersion, cancellationToken);

    /// <summary>
    /// Gets the newest version with its JSON. <c>GET /platform/v1/whatsapp/flows/{flow_id}/versions</c>, then <c>GET /platform/v1/whatsapp/flows/{flow_id}/versions/{version_id}</c>
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The version; null when the flow has none.</returns>
    /// <exception cref="KapsoApiException">There is no such flow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual async Task<FlowVersion?> GetLatestVersionAsync(string flowId, CancellationToken cancellationToken = default)
    {
        Page<FlowVersion> newest = await ListVersions(flowId, pageSize: 1).GetPageAsync(cancellationToken).ConfigureAwait(false);
        return newest.Items is [{ } version, ..] ? await GetVersionAsync(flowId, version.Id, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Sets up the keys that a flow's requests are encrypted with. Kapso keeps the private one. <c>POST /platform/v1/whatsapp/flows/{flow_id}/setup_encryption</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="phoneNumberId">Another number than the flow's own.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What was done. <see cref="Flow.FlowsEncryptionConfigured"/> tells later whether it stands.</returns>
    /// <exception cref="KapsoApiException">There is no such flow (404), its number is missing (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<FlowEncryptionSetup> SetUpEncryptionAsync(string flowId, string? phoneNumberId = null, CancellationToken cancellationToken = default) => _pipeline.SendForDataAsync(
        FlowOperations.SetUpEncryption, FlowOperations.SetUpEncryption.Target(flowId), KapsoJsonContext.Default.EnvelopeFlowEncryptionSetup, cancellationToken, FlowBodies.Number(phoneNumberId));

    /// <summary>Gets the function that answers a flow. <c>GET /platform/v1/whatsapp/flows/{flow_id}/data_endpoint</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), it has no function (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<FlowDataEndpoint> GetDataEndpointAsync(string flowId, CancellationToken cancellationToken = default) => _pipeline.SendForDataAsync(
        FlowOperations.GetDataEndpoint, FlowOperations.GetDataEndpoint.Target(flowId), KapsoJsonContext.Default.EnvelopeFlowDataEndpoint, cancellationToken);

    /// <summary>Saves the source of the function that answers a flow, without deploying it. <c>POST /platform/v1/whatsapp/flows/{flow_id}/data_endpoint</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="code">The source: a Cloudflare Worker in JavaScript, at most <see cref="MaxCodeBytes"/> bytes.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The source is blank or too long.</exception>
    /// <exception cref="KapsoApiException">There is no such flow (404), the source is not valid (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<FlowDataEndpoint> SetDataEndpointAsync(string flowId, string code, CancellationToken cancellationToken = default)
    {
        string target = FlowOperations.SetDataEndpoint.Target(flowId);
        Rules.Check(nameof(code), rules => FlowBodies.CheckCode(rules, code));
        return _pipeline.SendForDataAsync(FlowOperations.SetDataEndpoint, target, KapsoJsonContext.Default.EnvelopeFlowDataEndpoint, cancellationToken, FlowBodies.Member("code", code));
    }

    /// <summary>
    /// Lets a function that is deployed already answer a flow, and registers it with Meta; a published flow is published again.
    /// <c>PATCH /platform/v1/whatsapp/flows/{flow_id}/data_endpoint</c>
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="functionId">The function's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The endpoint; <see cref="FlowDataEndpoint.Warning"/> tells when the flow could not be published again.</returns>
    /// <exception cref="KapsoApiException">There is no such flow or function (404), it is not deployed or the encryption is missing (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<FlowDataEndpoint> AttachDataEndpointAsync(string flowId, string functionId, CancellationToken cancellationToken = default)
    {
        string target = FlowOperations.AttachDataEndpoint.Target(flowId);
        Rules.Check(nameof(functionId), rules => rules.Required(functionId, ""));
        return _pipeline.SendForDataAsync(
            FlowOperations.AttachDataEndpoint, target, KapsoJsonContext.Default.EnvelopeFlowDataEndpoint, cancellationToken, FlowBodies.Member("function_id", functionId));
    }

    /// <summary>Deploys the function that answers a flow. <c>POST /platform/v1/whatsapp/flows/{flow_id}/data_endpoint/deploy</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), it has no function or that cannot be deployed (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<FlowDataEndpoint> DeployDataEndpointAsync(string flowId, CancellationToken cancellationToken = default) => _pipeline.SendForDataAsync(
        FlowOperations.DeployDataEndpoint, FlowOperations.DeployDataEndpoint.Target(flowId), KapsoJsonContext.Default.EnvelopeFlowDataEndpoint, cancellationToken);

    /// <summary>
    /// Tells Meta the address of the deployed function; the encryption must be set up before. <c>POST /platform/v1/whatsapp/flows/{flow_id}/data_endpoint/register</c>
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="phoneNumberId">Another number than the flow's own.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The endpoint; <see cref="FlowDataEndpoint.Warning"/> tells when the flow could not be published again.</returns>
    /// <exception cref="KapsoApiException">There is no such flow (404), the encryption is missing (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<FlowDataEndpoint> RegisterDataEndpointAsync(string flowId, string? phoneNumberId = null, CancellationToken cancellationToken = default) => _pipeline.SendForDataAsync(
        FlowOperations.RegisterDataEndpoint, FlowOperations.RegisterDataEndpoint.Target(flowId), KapsoJsonContext.Default.EnvelopeFlowDataEndpoint, cancellationToken, FlowBodies.Number(phoneNumberId));

    /// <summary>Gets what the function behind a flow has logged; other flows that it answers show up, too. <c>GET /platform/v1/whatsapp/flows/{flow_id}/function_logs</c></summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="limit">How many lines, 1 to <see cref="MaxLogs"/>; twenty when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The limit is out of its range.</exception>
    /// <exception cref="KapsoApiException">There is no such flow (404), it has no function (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual async Task<IReadOnlyList<FlowFunctionLog>> ListFunctionLogsAsync(string flowId, int? limit = null, CancellationToken cancellationToken = default)
    {
        string target = FlowOperations.ListFunctionLogs.Target(flowId) + new Query().Add("limit", limit);
        CheckLimit(limit, MaxLogs);
        FlowFunctionLogList list = await _pipeline.SendForDataAsync(FlowOperations.ListFunctionLogs, target, KapsoJsonContext.Default.EnvelopeFlowFunctionLogList, cancellationToken).ConfigureAwait(false);
        return list.Logs.Present();
    }

    /// <summary>
    /// Gets what the function behind a flow was asked and has answered; other flows that it answers show up, too.
    /// <c>GET /platform/v1/whatsapp/flows/{flow_id}/function_invocations</c>
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="succeeded">Only those that ended well, or only those that did not; both when null.</param>
    /// <param name="limit">How many, 1 to <see cref="MaxInvocations"/>; ten when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The limit is out of its range.</exception>
    /// <exception cref="KapsoApiException">There is no such flow (404), it has no function (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual async Task<IReadOnlyList<FlowFunctionInvocation>> ListFunctionInvocationsAsync(string flowId, bool? succeeded = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        string target = FlowOperations.ListFunctionInvocations.Target(flowId)
            + new Query().Add("status", succeeded switch { null => null, true => "success", false => "failed" }).Add("limit", limit);
        CheckLimit(limit, MaxInvocations);
        FlowFunctionInvocationList list = await _pipeline.SendForDataAsync(
            FlowOperations.ListFunctionInvocations, target, KapsoJsonContext.Default.EnvelopeFlowFunctionInvocationList, cancellationToken).ConfigureAwait(false);
        return list.Invocations.Present();
    }

    /// <summary>
    /// Lists what was answered in a flow. <c>GET /platform/v1/whatsapp/flows/{flow_id}/responses</c>, which Kapso's own tools call and its reference does not describe: what is
    /// not typed is in <see cref="KapsoModel.AdditionalData"/>.
    /// </summary>
    /// <param name="flowId">The flow's id at Kapso.</param>
    /// <param name="pageSize">How many a page has, 1 to <see cref="ListFilter.MaxPageSize"/>; the server's default when null.</param>
    /// <returns>The responses, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<FlowResponse> ListResponses(string flowId, int? pageSize = null)
    {
        string target = FlowOperations.ListResponses.Target(flowId);
        ListFilter.CheckPageSize(pageSize, nameof(pageSize));
        return _pipeline.ListByNumber(
            FlowOperations.ListResponses, page => target + new Query().Add("per_page", pageSize).Add("page", page), KapsoJsonContext.Default.OffsetPageFlowResponse);
    }

    private static void CheckLimit(int? limit, int max)
    {
        if (limit is { } given)
        {
            Rules.Check(nameof(limit), rules => rules.Range(given, 1, max, ""));
        }
    }

    private async Task<T> SendAsync<T>(Operation operation, string target, JsonTypeInfo<Envelope<T>> answerType, JsonBody? body, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.SendForDataAsync(operation, target, answerType, cancellationToken, body).ConfigureAwait(false);
        }
        catch (KapsoApiException refused) when (KapsoFlowException.Read(refused) is { } told)
        {
            throw told;
        }
    }
}
