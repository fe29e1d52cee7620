using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Functions;

/// <summary>A function to create. It starts as a draft.</summary>
public sealed record NewFunction : KapsoRecord, ICheckable
{
    /// <summary>The most bytes that the source can have: 1 MB.</summary>
    public const int MaxCodeBytes = 1024 * 1024;

    /// <summary>The name of the function.</summary>
    public required string Name { get; init; }

    /// <summary>The JavaScript source, at most 1 MB: <c>async function handler(request, env)</c>, which returns a <c>Response</c>. Nothing is exported.</summary>
    public required string Code { get; init; }

    /// <summary>The platform on which the function runs; Cloudflare Workers when it is not set.</summary>
    public FunctionType FunctionType { get; init; } = FunctionType.CloudflareWorker;

    /// <summary>The name in addresses: small letters, digits and hyphens; made from the name when left out.</summary>
    public string? Slug { get; init; }

    /// <summary>The description of the function.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it can be invoked without a key; only on Cloudflare Workers.</summary>
    public bool? PublicEndpoint { get; init; }

    /// <summary>Settings of the platform on which the function runs.</summary>
    public JsonElement? RuntimeConfig { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Required(Name, "name");
        FunctionRules.CheckCode(rules, Code);
        rules.Required(FunctionType.Value, "functionType");
        FunctionRules.CheckSlug(rules, Slug);
    }
}

/// <summary>What to change about a function. What is null stays as it is.</summary>
public sealed record FunctionUpdate : KapsoRecord, ICheckable
{
    /// <summary>The version that the change was made from; an older one is refused with 409, none skips the check.</summary>
    public int? LockVersion { get; init; }

    /// <summary>The new name of the function.</summary>
    public string? Name { get; init; }

    /// <summary>The new source, at most 1 MB; it runs only after another deployment.</summary>
    public string? Code { get; init; }

    /// <summary>The form of the response to an invocation.</summary>
    public InvokeResponseMode? InvokeResponseMode { get; init; }

    /// <summary>The name in addresses: small letters, digits and hyphens; null leaves it.</summary>
    public string? Slug { get; init; }

    /// <summary>The description of the function.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it can be invoked without a key; only on Cloudflare Workers.</summary>
    public bool? PublicEndpoint { get; init; }

    /// <summary>Settings of the platform on which the function runs.</summary>
    public JsonElement? RuntimeConfig { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new FunctionUpdate { LockVersion = LockVersion });
        rules.OptionalRequired(Name, "name");
        if (Code is not null)
        {
            FunctionRules.CheckCode(rules, Code);
        }

        FunctionRules.CheckSlug(rules, Slug);
    }
}
