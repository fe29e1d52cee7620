using System.Text.Json;

namespace Kapso.WhatsApp.Functions;

/// <summary>A deployment that has begun.</summary>
public sealed record FunctionDeployment : KapsoModel
{
    /// <summary>The function's id.</summary>
    public required string FunctionId { get; init; }

    /// <summary>How far it is, for example <c>deploying</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The same in words.</summary>
    public string? Message { get; init; }
}

/// <summary>A secret of a function, without its value, which is never told.</summary>
public sealed record FunctionSecret : KapsoModel
{
    /// <summary>The name of the variable.</summary>
    public required string Name { get; init; }

    /// <summary>What it is: <c>text</c>, <c>json</c> or <c>inherited</c>.</summary>
    public string? Type { get; init; }
}

/// <summary>Which invocations of a function to get.</summary>
public sealed record FunctionInvocationFilter
{
    /// <summary>The most invocations that can be had.</summary>
    public const int MaxLimit = 20;

    /// <summary>Only those that ended so.</summary>
    public FunctionInvocationStatus? Status { get; init; }

    /// <summary>How many, 1 to <see cref="MaxLimit"/>; ten when null.</summary>
    public int? Limit { get; init; }

    internal void Check(Rules rules)
    {
        if (Limit is int limit)
        {
            rules.Range(limit, 1, MaxLimit, "limit");
        }
    }
}

/// <summary>A function was invoked.</summary>
public sealed record FunctionInvocation : KapsoModel
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The status that the function answered with.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public int? DurationMs { get; init; }

    /// <summary>What it was given.</summary>
    public JsonElement? RequestBody { get; init; }

    /// <summary>What it answered.</summary>
    public JsonElement? ResponseBody { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When it was invoked.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What it logged.</summary>
    public IReadOnlyList<FunctionLogLine> ConsoleLogs { get => field ?? []; init; }
}

/// <summary>A line that a function logged.</summary>
public sealed record FunctionLogLine : KapsoModel
{
    /// <summary>How grave it is: <c>info</c>, <c>warn</c>, <c>error</c> or <c>debug</c>.</summary>
    public string? Level { get; init; }

    /// <summary>The text.</summary>
    public string? Message { get; init; }

    /// <summary>When it was logged.</summary>
    public DateTimeOffset? LoggedAt { get; init; }

    /// <summary>Where an error came from.</summary>
    public string? Stack { get; init; }
}

internal sealed record FunctionInvocationList
{
    public IReadOnlyList<FunctionInvocation> Invocations { get => field ?? []; init; }
}

internal sealed record FunctionSecretBody(NewFunctionSecret Secret);

internal sealed record NewFunctionSecret(string Name, string Value)
{
    public override string ToString() => $"{nameof(NewFunctionSecret)} {{ {nameof(Name)} = {Name} }}";
}
