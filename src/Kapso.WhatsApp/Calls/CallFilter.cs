using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Calls;

/// <summary>Which calls of a number to list.</summary>
public sealed record CallFilter : PagedFilter
{
    /// <summary>Only calls from customers, or only calls from the business.</summary>
    public CallDirection? Direction { get; init; }

    /// <summary>Only calls with this status; calls of every status when null.</summary>
    public CallStatus? Status { get; init; }

    /// <summary>Only calls that began at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only calls that began at this time or earlier.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The fields that each call is to have; the server's default when null.</summary>
    public IReadOnlyList<CallField>? Fields { get; init; }

    internal override void Write(Query query) => query
        .Add("direction", Direction)
        .Add("status", Status)
        .Add("since", Since)
        .Add("until", Until)
        .Add("fields", Fields is null ? null : string.Join(',', Fields.Select(field => field.Value)));
}
