using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.BusinessProfiles;

/// <summary>What people see when they open a number's profile in WhatsApp.</summary>
public sealed record BusinessProfile : KapsoModel
{
    /// <summary>Gets the line that is shown below the name.</summary>
    public string? About { get; init; }

    /// <summary>Gets the postal address of the business.</summary>
    public string? Address { get; init; }

    /// <summary>Gets the description of the business.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the e-mail address of the business.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the address of the profile picture, which expires.</summary>
    public string? ProfilePictureUrl { get; init; }

    /// <summary>Gets the websites of the business, at most two.</summary>
    public IReadOnlyList<string> Websites { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the industry of the business.</summary>
    public BusinessVertical? Vertical { get; init; }
}
