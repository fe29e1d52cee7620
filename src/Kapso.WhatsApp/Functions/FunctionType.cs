using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>The platform on which a function runs.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FunctionType>))]
public readonly record struct FunctionType(string Value) : IOpenEnum<FunctionType>
{
    /// <summary>The function runs on Cloudflare Workers.</summary>
    public static FunctionType CloudflareWorker { get; } = new("cloudflare_worker");

    /// <summary>The function runs on Supabase, with Deno.</summary>
    public static FunctionType SupabaseFunction { get; } = new("supabase_function");

    /// <inheritdoc/>
    public static IReadOnlyList<FunctionType> Known { get; } = [CloudflareWorker, SupabaseFunction];

    static FunctionType IOpenEnum<FunctionType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
