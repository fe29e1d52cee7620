using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

internal static class MetaFlowOperations
{
    public static readonly ListOperation<MetaFlow> List = new("listFlows", "{business_account_id}/flows", ApiSurface.WhatsApp, FlowsJson.Default.MetaFlow, Paging.Cursors)
    {
        ClientMethod = "MetaFlows.List",
    };

    public static readonly ListOperation<MetaFlow> ListByPhoneNumber = new("listFlowsByPhoneNumber", "{phone_number_id}/flows", ApiSurface.WhatsApp, FlowsJson.Default.MetaFlow, Paging.Cursors)
    {
        ClientMethod = "MetaFlows.ListByPhoneNumber",
        KapsoOnly = true,
    };

    public static readonly Operation<NewMetaFlow, CreatedMetaFlow> Create =
        new("createFlow", HttpMethod.Post, "{business_account_id}/flows", ApiSurface.WhatsApp, Replay.Never, FlowBodies.NewMetaFlow, Answer.Json(FlowsJson.Default.CreatedMetaFlow))
        {
            ClientMethod = "MetaFlows.CreateAsync",
        };

    public static readonly Operation<NewMetaFlow, CreatedMetaFlow> CreateByPhoneNumber =
        new("createFlowByPhoneNumber", HttpMethod.Post, "{phone_number_id}/flows", ApiSurface.WhatsApp, Replay.Never, FlowBodies.NewMetaFlow, Answer.Json(FlowsJson.Default.CreatedMetaFlow))
        {
            ClientMethod = "MetaFlows.CreateByPhoneNumberAsync",
            KapsoOnly = true,
        };

    public static readonly Operation<MetaFlow> Get =
        new("getFlow", HttpMethod.Get, "{flow_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(FlowsJson.Default.MetaFlow))
        {
            ClientMethod = "MetaFlows.GetAsync",
        };

    /// <summary>The same operation as <see cref="Get"/>, for which a number stands in place of its account.</summary>
    public static readonly Operation<MetaFlow> GetByPhoneNumber = Get with { ClientMethod = "MetaFlows.GetByPhoneNumberAsync" };

    public static readonly Operation<MetaFlowUpdate, Done> Update =
        new("updateFlowMetadata", HttpMethod.Post, "{flow_id}", ApiSurface.WhatsApp, Replay.Safe, Body.Json(FlowsJson.Default.MetaFlowUpdate), Answer.Done)
        {
            ClientMethod = "MetaFlows.UpdateAsync",
        };

    public static readonly ListOperation<FlowAsset> ListAssets = new("getFlowAssets", "{flow_id}/assets", ApiSurface.WhatsApp, FlowsJson.Default.FlowAsset, Paging.Cursors)
    {
        ClientMethod = "MetaFlows.ListAssets",
    };

    /// <summary>The same JSON again replaces itself.</summary>
    public static readonly Operation<IReadOnlyList<FlowValidationError>> Upload =
        new("uploadFlowAssets", HttpMethod.Post, "{flow_id}/assets", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(FlowsJson.Default.FlowUpload).Select(static upload => upload.ValidationErrors))
        {
            ClientMethod = "MetaFlows.UploadAsync",
        };

    /// <summary>A second try would find the flow published, and be refused.</summary>
    public static readonly Operation<Done> Publish =
        new("publishFlow", HttpMethod.Post, "{flow_id}/publish", ApiSurface.WhatsApp, Replay.Never, Answer.Done)
        {
            ClientMethod = "MetaFlows.PublishAsync",
        };

    /// <summary>A second try would find the flow deprecated, and be refused.</summary>
    public static readonly Operation<Done> Deprecate =
        new("deprecateFlow", HttpMethod.Post, "{flow_id}/deprecate", ApiSurface.WhatsApp, Replay.Never, Answer.Done)
        {
            ClientMethod = "MetaFlows.DeprecateAsync",
        };

    public static readonly Operation<Done> Delete =
        new("deleteFlow", HttpMethod.Delete, "flows/{flow_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Done)
        {
            ClientMethod = "MetaFlows.DeleteAsync",
            KapsoOnly = true,
        };

    public static readonly Operation<FlowPublicKey?> FindPublicKey =
        new("getBusinessEncryptionPublicKey", HttpMethod.Get, "{phone_number_id}/whatsapp_business_encryption", ApiSurface.WhatsApp, Replay.Safe,
            Answer.Json(FlowsJson.Default.FlowPublicKeyList).Select(static keys => keys.First()))
        {
            ClientMethod = "MetaFlows.FindPublicKeyAsync",
        };

    public static readonly Operation<Done> SetPublicKey =
        new("setBusinessEncryptionPublicKey", HttpMethod.Post, "{phone_number_id}/whatsapp_business_encryption", ApiSurface.WhatsApp, Replay.Safe, Answer.Done)
        {
            ClientMethod = "MetaFlows.SetPublicKeyAsync",
        };
}
