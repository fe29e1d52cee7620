using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>Which broadcasts of the project to list.</summary>
public sealed record BroadcastFilter : CreatedFilter
{
    /// <summary>Only those that this number sends.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Only broadcasts with this status; broadcasts of every status when null.</summary>
    public BroadcastStatus? Status { get; init; }

    internal override void Write(Query query) => base.Write(query
        .AddId("phone_number_id", PhoneNumberId)
        .Add("status", Status));
}

/// <summary>Which recipients of a broadcast to list. The server lists all of them, so there is only the size of the pages to choose.</summary>
public sealed record BroadcastRecipientFilter : PagedFilter;
