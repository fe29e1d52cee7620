using System.Text.Json.Serialization;

namespace AwsLambda;

/// <summary>A request as a function URL or an HTTP API hands it to the function (payload format 2.0). Header names come in lower case.</summary>
public sealed record HttpEvent
{
    /// <summary>The headers.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The values of the route's parameters, for example of <c>/webhooks/{tenant}</c>.</summary>
    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }

    /// <summary>The query.</summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The body, as text or in Base64.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body is in Base64.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>How the request was made.</summary>
    public HttpEventContext? RequestContext { get; init; }
}

/// <summary>How a request was made.</summary>
public sealed record HttpEventContext
{
    /// <summary>The request line.</summary>
    public HttpEventLine? Http { get; init; }
}

/// <summary>The request line.</summary>
public sealed record HttpEventLine
{
    /// <summary>The verb.</summary>
    public string? Method { get; init; }
}

/// <summary>The response to a request.</summary>
public sealed record HttpResult
{
    /// <summary>The status.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The headers.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The body.</summary>
    public string? Body { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HttpEvent))]
[JsonSerializable(typeof(HttpResult))]
internal sealed partial class LambdaJson : JsonSerializerContext;
