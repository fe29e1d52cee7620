namespace Kapso.WhatsApp.BusinessProfiles;

/// <summary>What people see when they open a number's profile in WhatsApp.</summary>
public sealed record BusinessProfile : KapsoModel
{
    /// <summary>The line below the name.</summary>
    public string? About { get; init; }

    /// <summary>The address.</summary>
    public string? Address { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Where the picture is, for a while.</summary>
    public string? ProfilePictureUrl { get; init; }

    /// <summary>The websites, at most two.</summary>
    public IReadOnlyList<string> Websites { get => field ?? []; init; }

    /// <summary>The industry.</summary>
    public BusinessVertical? Vertical { get; init; }
}

/// <summary>The answer that holds a profile: a list of one.</summary>
internal sealed record BusinessProfileAnswer
{
    public required IReadOnlyList<BusinessProfile> Data { get; init; }
}
