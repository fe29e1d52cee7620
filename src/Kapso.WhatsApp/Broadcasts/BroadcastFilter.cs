using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>Which broadcasts of the project to list.</summary>
public sealed record BroadcastFilter : ListFilter
{
    /// <summary>Only those that this number sends.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Only broadcasts with this status; broadcasts of every status when null.</summary>
    public BroadcastStatus? Status { get; init; }

    /// <summary>Only those created after this time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only those created before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    internal override void Write(Query query) => query
        .Add("phone_number_id", PhoneNumberId)
        .Add("status", Status)
        .Add("created_after", CreatedAfter)
        .Add("created_before", CreatedBefore);
}

/// <summary>Which recipients of a broadcast to list. The server lists all of them, so there is only the size of the pages to choose.</summary>
public sealed record BroadcastRecipientFilter : ListFilter;
