namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>Kapso's inbox inside a page of one's own.</summary>
public record InboxEmbed : KapsoModel
{
    /// <summary>The id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Whose conversations it shows.</summary>
    public InboxScopeType? ScopeType { get; init; }

    /// <summary>The customer's id or the phone number id, by the scope; null for the project.</summary>
    public string? ScopeId { get; init; }

    /// <summary>The name of the customer or number.</summary>
    public string? ScopeName { get; init; }

    /// <summary>The member whose conversations alone it shows; null for all.</summary>
    public string? AssignedUserId { get; init; }

    /// <summary>The name of that member.</summary>
    public string? AssignedUserName { get; init; }

    /// <summary>Whether it can be opened.</summary>
    public InboxEmbedStatus? Status { get; init; }

    /// <summary>The origins of pages that may show it; any when empty.</summary>
    public IReadOnlyList<string> AllowedOrigins { get => field ?? []; init; }

    /// <summary>The colours it opens with.</summary>
    public InboxMode? DefaultMode { get; init; }

    /// <summary>The language.</summary>
    public InboxLanguage? Language { get; init; }

    /// <summary>Until when it can be opened; null for always.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last opened.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>
/// An inbox as its creation answers it: with the token and the address, which no later answer holds. Whoever has either reads the conversations:
/// keep them on the server, and hand the address only to signed-in users.
/// </summary>
public sealed record CreatedInboxEmbed : InboxEmbed
{
    /// <summary>The token. It is told this once. Null when the server did not tell it.</summary>
    public string? Token { get; init; }

    /// <summary>The address for an iframe. It is told this once; choose what it shows with <see cref="InboxView.AddTo"/>.</summary>
    public string? EmbedUrl { get; init; }

    /// <summary>Names the inbox without its token and address, which open it.</summary>
    public override string ToString() => $"{nameof(CreatedInboxEmbed)} {{ {nameof(Id)} = {Id}, {nameof(ScopeType)} = {ScopeType}, {nameof(Status)} = {Status} }}";
}
