using System.Text.Json;

namespace Kapso.WhatsApp.Functions;

/// <summary>A function to create. It starts as a draft.</summary>
public sealed record NewFunction
{
    /// <summary>The most bytes the source may have: 1 MB.</summary>
    public const int MaxCodeBytes = 1024 * 1024;

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The JavaScript source, at most 1 MB.</summary>
    public required string Code { get; init; }

    /// <summary>Where it runs.</summary>
    public required FunctionType FunctionType { get; init; }

    /// <summary>The name in addresses: small letters, digits and hyphens; made from the name when left out.</summary>
    public string? Slug { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it can be invoked without a key; only on Cloudflare Workers.</summary>
    public bool? PublicEndpoint { get; init; }

    /// <summary>Settings of the place where it runs.</summary>
    public JsonElement? RuntimeConfig { get; init; }

    internal void Check(Rules rules)
    {
        rules.Required(Name, "name");
        FunctionRules.CheckCode(rules, Code);
        rules.Required(FunctionType.Value, "functionType");
        FunctionRules.CheckSlug(rules, Slug);
    }
}

/// <summary>What to change about a function. What is null stays as it is.</summary>
public sealed record FunctionUpdate
{
    /// <summary>The version that the change was made from; an older one is refused with 409, none skips the check.</summary>
    public int? LockVersion { get; init; }

    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The new source, at most 1 MB; it runs only after another deployment.</summary>
    public string? Code { get; init; }

    /// <summary>What the answer to an invocation looks like.</summary>
    public InvokeResponseMode? InvokeResponseMode { get; init; }

    /// <summary>The name in addresses: small letters, digits and hyphens; null leaves it.</summary>
    public string? Slug { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it can be invoked without a key; only on Cloudflare Workers.</summary>
    public bool? PublicEndpoint { get; init; }

    /// <summary>Settings of the place where it runs.</summary>
    public JsonElement? RuntimeConfig { get; init; }

    internal void Check(Rules rules)
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

/// <summary>The wrapper in which a function is sent.</summary>
internal sealed record FunctionBody<T>(T Function);
