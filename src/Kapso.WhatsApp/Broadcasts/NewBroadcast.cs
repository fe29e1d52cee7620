using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>A broadcast to create. It is a draft without recipients at first.</summary>
public sealed record NewBroadcast : KapsoRecord, ICheckable
{
    /// <summary>The name of the broadcast, which its recipients do not see.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the number that sends; not the sandbox.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>The approved template's id at Meta.</summary>
    [JsonPropertyName("whatsapp_template_id")]
    public required string TemplateId { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Required(Name, "name");
        rules.RequiredId(PhoneNumberId, "phoneNumberId");
        rules.RequiredId(TemplateId, "templateId");
    }
}

/// <summary>The status to give a broadcast.</summary>
internal sealed record BroadcastStatusChange(BroadcastStatus Status);

/// <summary>The time at which to send a broadcast.</summary>
internal sealed record BroadcastSchedule(DateTimeOffset ScheduledAt);
