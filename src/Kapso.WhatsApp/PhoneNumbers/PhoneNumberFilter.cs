using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>Which numbers of the project to list.</summary>
public sealed record PhoneNumberFilter : CreatedFilter
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

    internal override void Write(Query query) => base.Write(query
        .AddId("phone_number_id", PhoneNumberId)
        .AddId("business_account_id", BusinessAccountId)
        .AddId("customer_id", CustomerId)
        .Add("messaging_enabled", MessagingEnabled)
        .Add("name_contains", NameContains));
}

/// <summary>The fields that Meta returns of the numbers of a WhatsApp business account. Meta lists all numbers.</summary>
public sealed record MetaPhoneNumberFilter : PagedFilter
{
    /// <summary>Gets the fields that each number is to have, or null for all that are known: without a choice Meta returns only a few.</summary>
    public IReadOnlyList<PhoneNumberField>? Fields { get; init; }

    internal override void Write(Query query) => query.Add("fields", PhoneNumberField.Choice(Fields));
}
