using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.OfficialBusinessAccounts;

/// <summary>
/// A request that a number becomes an official business account. Its members are those of Meta's present description; an older one has <c>action</c> and <c>application_data</c> instead, and withdraws requests
/// too. Send that with <see cref="KapsoWhatsAppClient.SendAsync(ApiRequest, CancellationToken)"/> where it is wanted.
/// </summary>
public sealed record OfficialBusinessAccountRequest : KapsoRecord, ICheckable
{
    /// <summary>The fewest links that <see cref="SupportingLinks"/> can hold.</summary>
    public const int MinSupportingLinks = 5;

    /// <summary>The most links that <see cref="SupportingLinks"/> can hold.</summary>
    public const int MaxSupportingLinks = 10;

    /// <summary>Gets the address of the business's website, http or https.</summary>
    [JsonPropertyName("business_website_url")]
    public required string WebsiteUrl { get; init; }

    /// <summary>Gets the country that the business mainly operates in, as two capital letters.</summary>
    [JsonPropertyName("primary_country_of_operation")]
    public required string Country { get; init; }

    /// <summary>Gets the business's main language, or null to leave it out.</summary>
    [JsonPropertyName("primary_language")]
    public string? Language { get; init; }

    /// <summary>Gets the name of the business or brand that it belongs to, or null when it belongs to none.</summary>
    [JsonPropertyName("parent_business_or_brand")]
    public string? ParentBusiness { get; init; }

    /// <summary>Gets the addresses of pages that show that the business is notable, <see cref="MinSupportingLinks"/> to <see cref="MaxSupportingLinks"/>; null for none.</summary>
    public IReadOnlyList<string>? SupportingLinks { get; init; }

    /// <summary>Gets what else supports the request, in words; null for nothing.</summary>
    [JsonPropertyName("additional_supporting_information")]
    public string? AdditionalInformation { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.WebAddress(WebsiteUrl, "websiteUrl");
        rules.Country(Country, "country");
        rules.OptionalRequired(Language, "language");
        rules.OptionalRequired(ParentBusiness, "parentBusiness");
        rules.OptionalRequired(AdditionalInformation, "additionalInformation");
        if (SupportingLinks is not null)
        {
            rules.Count(SupportingLinks.Count, MinSupportingLinks, MaxSupportingLinks, "supportingLinks", "links");
            for (int i = 0; i < SupportingLinks.Count; i++)
            {
                using (rules.In("supportingLinks", i))
                {
                    rules.WebAddress(SupportingLinks[i], "");
                }
            }
        }
    }
}
