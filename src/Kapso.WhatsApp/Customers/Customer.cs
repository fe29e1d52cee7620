namespace Kapso.WhatsApp.Customers;

/// <summary>A customer of a platform, who connects WhatsApp numbers of their own.</summary>
public sealed record Customer : KapsoModel
{
    /// <summary>Kapso's id of the customer, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The customer's name, as the platform gave it.</summary>
    public string? Name { get; init; }

    /// <summary>The platform's own id of the customer; null when none was given.</summary>
    public string? ExternalCustomerId { get; init; }

    /// <summary>When the customer was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the customer was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
