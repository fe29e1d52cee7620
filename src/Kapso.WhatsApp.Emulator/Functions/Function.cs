using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Functions;

/// <summary>A function of the project.</summary>
internal sealed class Function(string name, string slug, string type, FunctionStore functions, DateTimeOffset createdAt) : IFunction, IIdentified
{
    public const string Draft = "draft";
    public const string Deployed = "deployed";
    public const string CloudflareWorker = "cloudflare_worker";
    public const string Wrapped = "wrapped";
    public const string Passthrough = "passthrough";

    public string Id { get; } = Guid.NewGuid().ToString();

    public string Name { get; set; } = name;

    public string Slug { get; set; } = slug;

    public string Type => type;

    public string? Description { get; set; }

    public required string Code { get; set; }

    public bool IsPublic { get; set; }

    public JsonNode? RuntimeConfig { get; set; }

    public string Mode { get; set; } = Passthrough;

    public long LockVersion { get; private set; }

    public string Status { get; private set; } = Draft;

    public DateTimeOffset UpdatedAt { get; private set; } = createdAt;

    /// <summary>The secrets' names; the values go nowhere.</summary>
    public SortedDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    public List<JsonObject> Invocations { get; } = [];

    private DateTimeOffset CreatedAt { get; } = createdAt;

    private long Version { get; set; }

    public DateTimeOffset? DeployedAt { get; private set; }

    public bool IsDeployed => Status == Deployed;

    public void ChangeCode(string code)
    {
        if (Code != code)
        {
            Code = code;
            MarkChanged();
        }
    }

    public void MarkChanged() => (LockVersion, UpdatedAt) = (LockVersion + 1, functions.Now);

    public void MarkDeployed() => (Status, Version, DeployedAt) = (Deployed, Version + 1, functions.Now);

    public IEnumerable<JsonObject> InvocationsWith(string? status) =>
        Invocations.Where(invocation => status is null || (status == "success") == ((int)invocation["status_code"]! is >= 200 and <= 299));

    public (EmulatedFunctionResponse Answer, string InvocationId) Run(string payload)
    {
        EmulatedFunctionResponse answer;
        try
        {
            answer = functions.Handlers.TryGetValue(Slug, out Func<string, EmulatedFunctionResponse>? handler)
                ? handler(payload)
                : new EmulatedFunctionResponse { StatusCode = 500, Body = $"No handler is registered for {Slug}." };
        }
#pragma warning disable CA1031 // Whatever the test's own code throws is the function's failure.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            answer = new EmulatedFunctionResponse { StatusCode = 500, Body = thrown.Message };
        }

        string id = Guid.NewGuid().ToString();
        Invocations.Insert(0, new JsonObject
        {
            ["id"] = id,
            ["status_code"] = answer.StatusCode,
            ["duration_ms"] = 0,
            ["request_body"] = JsonNode.Parse(payload) as JsonObject,
            ["response_body"] = answer.IsSuccess ? answer.AsJson() as JsonObject : null,
            ["error_message"] = answer.IsSuccess ? null : answer.Body,
            ["created_at"] = Json.Time(functions.Now),
            ["console_logs"] = new JsonArray(),
        });
        return (answer, id);
    }

    public JsonObject Show(string baseUrl) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["slug"] = Slug,
        ["lock_version"] = LockVersion,
        ["description"] = Description,
        ["code"] = Code,
        ["version"] = Version == 0 ? null : Version,
        ["status"] = Status,
        ["last_deployed_at"] = Json.Time(DeployedAt),
        ["function_type"] = type,
        ["invoke_response_mode"] = Mode,
        ["public_endpoint"] = IsPublic,
        ["runtime_config"] = RuntimeConfig?.DeepClone(),
        ["endpoint_url"] = $"{baseUrl}/platform/v1/functions/{Id}/invoke",
        ["project_id"] = functions.ProjectId,
        ["created_by_id"] = null,
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
    };
}
