namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>Which numbers of the project to list.</summary>
public sealed record PhoneNumberFilter : ListFilter
{
    /// <summary>Only the one with this phone number id.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Only those of this WhatsApp business account (WABA).</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>Only those that this customer connected.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Only those that can, or only those that cannot, send.</summary>
    public bool? MessagingEnabled { get; init; }

    /// <summary>Only those with this text in their name.</summary>
    public string? NameContains { get; init; }

    /// <summary>Only those connected after this time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only those connected before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }
}
