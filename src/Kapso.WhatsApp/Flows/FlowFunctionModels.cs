using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A line that the function behind a flow wrote to its log.</summary>
public sealed record FlowFunctionLog : KapsoModel
{
    /// <summary>The level of the line, for example <c>info</c> or <c>error</c>.</summary>
    public string? Level { get; init; }

    /// <summary>The text that was logged.</summary>
    public string? Message { get; init; }

    /// <summary>When the line was logged.</summary>
    public DateTimeOffset? LoggedAt { get; init; }

    /// <summary>The stack trace of an error.</summary>
    public string? Stack { get; init; }

    /// <summary>Cloudflare's id of the request.</summary>
    public string? CfRay { get; init; }

    /// <summary>The outcome of the request.</summary>
    public string? Outcome { get; init; }

    /// <summary>The id of the function that logged the line; null where the response does not name it.</summary>
    public string? FunctionId { get; init; }

    /// <summary>The name of the function that logged the line; null where the response does not say.</summary>
    public string? FunctionName { get; init; }

    /// <summary>Names the function, which the response names once for all of its lines.</summary>
    internal static FlowFunctionLog OfFunction(FlowFunctionLog log, IReadOnlyDictionary<string, JsonElement> beside) => log with
    {
        FunctionId = log.FunctionId ?? JsonForms.Text(beside, "function_id"),
        FunctionName = log.FunctionName ?? JsonForms.Text(beside, "function_name"),
    };
}

/// <summary>A request that the function behind a flow answered.</summary>
public sealed record FlowFunctionInvocation : KapsoModel
{
    /// <summary>The id of the invocation.</summary>
    public required string Id { get; init; }

    /// <summary>The status code that the function responded with.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The duration of the invocation.</summary>
    [JsonPropertyName("duration_ms"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? Duration { get; init; }

    /// <summary>The body of the request, as JSON.</summary>
    public JsonElement? RequestBody { get; init; }

    /// <summary>The body of the function's response, as JSON.</summary>
    public JsonElement? ResponseBody { get; init; }

    /// <summary>The error with which the function failed, or null when it did not.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Cloudflare's id of the request.</summary>
    public string? CfRay { get; init; }

    /// <summary>When the function was invoked.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The id of the function that was invoked; null where the response does not name it.</summary>
    public string? FunctionId { get; init; }

    /// <summary>The name of the function that was invoked; null where the response does not say.</summary>
    public string? FunctionName { get; init; }

    /// <summary>Names the function, which the response names once for all of its invocations.</summary>
    internal static FlowFunctionInvocation OfFunction(FlowFunctionInvocation invocation, IReadOnlyDictionary<string, JsonElement> beside) => invocation with
    {
        FunctionId = invocation.FunctionId ?? JsonForms.Text(beside, "function_id"),
        FunctionName = invocation.FunctionName ?? JsonForms.Text(beside, "function_name"),
    };
}
