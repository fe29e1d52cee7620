using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>An embedded inbox to create. Make it with <see cref="ForProject"/>, <see cref="ForCustomer"/> or <see cref="ForPhoneNumber"/> and add to it with <c>with</c>.</summary>
public sealed record NewInboxEmbed : KapsoRecord, ICheckable
{
    /// <summary>The scope of the inbox: whose conversations it shows. Cannot be changed later.</summary>
    public required InboxScopeType ScopeType { get; init; }

    /// <summary>The customer's id (a UUID) or the phone number id, by the scope; none for the project.</summary>
    public string? ScopeId { get; init; }

    /// <summary>The name under which the inbox is listed.</summary>
    public string? Name { get; init; }

    /// <summary>The account id (a UUID) of the member whose conversations alone it shows; all when null.</summary>
    public string? AssignedUserId { get; init; }

    /// <summary>The origins of pages that may show it, also as <c>*.example.com</c>; any when null or empty.</summary>
    public IReadOnlyList<string>? AllowedOrigins { get; init; }

    /// <summary>The colours it opens with; those of the reader's device when null.</summary>
    public InboxColorMode? DefaultMode { get; init; }

    /// <summary>The language; English when null.</summary>
    public InboxLanguage? Language { get; init; }

    /// <summary>Until when the inbox can be opened; without an end when null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>An inbox with all conversations of the project.</summary>
    public static NewInboxEmbed ForProject() => new() { ScopeType = InboxScopeType.Project };

    /// <summary>An inbox with the conversations of one customer's numbers.</summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    public static NewInboxEmbed ForCustomer(string customerId) => new() { ScopeType = InboxScopeType.Customer, ScopeId = customerId };

    /// <summary>An inbox with the conversations of one number.</summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    public static NewInboxEmbed ForPhoneNumber(string phoneNumberId) => new() { ScopeType = InboxScopeType.PhoneNumber, ScopeId = phoneNumberId };

    void ICheckable.Check(Rules rules)
    {
        InboxEmbedRules.CheckScope(rules, ScopeType, ScopeId);
        InboxEmbedRules.CheckUser(rules, AssignedUserId);
        InboxEmbedRules.CheckOrigins(rules, AllowedOrigins);
    }
}

/// <summary>What to change about an embedded inbox. What is not mentioned stays as it is; the scope cannot be changed.</summary>
public sealed record InboxEmbedUpdate : KapsoRecord, ICheckable
{
    /// <summary>The name under which the inbox is listed; <c>null</c> removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Name { get; init; }

    /// <summary>The account id (a UUID) of the member whose conversations alone it shows; <c>null</c> shows all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> AssignedUserId { get; init; }

    /// <summary>The origins of pages that may show it; an empty list allows any, null leaves them.</summary>
    public IReadOnlyList<string>? AllowedOrigins { get; init; }

    /// <summary>The colours it opens with; null leaves them.</summary>
    public InboxColorMode? DefaultMode { get; init; }

    /// <summary>The language; null leaves it.</summary>
    public InboxLanguage? Language { get; init; }

    /// <summary>Until when the inbox can be opened; <c>null</c> for without an end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> ExpiresAt { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new InboxEmbedUpdate());
        InboxEmbedRules.CheckUser(rules, AssignedUserId.Value);
        InboxEmbedRules.CheckOrigins(rules, AllowedOrigins);
    }
}
