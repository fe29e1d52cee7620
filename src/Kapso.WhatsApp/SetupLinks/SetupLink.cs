using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>A link to the hosted page on which a customer connects a WhatsApp number.</summary>
public record SetupLink : KapsoModel
{
    /// <summary>Gets the id of the link, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets whether the link can be used.</summary>
    public SetupLinkStatus? Status { get; init; }

    /// <summary>Gets when the link was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Until when it can be used: 30 days after its creation unless it is changed.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The address of the hosted page, to be given to the customer. Its form is Kapso's own affair.</summary>
    public string? Url { get; init; }

    /// <summary>Where the customer is sent after a number was connected.</summary>
    public string? SuccessRedirectUrl { get; init; }

    /// <summary>Where the customer is sent after the setup failed.</summary>
    public string? FailureRedirectUrl { get; init; }

    /// <summary>The origins of web pages that may use the link's token in the browser.</summary>
    public IReadOnlyList<string> AllowedOrigins { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>How the customer may connect.</summary>
    public IReadOnlyList<ConnectionType> AllowedConnectionTypes { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Who pays Meta; chosen when the link is created.</summary>
    public MetaBillingMode? MetaBillingMode { get; init; }

    /// <summary>The colours of the hosted page; null for Kapso's own.</summary>
    [JsonPropertyName("theme_config")]
    public SetupLinkTheme? Theme { get; init; }

    /// <summary>Whether Kapso provides the number.</summary>
    public bool? ProvisionPhoneNumber { get; init; }

    /// <summary>The area code of a provided US number.</summary>
    public string? PhoneNumberAreaCode { get; init; }

    /// <summary>The countries of which a number may be provided, as two capital letters each.</summary>
    public IReadOnlyList<string> PhoneNumberCountryIsos { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The number that is to be connected again, in digits; null for a new one.</summary>
    public string? ReconnectPhoneNumber { get; init; }

    /// <summary>The language of the hosted page; null for that of the browser.</summary>
    public SetupLanguage? Language { get; init; }

    /// <summary>Gets how far the setup that the link leads to has come.</summary>
    [JsonPropertyName("whatsapp_setup_status")]
    public SetupStatus? SetupStatus { get; init; }

    /// <summary>Gets why the setup failed, in Kapso's words; null when it did not.</summary>
    [JsonPropertyName("whatsapp_setup_error")]
    public string? SetupError { get; init; }

    /// <summary>The number that Kapso has provided.</summary>
    public ProvisionedPhoneNumber? ProvisionedPhoneNumber { get; init; }
}

/// <summary>
/// A setup link as its creation answers it: with the token, which no later answer holds. Keep the token only where a browser uses it with
/// Kapso's own script; for the hosted page the address is enough.
/// </summary>
public sealed record CreatedSetupLink : SetupLink
{
    /// <summary>The token for the browser. Only the response to the creation has it; null when the server left it out.</summary>
    public string? Token { get; init; }

    /// <summary>Names the link without its token and address, which open it.</summary>
    private protected override string Describe() => $"{nameof(CreatedSetupLink)} {{ {nameof(Id)} = {Id}, {nameof(Status)} = {Status} }}";
}

/// <summary>A number that Kapso has provided for a setup.</summary>
public sealed record ProvisionedPhoneNumber : KapsoModel
{
    /// <summary>The id of the provided number, a UUID; not WhatsApp's phone number id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the phone number with its country code.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Gets the status of the number, as Kapso names it.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the area code of the number.</summary>
    public string? AreaCode { get; init; }

    /// <summary>The country, as two capital letters.</summary>
    public string? CountryIso { get; init; }

    /// <summary>Gets the country's dial code, without a plus sign.</summary>
    public string? CountryDialCode { get; init; }

    /// <summary>The number as people write it.</summary>
    public string? DisplayNumber { get; init; }
}
