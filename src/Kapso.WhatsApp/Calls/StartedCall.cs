namespace Kapso.WhatsApp.Calls;

/// <summary>A call that the business has begun; webhooks tell how it goes on.</summary>
public sealed record StartedCall : KapsoRecord
{
    /// <summary>Gets WhatsApp's id of the call (wacid).</summary>
    public required string CallId { get; init; }

    /// <summary>Gets the text that comes back in the call's webhooks as <c>biz_opaque_callback_data</c>.</summary>
    public string? CallbackData { get; init; }
}

/// <summary>The calls that a request began: a list of one.</summary>
internal sealed record StartedCalls
{
    public IReadOnlyList<Started>? Calls { get; init; }

    internal sealed record Started
    {
        public string? Id { get; init; }
    }
}
