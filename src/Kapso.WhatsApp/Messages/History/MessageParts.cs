namespace Kapso.WhatsApp.Messages;

/// <summary>What a message answers, or that it was forwarded.</summary>
public sealed record MessageContext : KapsoModel
{
    /// <summary>The id (wamid) of the message that is answered; absent when the message was forwarded.</summary>
    public string? Id { get; init; }

    /// <summary>Who wrote that message.</summary>
    public string? From { get; init; }

    /// <summary>Whether the message was forwarded.</summary>
    public bool? Forwarded { get; init; }

    /// <summary>Whether the message was forwarded more than five times.</summary>
    public bool? FrequentlyForwarded { get; init; }

    /// <summary>The product that the customer asks about.</summary>
    public ReferredProduct? ReferredProduct { get; init; }
}

/// <summary>The product that a customer asks about.</summary>
public sealed record ReferredProduct : KapsoModel
{
    /// <summary>The id of the catalog that the product is in.</summary>
    public string? CatalogId { get; init; }

    /// <summary>The product's id in the catalog.</summary>
    public string? ProductRetailerId { get; init; }
}

/// <summary>The advertisement or post that a customer came from (click to WhatsApp).</summary>
public sealed record MessageReferral : KapsoModel
{
    /// <summary>The address of the advertisement or post.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>The id of the advertisement or post.</summary>
    public string? SourceId { get; init; }

    /// <summary>Whether it is an advertisement or a post.</summary>
    public ReferralSourceType? SourceType { get; init; }

    /// <summary>The headline of the advertisement.</summary>
    public string? Headline { get; init; }

    /// <summary>The text of the advertisement.</summary>
    public string? Body { get; init; }

    /// <summary>Whether it shows a picture or a video.</summary>
    public ReferralMediaType? MediaType { get; init; }

    /// <summary>The address of the advertisement's picture.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The address of the advertisement's video.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>The address of a small picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>The id of the click, for conversion tracking; absent for advertisements in WhatsApp's status.</summary>
    public string? CtwaClid { get; init; }

    /// <summary>The reference that the link or the advertisement carried, or null when there was none.</summary>
    public string? Ref { get; init; }

    /// <summary>The greeting that the advertisement showed.</summary>
    public ReferralWelcomeMessage? WelcomeMessage { get; init; }
}

/// <summary>The greeting that an advertisement showed.</summary>
public sealed record ReferralWelcomeMessage : KapsoModel
{
    /// <summary>The text of the greeting.</summary>
    public string? Text { get; init; }
}

/// <summary>A change of a sender's identity key.</summary>
public sealed record MessageIdentity : KapsoModel
{
    /// <summary>Whether the change was acknowledged.</summary>
    public bool? Acknowledged { get; init; }

    /// <summary>When the identity changed.</summary>
    public DateTimeOffset? CreatedTimestamp { get; init; }

    /// <summary>The hash of the new identity key; see <see cref="SendOptions.RecipientIdentityKeyHash"/>.</summary>
    public string? Hash { get; init; }
}
