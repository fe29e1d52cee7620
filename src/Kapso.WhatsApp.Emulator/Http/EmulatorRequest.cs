using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>A request as an operation sees it: routed, authenticated, its body read to the end.</summary>
internal sealed class EmulatorRequest(HttpRequest http, RequestBody body, IReadOnlyDictionary<string, string> route)
{
    private readonly List<IDisposable> _heldResources = [];

    /// <summary>Completes when the response may be sent.</summary>
    public Task Finished { get; set; } = Task.CompletedTask;

    /// <summary>The API key that the caller shows on the Platform API.</summary>
    public string ApiKey => ApiKeyCheck.Presented(http, Surface.Platform) ?? "";

    /// <summary>Whether the caller shows a bearer token and no key of Kapso's, as clients of Meta's own API do.</summary>
    public bool HasBearerToken => ApiKeyCheck.IsBearer(http);

    public string? UserAgent => http.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent : null;

    public string? RemoteAddress => http.HttpContext.Connection.RemoteIpAddress?.ToString();

    public string Route(string name) => route[name];

    public string? Query(string name) => http.Query.TryGetValue(name, out StringValues values) && values.Count > 0 ? values[^1] : null;

    /// <summary>A header; null when the request has none of the name, or an empty one.</summary>
    public string? Header(string name) => http.Headers[name] is [.., { Length: > 0 } value] ? value : null;

    public IEnumerable<KeyValuePair<string, string>> QueryParameters =>
        http.Query.SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value ?? ""));

    /// <summary>The address of the emulator as the caller knows it, without a slash at its end.</summary>
    public string BaseUrl => $"{http.Scheme}://{http.Host}";

    /// <summary>The address that was called, without the query.</summary>
    public string Url => $"{http.Scheme}://{http.Host}{http.Path.ToUriComponent()}";

    /// <summary>The body as a form with a file; null when it is none.</summary>
    public UploadForm? Form => body.Form;

    public Field JsonBody() => Field.Root(AnyJsonBody()).Object();

    /// <summary>The body of an operation that takes any JSON.</summary>
    public JsonElement AnyJsonBody()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body.Bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new InvalidFieldException(FieldProblem.Malformed, "The request body", "is not well-formed JSON");
        }
    }

    /// <summary>The body of an operation that may be called without one.</summary>
    public Field OptionalJsonBody() => body.Bytes.Length == 0 ? Field.Root(default) : JsonBody();

    /// <summary>Holds a resource until the response is sent, also while a fault delays it.</summary>
    public void HoldUntilAnswered(IDisposable resource) => _heldResources.Add(resource);

    public void Release()
    {
        foreach (IDisposable resource in _heldResources)
        {
            resource.Dispose();
        }
    }
}
