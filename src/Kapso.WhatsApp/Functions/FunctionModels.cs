using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>A deployment of a function that was started.</summary>
public sealed record FunctionDeployment : KapsoModel
{
    /// <summary>Gets the id of the function that is deployed.</summary>
    public required string FunctionId { get; init; }

    /// <summary>Gets the status of the deployment, for example <c>deploying</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the status of the deployment in words.</summary>
    public string? Message { get; init; }
}

/// <summary>A secret of a function, without its value, which the server never returns.</summary>
public sealed record FunctionSecret : KapsoModel
{
    /// <summary>Gets the name of the variable by which the function reads the secret.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the type of the secret: a text, JSON, or inherited.</summary>
    public FunctionSecretType? Type { get; init; }
}

/// <summary>A secret to give to a function.</summary>
internal sealed record NewFunctionSecret(string Name, JsonElement? Value) : ICheckable, IHasSecrets
{
    public static NewFunctionSecret OfText(string name, string value) => new(name, value is null ? null : JsonSerializer.SerializeToElement(value, FunctionsJson.Default.String));

    IReadOnlyList<string?> IHasSecrets.Secrets => Value is { ValueKind: not JsonValueKind.Undefined } value ? [value.GetRawText(), .. JsonForms.Texts(value)] : [];

    public override string ToString() => $"{nameof(NewFunctionSecret)} {{ {nameof(Name)} = {Name} }}";

    void ICheckable.Check(Rules rules)
    {
        FunctionRules.CheckSecretName(rules, Name);
        switch (Value)
        {
            case null or { ValueKind: JsonValueKind.String }:
                rules.Required(Value?.GetString(), "value");
                break;
            case { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) and var kind }:
                rules.Add("value", "json-object", $"must be a text, a JSON object or a JSON array, {kind} was given", "Object", $"{kind}");
                break;
        }
    }
}

/// <summary>What the server says about a secret that it has taken.</summary>
public sealed record CreatedFunctionSecret : KapsoModel
{
    /// <summary>Gets the outcome in words for people, for example that the function must be deployed again.</summary>
    public string? Message { get; init; }
}

/// <summary>Which invocations of a function to list. The server returns the latest ones as one page, of ten when no size is given.</summary>
public sealed record FunctionInvocationFilter : PagedFilter
{
    /// <summary>The most invocations that the server returns.</summary>
    public new const int MaxPageSize = 20;

    /// <summary>Only invocations that ended with this status; all when null.</summary>
    public FunctionInvocationStatus? Status { get; init; }

    private protected override int SizeLimit => MaxPageSize;

    internal override void Write(Query query) => query.Add("status", Status).Add("limit", PageSize);
}

/// <summary>An invocation of a function and its outcome.</summary>
public sealed record FunctionInvocation : KapsoModel
{
    /// <summary>Gets the id of the invocation.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the function that was invoked; null where the response does not name it.</summary>
    public string? FunctionId { get; init; }

    /// <summary>Gets the name of the function that was invoked; null where the response does not say.</summary>
    public string? FunctionName { get; init; }

    /// <summary>Gets the HTTP status with which the function answered.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets how long the invocation took.</summary>
    [JsonPropertyName("duration_ms"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the body of the request to the function.</summary>
    public JsonElement? RequestBody { get; init; }

    /// <summary>Gets the body of the function's response.</summary>
    public JsonElement? ResponseBody { get; init; }

    /// <summary>Gets why the invocation failed; null when it did not.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets when the function was invoked.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets what the function logged.</summary>
    public IReadOnlyList<FunctionLog> ConsoleLogs { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Names the function, which the response names once for all of its invocations.</summary>
    internal static FunctionInvocation OfFunction(FunctionInvocation invocation, IReadOnlyDictionary<string, JsonElement> beside) => invocation with
    {
        FunctionId = invocation.FunctionId ?? JsonForms.Text(beside, "function_id"),
        FunctionName = invocation.FunctionName ?? JsonForms.Text(beside, "function_name"),
    };
}

/// <summary>A line that a function logged.</summary>
public sealed record FunctionLog : KapsoModel
{
    /// <summary>Gets the level of the line: <c>info</c>, <c>warn</c>, <c>error</c> or <c>debug</c>.</summary>
    public string? Level { get; init; }

    /// <summary>Gets the text of the line.</summary>
    public string? Message { get; init; }

    /// <summary>Gets when the line was logged.</summary>
    public DateTimeOffset? LoggedAt { get; init; }

    /// <summary>Gets the stack trace of a logged error.</summary>
    public string? Stack { get; init; }
}
