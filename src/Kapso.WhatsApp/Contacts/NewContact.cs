using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Contacts;

/// <summary>The contact to create: its phone number and what is known about it.</summary>
public sealed record NewContact : KapsoRecord, ICheckable
{
    /// <summary>The phone number with its country code, for example <c>+15551234567</c>.</summary>
    [JsonPropertyName("wa_id")]
    public required Person Person { get; init; }

    /// <summary>The name that WhatsApp shows.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The name that the project gives.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The customer of the platform that the contact belongs to, by its id.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The project's own data about the contact, a JSON object.</summary>
    public JsonElement? Metadata { get; init; }

    void ICheckable.Check(Rules rules)
    {
        if (rules.NotNull(Person, "person"))
        {
            Person.CheckPhoneNumber(rules, "person");
        }

        CheckMore(rules, CustomerId, Metadata);
    }

    internal static void CheckMore(Rules rules, string? customerId, JsonElement? metadata)
    {
        rules.OptionalId(customerId, "customerId");
        if (metadata is { ValueKind: not JsonValueKind.Object } given)
        {
            rules.Add("metadata", "object", "must be a JSON object", "object", given.ValueKind.ToString());
        }
    }

    /// <summary>Returns the name, not the number.</summary>
    private protected override string Describe() => $"{nameof(NewContact)} {{ {nameof(DisplayName)} = {DisplayName} }}";
}

/// <summary>The changes to a contact; members that are null stay as they are.</summary>
public sealed record ContactUpdate : KapsoRecord, ICheckable, IHasSecrets
{
    /// <summary>The phone number with its country code.</summary>
    [JsonPropertyName("wa_id")]
    public Person? Person { get; init; }

    /// <summary>The name that WhatsApp shows.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The name that the project gives.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The customer of the platform that the contact belongs to, by its id.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The project's own data about the contact, a JSON object. It replaces the previous object.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>The digits of the new number, which must not show in errors either.</summary>
    IReadOnlyList<string?> IHasSecrets.Secrets => Person is null ? [] : [Person.Value];

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new ContactUpdate());
        Person?.CheckPhoneNumber(rules, "person");
        NewContact.CheckMore(rules, CustomerId, Metadata);
    }

    /// <summary>Returns the name, not the number.</summary>
    private protected override string Describe() => $"{nameof(ContactUpdate)} {{ {nameof(DisplayName)} = {DisplayName} }}";
}

/// <summary>Which contacts of a number to list.</summary>
public sealed record ContactFilter : PagedFilter
{
    /// <summary>Only the contact with this phone number.</summary>
    public Person? Person { get; init; }

    /// <summary>Only those of this customer of the platform, by its id.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Only those that belong to a customer, or only those that do not.</summary>
    public bool? HasCustomer { get; init; }

    /// <summary>Which of Kapso's additions to include; the server's default when null.</summary>
    public ContactFields? Fields { get; init; }

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        Person?.CheckPhoneNumber(rules, "person");
    }

    internal override void Write(Query query) => query
        .Add("wa_id", Person?.Value)
        .AddId("customer_id", CustomerId)
        .Add("has_customer", HasCustomer)
        .Add("fields", Fields?.Value);
}

/// <summary>Which contacts of the whole project to list.</summary>
public sealed record ProjectContactFilter : CreatedFilter
{
    /// <summary>Only those of this customer of the platform, by its id.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Only those of this customer of the platform, by the id in one's own system.</summary>
    public string? CustomerExternalId { get; init; }

    /// <summary>Only those that belong to a customer, or only those that do not.</summary>
    public bool? HasCustomer { get; init; }

    /// <summary>Only contacts with this text in their profile name, ignoring case.</summary>
    public string? ProfileNameContains { get; init; }

    /// <summary>Only contacts with these digits in their phone number.</summary>
    public string? WaIdContains { get; init; }

    /// <summary>Only the contact with exactly this BSUID.</summary>
    public string? BusinessScopedUserId { get; init; }

    internal override void Write(Query query) => base.Write(query
        .AddId("customer_id", CustomerId)
        .Add("customer_external_id", CustomerExternalId)
        .Add("has_customer", HasCustomer)
        .Add("profile_name_contains", ProfileNameContains)
        .Add("wa_id_contains", WaIdContains)
        .AddId("business_scoped_user_id", BusinessScopedUserId));
}
