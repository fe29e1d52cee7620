using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ProviderModels;

internal static class ProviderModelOperations
{
    public static readonly ListOperation<ProviderModel> List =
        new("listProviderModels", "provider_models", ApiSurface.Platform, ProviderModelsJson.Default.ProviderModel, Paging.None) { ClientMethod = "ProviderModels.List" };
}
