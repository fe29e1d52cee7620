using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

internal static class MetaFlowOperations
{
    public static readonly Operation List = new("listFlows", HttpMethod.Get, "{business_account_id}/flows", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "MetaFlows.List",
        OnMeta = true,
    };

    public static readonly Operation ListByPhoneNumber = new("listFlowsByPhoneNumber", HttpMethod.Get, "{phone_number_id}/flows", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "MetaFlows.ListByPhoneNumber",
    };

    public static readonly Operation Create = new("createFlow", HttpMethod.Post, "{business_account_id}/flows", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "MetaFlows.CreateAsync",
        OnMeta = true,
    };

    public static readonly Operation CreateByPhoneNumber = new("createFlowByPhoneNumber", HttpMethod.Post, "{phone_number_id}/flows", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "MetaFlows.CreateByPhoneNumberAsync",
    };

    public static readonly Operation Get = new("getFlow", HttpMethod.Get, "{flow_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "MetaFlows.GetAsync",
        OnMeta = true,
    };

    public static readonly Operation Update = new("updateFlowMetadata", HttpMethod.Post, "{flow_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "MetaFlows.UpdateAsync",
        OnMeta = true,
    };

    public static readonly Operation ListAssets = new("getFlowAssets", HttpMethod.Get, "{flow_id}/assets", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "MetaFlows.ListAssets",
        OnMeta = true,
    };

    /// <summary>The same JSON again replaces itself.</summary>
    public static readonly Operation Upload = new("uploadFlowAssets", HttpMethod.Post, "{flow_id}/assets", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "MetaFlows.UploadAsync",
        OnMeta = true,
    };

    /// <summary>A second try would find the flow published, and be refused.</summary>
    public static readonly Operation Publish = new("publishFlow", HttpMethod.Post, "{flow_id}/publish", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "MetaFlows.PublishAsync",
        OnMeta = true,
    };

    /// <summary>A second try would find the flow deprecated, and be refused.</summary>
    public static readonly Operation Deprecate = new("deprecateFlow", HttpMethod.Post, "{flow_id}/deprecate", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "MetaFlows.DeprecateAsync",
        OnMeta = true,
    };

    public static readonly Operation Delete = new("deleteFlow", HttpMethod.Delete, "flows/{flow_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "MetaFlows.DeleteAsync",
    };

    public static readonly Operation GetPublicKey = new("getBusinessEncryptionPublicKey", HttpMethod.Get, "{phone_number_id}/whatsapp_business_encryption", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "MetaFlows.GetPublicKeyAsync",
        OnMeta = true,
    };

    public static readonly Operation SetPublicKey = new("setBusinessEncryptionPublicKey", HttpMethod.Post, "{phone_number_id}/whatsapp_business_encryption", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "MetaFlows.SetPublicKeyAsync",
        OnMeta = true,
    };
}
