using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

internal static class FlowOperations
{
    public static readonly Operation List = new("listWhatsappFlows", HttpMethod.Get, "whatsapp/flows", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.List",
    };

    public static readonly Operation Create = new("createWhatsappFlow", HttpMethod.Post, "whatsapp/flows", Api.Platform, Replay.Never)
    {
        ClientMethod = "Flows.CreateAsync",
    };

    public static readonly Operation Get = new("getWhatsappFlow", HttpMethod.Get, "whatsapp/flows/{flow_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.GetAsync",
    };

    /// <summary>A second try would find the flow published, and be refused.</summary>
    public static readonly Operation Publish = new("publishWhatsappFlow", HttpMethod.Post, "whatsapp/flows/{flow_id}/publish", Api.Platform, Replay.Never)
    {
        ClientMethod = "Flows.PublishAsync",
    };

    /// <summary>What is set up already is said to be.</summary>
    public static readonly Operation SetUpEncryption = new("setupWhatsappFlowEncryption", HttpMethod.Post, "whatsapp/flows/{flow_id}/setup_encryption", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.SetUpEncryptionAsync",
    };

    public static readonly Operation ListVersions = new("listWhatsappFlowVersions", HttpMethod.Get, "whatsapp/flows/{flow_id}/versions", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.ListVersions",
    };

    public static readonly Operation CreateVersion = new("createWhatsappFlowVersion", HttpMethod.Post, "whatsapp/flows/{flow_id}/versions", Api.Platform, Replay.Never)
    {
        ClientMethod = "Flows.CreateVersionAsync",
    };

    public static readonly Operation GetVersion = new("getWhatsappFlowVersion", HttpMethod.Get, "whatsapp/flows/{flow_id}/versions/{version_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.GetVersionAsync",
    };

    public static readonly Operation GetDataEndpoint = new("getWhatsappFlowDataEndpoint", HttpMethod.Get, "whatsapp/flows/{flow_id}/data_endpoint", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.GetDataEndpointAsync",
    };

    /// <summary>The same code again changes nothing.</summary>
    public static readonly Operation SetDataEndpoint = new("createWhatsappFlowDataEndpoint", HttpMethod.Post, "whatsapp/flows/{flow_id}/data_endpoint", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.SetDataEndpointAsync",
    };

    public static readonly Operation AttachDataEndpoint = new("updateWhatsappFlowDataEndpoint", HttpMethod.Patch, "whatsapp/flows/{flow_id}/data_endpoint", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.AttachDataEndpointAsync",
    };

    public static readonly Operation DeployDataEndpoint = new("deployWhatsappFlowDataEndpoint", HttpMethod.Post, "whatsapp/flows/{flow_id}/data_endpoint/deploy", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.DeployDataEndpointAsync",
    };

    public static readonly Operation RegisterDataEndpoint = new("registerWhatsappFlowDataEndpoint", HttpMethod.Post, "whatsapp/flows/{flow_id}/data_endpoint/register", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.RegisterDataEndpointAsync",
    };

    public static readonly Operation ListFunctionLogs = new("getWhatsappFlowFunctionLogs", HttpMethod.Get, "whatsapp/flows/{flow_id}/function_logs", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.ListFunctionLogsAsync",
    };

    public static readonly Operation ListFunctionInvocations = new("getWhatsappFlowFunctionInvocations", HttpMethod.Get, "whatsapp/flows/{flow_id}/function_invocations", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.ListFunctionInvocationsAsync",
    };

    /// <summary>Not in the API reference; Kapso's own tools call it.</summary>
    public static readonly Operation ListResponses = new("listWhatsappFlowResponses", HttpMethod.Get, "whatsapp/flows/{flow_id}/responses", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Flows.ListResponses",
    };
}
