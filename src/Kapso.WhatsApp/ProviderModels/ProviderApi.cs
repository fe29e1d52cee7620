using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProviderModels;

/// <summary>The API of the provider over which a model is called.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ProviderApi>))]
public readonly record struct ProviderApi(string Value) : IOpenEnum<ProviderApi>
{
    /// <summary>The API that the provider uses by default.</summary>
    public static ProviderApi ProviderDefault { get; } = new("provider_default");

    /// <summary>The chat completions API of OpenAI.</summary>
    public static ProviderApi ChatCompletions { get; } = new("chat_completions");

    /// <summary>The responses API of OpenAI.</summary>
    public static ProviderApi Responses { get; } = new("responses");

    /// <inheritdoc/>
    public static IReadOnlyList<ProviderApi> Known { get; } = [ProviderDefault, ChatCompletions, Responses];

    static ProviderApi IOpenEnum<ProviderApi>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
