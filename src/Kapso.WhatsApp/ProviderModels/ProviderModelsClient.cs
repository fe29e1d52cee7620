using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ProviderModels;

/// <summary>The language models that agents and workflows can use.</summary>
public class ProviderModelsClient
{
    private readonly KapsoPipeline _pipeline;

    internal ProviderModelsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected ProviderModelsClient() => _pipeline = null!;

    /// <summary>Lists the language models, as one page. <c>GET /platform/v1/provider_models</c></summary>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The models, fetched when they are read.</returns>
    public virtual PagedList<ProviderModel> List(ProviderModelFilter? filter = null) => _pipeline.List(ProviderModelOperations.List, [], filter);
}
