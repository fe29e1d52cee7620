using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Functions;

/// <summary>A function of the project.</summary>
internal sealed class Function(string name, string slug, string type, string projectId, DateTimeOffset createdAt)
{
    public const string Draft = "draft";
    public const string Deployed = "deployed";
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
    public SortedSet<string> Secrets { get; } = new(StringComparer.Ordinal);

    public List<JsonObject> Invocations { get; } = [];

    private DateTimeOffset CreatedAt { get; } = createdAt;

    private long Version { get; set; }

    private DateTimeOffset? DeployedAt { get; set; }

    public void MarkChanged(DateTimeOffset now) => (LockVersion, UpdatedAt) = (LockVersion + 1, now);

    public void MarkDeployed(DateTimeOffset now) => (Status, Version, DeployedAt) = (Deployed, Version + 1, now);

    public JsonObject Show(string home) => new()
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
        ["endpoint_url"] = $"{home}/platform/v1/functions/{Id}/invoke",
        ["project_id"] = projectId,
        ["created_by_id"] = null,
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
    };
}
