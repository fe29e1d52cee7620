using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

internal static class FlowOperations
{
    public static readonly ListOperation<Flow> List = new("listWhatsappFlows", "whatsapp/flows", ApiSurface.Platform, FlowsJson.Default.Flow, Paging.Numbers)
    {
        ClientMethod = "Flows.List",
    };

    public static readonly Operation<NewFlow, Flow> Create =
        new("createWhatsappFlow", HttpMethod.Post, "whatsapp/flows", ApiSurface.Platform, Replay.Never, FlowBodies.NewFlow, Answer.Data(FlowsJson.Default.Flow))
        {
            ClientMethod = "Flows.CreateAsync",
        };

    public static readonly Operation<Flow> Get =
        new("getWhatsappFlow", HttpMethod.Get, "whatsapp/flows/{flow_id}", ApiSurface.Platform, Replay.Safe, Answer.Data(FlowsJson.Default.Flow))
        {
            ClientMethod = "Flows.GetAsync",
        };

    /// <summary>A second try would find the flow published, and be refused.</summary>
    public static readonly Operation<FlowNumberBody, Flow> Publish =
        new("publishWhatsappFlow", HttpMethod.Post, "whatsapp/flows/{flow_id}/publish", ApiSurface.Platform, Replay.Never, FlowNumberBody.Body, Answer.Data(FlowsJson.Default.Flow))
        {
            ClientMethod = "Flows.PublishAsync",
        };

    /// <summary>What is set up already is said to be.</summary>
    public static readonly Operation<FlowNumberBody, FlowEncryptionSetup> SetUpEncryption =
        new("setupWhatsappFlowEncryption", HttpMethod.Post, "whatsapp/flows/{flow_id}/setup_encryption", ApiSurface.Platform, Replay.Safe,
            FlowNumberBody.Body, Answer.Data(FlowsJson.Default.FlowEncryptionSetup))
        {
            ClientMethod = "Flows.SetUpEncryptionAsync",
        };

    public static readonly ListOperation<FlowVersion> ListVersions = new("listWhatsappFlowVersions", "whatsapp/flows/{flow_id}/versions", ApiSurface.Platform, FlowsJson.Default.FlowVersion, Paging.Numbers)
    {
        ClientMethod = "Flows.ListVersions",
    };

    public static readonly Operation<NewFlowVersion, FlowVersion> CreateVersion =
        new("createWhatsappFlowVersion", HttpMethod.Post, "whatsapp/flows/{flow_id}/versions", ApiSurface.Platform, Replay.Never, FlowBodies.Version, Answer.Data(FlowsJson.Default.FlowVersion))
        {
            ClientMethod = "Flows.CreateVersionAsync",
        };

    public static readonly Operation<FlowVersion> GetVersion =
        new("getWhatsappFlowVersion", HttpMethod.Get, "whatsapp/flows/{flow_id}/versions/{version_id}", ApiSurface.Platform, Replay.Safe, Answer.Data(FlowsJson.Default.FlowVersion))
        {
            ClientMethod = "Flows.GetVersionAsync",
        };

    public static readonly Operation<FlowDataEndpoint> GetDataEndpoint =
        new("getWhatsappFlowDataEndpoint", HttpMethod.Get, "whatsapp/flows/{flow_id}/data_endpoint", ApiSurface.Platform, Replay.Safe, Answer.Data(FlowsJson.Default.FlowDataEndpoint))
        {
            ClientMethod = "Flows.GetDataEndpointAsync",
        };

    /// <summary>The same code again changes nothing.</summary>
    public static readonly Operation<FlowCodeBody, FlowDataEndpoint> SetDataEndpoint =
        new("createWhatsappFlowDataEndpoint", HttpMethod.Post, "whatsapp/flows/{flow_id}/data_endpoint", ApiSurface.Platform, Replay.Safe,
            Body.Json(FlowsJson.Default.FlowCodeBody), Answer.Data(FlowsJson.Default.FlowDataEndpoint))
        {
            ClientMethod = "Flows.SetDataEndpointAsync",
        };

    public static readonly Operation<FlowFunctionBody, FlowDataEndpoint> AttachDataEndpoint =
        new("updateWhatsappFlowDataEndpoint", HttpMethod.Patch, "whatsapp/flows/{flow_id}/data_endpoint", ApiSurface.Platform, Replay.Safe,
            Body.Json(FlowsJson.Default.FlowFunctionBody), Answer.Data(FlowsJson.Default.FlowDataEndpoint))
        {
            ClientMethod = "Flows.AttachDataEndpointAsync",
        };

    public static readonly Operation<FlowDataEndpoint> DeployDataEndpoint =
        new("deployWhatsappFlowDataEndpoint", HttpMethod.Post, "whatsapp/flows/{flow_id}/data_endpoint/deploy", ApiSurface.Platform, Replay.Safe, Answer.Data(FlowsJson.Default.FlowDataEndpoint))
        {
            ClientMethod = "Flows.DeployDataEndpointAsync",
        };

    public static readonly Operation<FlowDataEndpoint> RegisterDataEndpoint =
        new("registerWhatsappFlowDataEndpoint", HttpMethod.Post, "whatsapp/flows/{flow_id}/data_endpoint/register", ApiSurface.Platform, Replay.Safe, Answer.Data(FlowsJson.Default.FlowDataEndpoint))
        {
            ClientMethod = "Flows.RegisterDataEndpointAsync",
        };

    public static readonly ListOperation<FlowFunctionLog> ListFunctionLogs =
        new("getWhatsappFlowFunctionLogs", "whatsapp/flows/{flow_id}/function_logs", ApiSurface.Platform, FlowsJson.Default.FlowFunctionLog, Paging.None)
    {
        Member = "logs",
        Complete = FlowFunctionLog.OfFunction,
        ClientMethod = "Flows.ListFunctionLogs",
    };

    public static readonly ListOperation<FlowFunctionInvocation> ListFunctionInvocations =
        new("getWhatsappFlowFunctionInvocations", "whatsapp/flows/{flow_id}/function_invocations", ApiSurface.Platform, FlowsJson.Default.FlowFunctionInvocation, Paging.None)
    {
        Member = "invocations",
        Complete = FlowFunctionInvocation.OfFunction,
        ClientMethod = "Flows.ListFunctionInvocations",
    };

    /// <summary>Not in the API reference; Kapso's own tools call it.</summary>
    public static readonly ListOperation<FlowResponse> ListResponses =
        new("listWhatsappFlowResponses", "whatsapp/flows/{flow_id}/responses", ApiSurface.Platform, FlowsJson.Default.FlowResponse, Paging.Numbers)
    {
        ClientMethod = "Flows.ListResponses",
    };
}
