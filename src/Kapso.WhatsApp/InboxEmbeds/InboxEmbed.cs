using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>Kapso's inbox inside a page of one's own.</summary>
public record InboxEmbed : KapsoModel
{
    /// <summary>Gets the id of the inbox, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name under which the inbox is listed.</summary>
    public string? Name { get; init; }

    /// <summary>Gets whose conversations the inbox shows.</summary>
    public InboxScopeType? ScopeType { get; init; }

    /// <summary>Gets the customer's id or the phone number id, by the scope; null for the project.</summary>
    public string? ScopeId { get; init; }

    /// <summary>Gets the name of the customer or number.</summary>
    public string? ScopeName { get; init; }

    /// <summary>Gets the account id of the member to whose conversations the inbox is restricted; null when it shows all.</summary>
    public string? AssignedUserId { get; init; }

    /// <summary>Gets the name of the member to whose conversations the inbox is restricted.</summary>
    public string? AssignedUserName { get; init; }

    /// <summary>Gets whether the inbox can be opened.</summary>
    public InboxEmbedStatus? Status { get; init; }

    /// <summary>Gets the origins of pages that may show the inbox; any page may when empty.</summary>
    public IReadOnlyList<string> AllowedOrigins { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the colour scheme with which the inbox opens.</summary>
    public InboxColorMode? DefaultMode { get; init; }

    /// <summary>Gets the language in which the inbox is shown.</summary>
    public InboxLanguage? Language { get; init; }

    /// <summary>Gets when the inbox expires; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets when the inbox was last opened; null when it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Gets when the inbox was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the inbox was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>
/// A created inbox with its token and its address, which no later response holds. Anyone who has either can read the conversations: keep them on the
/// server, and give the address to signed-in users only.
/// </summary>
public sealed record CreatedInboxEmbed : InboxEmbed
{
    /// <summary>The token. Only the response to the creation has it; null when the server left it out.</summary>
    public string? Token { get; init; }

    /// <summary>The address for an iframe. Only the response to the creation has it; choose what it shows with <see cref="InboxView.ApplyTo(string)"/>.</summary>
    public string? EmbedUrl { get; init; }

    /// <summary>Names the inbox without its token and address, which open it.</summary>
    private protected override string Describe() => $"{nameof(CreatedInboxEmbed)} {{ {nameof(Id)} = {Id}, {nameof(ScopeType)} = {ScopeType}, {nameof(Status)} = {Status} }}";
}
