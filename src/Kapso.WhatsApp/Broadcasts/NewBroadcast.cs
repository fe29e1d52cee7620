using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>A broadcast to create. It is a draft without recipients at first.</summary>
public sealed record NewBroadcast
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the number that sends; not the sandbox.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>The approved template's id at Meta.</summary>
    [JsonPropertyName("whatsapp_template_id")]
    public required string TemplateId { get; init; }

    internal void Check(Rules rules)
    {
        rules.Required(Name, "name");
        rules.Required(PhoneNumberId, "phoneNumberId");
        rules.Required(TemplateId, "templateId");
    }
}

/// <summary>Which broadcasts to list.</summary>
public sealed record BroadcastFilter : ListFilter
{
    /// <summary>Only those that this number sends.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Only those that stand here.</summary>
    public BroadcastStatus? Status { get; init; }

    /// <summary>Only those created after this time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only those created before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }
}

internal sealed record BroadcastBody<T>([property: JsonPropertyName("whatsapp_broadcast")] T Broadcast);

internal sealed record BroadcastStatusChange(BroadcastStatus Status);

internal sealed record BroadcastSchedule(DateTimeOffset ScheduledAt);
