using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>A flow, as Kapso and as Meta know it.</summary>
internal sealed class Flow(long number, string metaId, string account, string? phoneNumberId, DateTimeOffset at) : INumbered
{
    public const string Draft = "DRAFT";
    public const string Published = "PUBLISHED";
    public const string Deprecated = "DEPRECATED";

    private string _previewToken = NewToken();

    public long Number => number;

    public string Id { get; } = Guid.NewGuid().ToString();

    public string MetaId => metaId;

    public string Account => account;

    public string? PhoneNumberId { get; set; } = phoneNumberId;

    public required string Name { get; set; }

    public JsonArray Categories { get; set; } = [];

    public string Status { get; set; } = Draft;

    /// <summary>The address of an endpoint of one's own.</summary>
    public string? EndpointUri { get; set; }

    public string? ApplicationId { get; set; }

    /// <summary>The function at Kapso that answers it.</summary>
    public string? FunctionId { get; set; }

    /// <summary>Whether the address of the function is registered at Meta.</summary>
    public bool IsRegistered { get; set; }

    public DateTimeOffset CreatedAt { get; } = at;

    public DateTimeOffset UpdatedAt { get; private set; } = at;

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The versions of its JSON, oldest first; there is always one.</summary>
    public List<FlowVersion> Versions { get; } = [];

    public FlowVersion Latest => Versions[^1];

    /// <summary>What people see: the newest published version, or of a draft the newest.</summary>
    public FlowVersion Shown => Versions.FindLast(version => version.PublishedAt is not null) ?? Latest;

    public FlowVersion AddVersion(JsonObject json, DateTimeOffset now)
    {
        FlowVersion version = new($"{Versions.Count + 1}", json, now);
        Versions.Add(version);
        UpdatedAt = now;
        return version;
    }

    public void Publish(DateTimeOffset now)
    {
        (Status, PublishedAt, UpdatedAt) = (Published, now, now);
        Latest.PublishedAt = now;
    }

    public void MarkChanged(DateTimeOffset now) => UpdatedAt = now;

    public void InvalidatePreview() => _previewToken = NewToken();

    public string PreviewUrl => $"https://business.facebook.com/wa/manage/flows/{metaId}/preview/?token={_previewToken}";

    /// <summary>As the Platform API shows it.</summary>
    public JsonObject Show(bool isEncrypted, string? endpointUrl) => new()
    {
        ["id"] = Id,
        ["meta_flow_id"] = metaId,
        ["name"] = Name,
        ["status"] = Status == Draft ? "draft" : "published",
        ["json_version"] = FlowJson.Text(Latest.Json["version"]),
        ["data_api_version"] = FlowJson.Text(Latest.Json["data_api_version"]),
        ["business_account_id"] = account,
        ["preview_url"] = Status == Draft ? PreviewUrl : null,
        ["published_at"] = Json.Time(PublishedAt),
        ["last_synced_at"] = Json.Time(UpdatedAt),
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
        ["data_endpoint_function_id"] = FunctionId,
        ["phone_number_id"] = PhoneNumberId,
        ["data_endpoint_url"] = endpointUrl,
        ["has_data_endpoint"] = FunctionId is not null && IsRegistered,
        ["flows_encryption_configured"] = isEncrypted,
    };

    /// <summary>As Meta shows it, with everything that can be asked for.</summary>
    public JsonObject ShowMeta() => new()
    {
        ["id"] = metaId,
        ["name"] = Name,
        ["status"] = Status,
        ["categories"] = Categories.DeepClone(),
        ["validation_errors"] = Latest.Problems(),
        ["json_version"] = FlowJson.Text(Latest.Json["version"]),
        ["data_api_version"] = FlowJson.Text(Latest.Json["data_api_version"]),
        ["endpoint_uri"] = EndpointUri,
        ["preview"] = new JsonObject { ["preview_url"] = PreviewUrl, ["expires_at"] = Json.Time(UpdatedAt.AddDays(30)) },
        ["health_status"] = new JsonObject { ["can_send_message"] = Status == Deprecated ? "BLOCKED" : "AVAILABLE" },
        ["whatsapp_business_account"] = new JsonObject { ["id"] = account },
        ["application"] = ApplicationId is null ? null : new JsonObject { ["id"] = ApplicationId },
    };

    private static string NewToken() => Guid.NewGuid().ToString();
}

/// <summary>One version of a flow's JSON.</summary>
internal sealed class FlowVersion(string label, JsonObject json, DateTimeOffset at)
{
    private readonly IReadOnlyList<FlowValidationError> _problems = FlowCheck.Find(json);

    public string Id { get; } = Guid.NewGuid().ToString();

    public JsonObject Json => json;

    public DateTimeOffset? PublishedAt { get; set; }

    public bool IsValid => _problems.Count == 0;

    public JsonArray Problems() => new([.. _problems.Select(problem => problem.Show())]);

    public JsonObject Show(bool whole)
    {
        JsonObject shown = new()
        {
            ["id"] = Id,
            ["version_label"] = label,
            ["status"] = PublishedAt is null ? "draft" : "published",
            ["flow_json_sha"] = Hex.Lower(SHA256.HashData(Http.Json.Utf8(json))),
            ["published_at"] = Http.Json.Time(PublishedAt),
            ["validation_errors"] = Problems(),
            ["created_at"] = Http.Json.Time(at),
            ["updated_at"] = Http.Json.Time(PublishedAt ?? at),
        };
        if (whole)
        {
            shown["flow_json"] = json.DeepClone();
        }

        return shown;
    }
}
