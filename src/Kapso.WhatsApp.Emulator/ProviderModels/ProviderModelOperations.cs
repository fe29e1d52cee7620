using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.ProviderModels;

/// <summary>The language models of the project: one that reasons, one that adapts its reasoning and one that does not reason. None of them answers.</summary>
internal static class ProviderModelOperations
{
    private static readonly string[] Efforts = ["low", "medium", "high"];

    public static IEnumerable<Operation> All => [new("listProviderModels", Surface.Platform, "GET", "/provider_models", _ => Reply.Ok(Json.Data(List())))];

    private static JsonArray List() => new(
        Model("00000000-0000-4000-8000-000000000001", "emulated-small", "Emulator", "disabled", [], null, [], null, "chat_completions"),
        Model("00000000-0000-4000-8000-000000000002", "emulated-thinker", "Emulator", "manual", Efforts, "medium", [], null, "responses"),
        Model("00000000-0000-4000-8000-000000000003", "emulated-large", "Emulator", "adaptive", Efforts, "high", ["5m", "1h"], "5m", "provider_default"));

    private static JsonObject Model(
        string id, string name, string provider, string thinking, string[] efforts, string? defaultEffort, string[] cacheTtls, string? defaultCacheTtl, string api) => new()
        {
            ["id"] = id,
            ["name"] = name,
            ["provider"] = provider,
            ["reasoning_model"] = efforts.Length > 0,
            ["thinking_mode"] = thinking,
            ["supports_custom_sampling"] = true,
            ["supported_reasoning_efforts"] = Json.Texts(efforts),
            ["default_reasoning_effort"] = defaultEffort,
            ["supported_prompt_cache_ttls"] = Json.Texts(cacheTtls),
            ["default_prompt_cache_ttl"] = defaultCacheTtl,
            ["api_surface"] = api,
        };
}
