using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.BusinessProfiles;

/// <summary>What to change about a profile. What is not mentioned stays as it is; an empty text or list takes a member away.</summary>
public sealed record BusinessProfileUpdate : KapsoRecord, ICheckable
{
    /// <summary>The most characters that <see cref="About"/> can have.</summary>
    public const int MaxAboutLength = 139;

    /// <summary>The most characters that <see cref="Address"/> can have.</summary>
    public const int MaxAddressLength = 256;

    /// <summary>The most characters that <see cref="Description"/> can have.</summary>
    public const int MaxDescriptionLength = 512;

    /// <summary>The most characters that <see cref="Email"/> can have.</summary>
    public const int MaxEmailLength = 128;

    /// <summary>The most websites that a profile can have.</summary>
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

    /// <summary>The industry of the business.</summary>
    public BusinessVertical? Vertical { get; init; }

    /// <summary>The websites, at most <see cref="MaxWebsites"/>, each beginning with <c>http://</c> or <c>https://</c> and of at most <see cref="MaxWebsiteLength"/> characters.</summary>
    public IReadOnlyList<string>? Websites { get; init; }

    /// <summary>The product's name, which Meta wants beside the members.</summary>
    [JsonInclude, JsonPropertyOrder(-1)]
    internal string MessagingProduct { get; } = "whatsapp";

    void ICheckable.Check(Rules rules)
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
