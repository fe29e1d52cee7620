namespace Kapso.WhatsApp.ProviderModels;

/// <summary>How language models are listed. The server returns all of them as one page and has nothing to choose yet.</summary>
public sealed record ProviderModelFilter : ListFilter;
