using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>How long a provider keeps the cached part of a prompt.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PromptCacheLifetime>))]
public readonly record struct PromptCacheLifetime(string Value) : IOpenEnum<PromptCacheLifetime>
{
    /// <summary>The cached part of a prompt is kept for five minutes.</summary>
    public static PromptCacheLifetime FiveMinutes { get; } = new("5m");

    /// <summary>The cached part of a prompt is kept for one hour.</summary>
    public static PromptCacheLifetime OneHour { get; } = new("1h");

    /// <inheritdoc/>
    public static IReadOnlyList<PromptCacheLifetime> Known { get; } = [FiveMinutes, OneHour];

    static PromptCacheLifetime IOpenEnum<PromptCacheLifetime>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
