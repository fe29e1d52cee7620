using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>Which setup links of a customer to list.</summary>
public sealed record SetupLinkFilter : CreatedFilter
{
    /// <summary>Only links with this status; links of every status when null.</summary>
    public SetupLinkStatus? Status { get; init; }

    internal override void Write(Query query) => base.Write(query.Add("status", Status));
}
