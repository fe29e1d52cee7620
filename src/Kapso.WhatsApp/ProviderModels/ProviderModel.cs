using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProviderModels;

/// <summary>A language model that agents and workflows can use.</summary>
public sealed record ProviderModel : KapsoModel
{
    /// <summary>Gets Kapso's id of the model, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name of the model.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the provider of the model, for example <c>OpenAI</c> or <c>Anthropic</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets whether the model reasons before it answers.</summary>
    [JsonPropertyName("reasoning_model")]
    public bool? IsReasoningModel { get; init; }

    /// <summary>Gets how the model divides its budget for reasoning.</summary>
    public ThinkingMode? ThinkingMode { get; init; }

    /// <summary>Gets whether sampling settings such as the temperature can be given; while the model reasons at length they have no effect.</summary>
    public bool? SupportsCustomSampling { get; init; }

    /// <summary>Gets the efforts that can be asked for; none for a model that does not reason.</summary>
    public IReadOnlyList<ReasoningEffort> SupportedReasoningEfforts { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the effort that is used when none is asked for; null for a model that does not reason.</summary>
    public ReasoningEffort? DefaultReasoningEffort { get; init; }

    /// <summary>Gets how long the cached part of a prompt can be kept; none for a model without prompt caching.</summary>
    [JsonPropertyName("supported_prompt_cache_ttls")]
    public IReadOnlyList<PromptCacheLifetime> SupportedPromptCacheLifetimes { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets how long the cached part of a prompt is kept when nothing else is asked for; null for a model without prompt caching.</summary>
    [JsonPropertyName("default_prompt_cache_ttl")]
    public PromptCacheLifetime? DefaultPromptCacheLifetime { get; init; }

    /// <summary>Gets the API of the provider over which the model is called.</summary>
    public ProviderApi? ApiSurface { get; init; }
}
