using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>Where a function runs.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FunctionType>))]
public readonly record struct FunctionType(string Value) : IOpenEnum<FunctionType>
{
    /// <summary>On Cloudflare Workers.</summary>
    public static FunctionType CloudflareWorker { get; } = new("cloudflare_worker");

    /// <summary>On Supabase, which runs Deno.</summary>
    public static FunctionType SupabaseFunction { get; } = new("supabase_function");

    /// <inheritdoc/>
    public static IReadOnlyList<FunctionType> Known { get; } = [CloudflareWorker, SupabaseFunction];

    static FunctionType IOpenEnum<FunctionType>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
