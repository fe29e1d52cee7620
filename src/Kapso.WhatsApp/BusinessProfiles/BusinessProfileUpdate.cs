namespace Kapso.WhatsApp.BusinessProfiles;

/// <summary>What to change about a profile. What is not mentioned stays as it is; an empty text or list takes a member away.</summary>
public sealed record BusinessProfileUpdate
{
    /// <summary>The most characters of <see cref="About"/>.</summary>
    public const int MaxAboutLength = 139;

    /// <summary>The most characters of <see cref="Address"/>.</summary>
    public const int MaxAddressLength = 256;

    /// <summary>The most characters of <see cref="Description"/>.</summary>
    public const int MaxDescriptionLength = 512;

    /// <summary>The most characters of <see cref="Email"/>.</summary>
    public const int MaxEmailLength = 128;

    /// <summary>The most websites.</summary>
    public const int MaxWebsites = 2;

    /// <summary>The most characters of a website's address.</summary>
    public const int MaxWebsiteLength = 256;

    /// <summary>The line below the name, 1 to <see cref="MaxAboutLength"/> characters, without markup; links in it cannot be tapped.</summary>
    public string? About { get; init; }

    /// <summary>The address, at most <see cref="MaxAddressLength"/> characters.</summary>
    public string? Address { get; init; }

    /// <summary>The description, at most <see cref="MaxDescriptionLength"/> characters.</summary>
    public string? Description { get; init; }

    /// <summary>The e-mail address, at most <see cref="MaxEmailLength"/> characters.</summary>
    public string? Email { get; init; }

    /// <summary>The picture, as the handle of a file that was uploaded for it.</summary>
    public string? ProfilePictureHandle { get; init; }

    /// <summary>The industry.</summary>
    public BusinessVertical? Vertical { get; init; }

    /// <summary>The websites, at most <see cref="MaxWebsites"/>, each beginning with <c>http://</c> or <c>https://</c> and of at most <see cref="MaxWebsiteLength"/> characters.</summary>
    public IReadOnlyList<string>? Websites { get; init; }

    internal void Check(Rules rules)
    {
        rules.Changes(this, new BusinessProfileUpdate());
        rules.OptionalText(About, MaxAboutLength, "about");
        rules.MaxLength(Address, MaxAddressLength, "address");
        rules.MaxLength(Description, MaxDescriptionLength, "description");
        CheckEmail(rules);
        rules.OptionalRequired(ProfilePictureHandle, "profilePictureHandle");
        CheckWebsites(rules);
    }

    private void CheckEmail(Rules rules)
    {
        rules.MaxLength(Email, MaxEmailLength, "email");
        if (!string.IsNullOrEmpty(Email) && !(Email.IndexOf('@', StringComparison.Ordinal) is > 0 and int at && at < Email.Length - 1 && !Email.Any(char.IsWhiteSpace)))
        {
            rules.Add("email", "email", "must be an e-mail address", "name@host", $"{Email.Length} characters");
        }
    }

    private void CheckWebsites(Rules rules)
    {
        rules.Count(Websites?.Count ?? 0, 0, MaxWebsites, "websites", "websites");
        for (int i = 0; i < Websites?.Count; i++)
        {
            using (rules.In("websites", i))
            {
                rules.WebAddress(Websites[i], "");
                rules.MaxLength(Websites[i], MaxWebsiteLength, "");
            }
        }
    }
}

/// <summary>A profile update as it is sent: Meta wants the product's name beside the members.</summary>
internal sealed record BusinessProfileBody
{
    public string MessagingProduct { get; } = "whatsapp";

    public string? About { get; init; }

    public string? Address { get; init; }

    public string? Description { get; init; }

    public string? Email { get; init; }

    public string? ProfilePictureHandle { get; init; }

    public BusinessVertical? Vertical { get; init; }

    public IReadOnlyList<string>? Websites { get; init; }

    public static BusinessProfileBody Of(BusinessProfileUpdate update) => new()
    {
        About = update.About,
        Address = update.Address,
        Description = update.Description,
        Email = update.Email,
        ProfilePictureHandle = update.ProfilePictureHandle,
        Vertical = update.Vertical,
        Websites = update.Websites,
    };
}
