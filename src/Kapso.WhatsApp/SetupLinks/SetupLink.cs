using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>A link to the hosted page on which a customer connects a WhatsApp number.</summary>
public record SetupLink : KapsoModel
{
    /// <summary>The id of the link, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it can be used.</summary>
    public SetupLinkStatus? Status { get; init; }

    /// <summary>When it was created.</summary>
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
    public IReadOnlyList<string> AllowedOrigins { get => field ?? []; init; }

    /// <summary>How the customer may connect.</summary>
    public IReadOnlyList<ConnectionType> AllowedConnectionTypes { get => field ?? []; init; }

    /// <summary>Who pays Meta; chosen at creation.</summary>
    public MetaBillingMode? MetaBillingMode { get; init; }

    /// <summary>The colours of the hosted page; null for Kapso's own.</summary>
    [JsonPropertyName("theme_config")]
    public SetupLinkTheme? Theme { get; init; }

    /// <summary>Whether Kapso provides the number.</summary>
    public bool? ProvisionPhoneNumber { get; init; }

    /// <summary>The area code of a provided US number.</summary>
    public string? PhoneNumberAreaCode { get; init; }

    /// <summary>The countries of which a number may be provided, as two capital letters each.</summary>
    public IReadOnlyList<string> PhoneNumberCountryIsos { get => field ?? []; init; }

    /// <summary>The number that is to be connected again, in digits; null for a new one.</summary>
    public string? ReconnectPhoneNumber { get; init; }

    /// <summary>The language of the hosted page; null for that of the browser.</summary>
    public SetupLanguage? Language { get; init; }

    /// <summary>How far the setup has come.</summary>
    [JsonPropertyName("whatsapp_setup_status")]
    public SetupStatus? SetupStatus { get; init; }

    /// <summary>Why the setup failed.</summary>
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
    /// <summary>The token for the browser. It is told this once. Null when the server did not tell it.</summary>
    public string? Token { get; init; }

    /// <summary>Names the link without its token and address, which open it.</summary>
    public override string ToString() => $"{nameof(CreatedSetupLink)} {{ {nameof(Id)} = {Id}, {nameof(Status)} = {Status} }}";
}

/// <summary>A number that Kapso has provided for a setup.</summary>
public sealed record ProvisionedPhoneNumber : KapsoModel
{
    /// <summary>The id of the provided number, a UUID; not WhatsApp's phone number id.</summary>
    public required string Id { get; init; }

    /// <summary>The number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Whether it is in use.</summary>
    public string? Status { get; init; }

    /// <summary>The area code.</summary>
    public string? AreaCode { get; init; }

    /// <summary>The country, as two capital letters.</summary>
    public string? CountryIso { get; init; }

    /// <summary>The country's dial code.</summary>
    public string? CountryDialCode { get; init; }

    /// <summary>The number as people write it.</summary>
    public string? DisplayNumber { get; init; }
}
