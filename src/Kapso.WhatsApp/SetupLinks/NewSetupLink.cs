using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>A setup link to create. A customer has one active link: a new one revokes the one before.</summary>
public sealed record NewSetupLink : KapsoRecord, ICheckable
{
    /// <summary>What Kapso recommends: a US number that Kapso provides, for the API alone. Change it with <c>with</c>.</summary>
    public static NewSetupLink Recommended { get; } = new()
    {
        AllowedConnectionTypes = [ConnectionType.Dedicated],
        ProvisionPhoneNumber = true,
        PhoneNumberCountryIsos = ["US"],
    };

    /// <summary>Where the customer is sent after a number was connected; read what comes there with <see cref="SetupRedirect"/>.</summary>
    public string? SuccessRedirectUrl { get; init; }

    /// <summary>Where the customer is sent after the setup failed.</summary>
    public string? FailureRedirectUrl { get; init; }

    /// <summary>The https origins of web pages that may use the link's token in the browser.</summary>
    public IReadOnlyList<string>? AllowedOrigins { get; init; }

    /// <summary>How the customer may connect; both ways when null. A single one is chosen for the customer.</summary>
    public IReadOnlyList<ConnectionType>? AllowedConnectionTypes { get; init; }

    /// <summary>Who pays Meta; the customer when null. Cannot be changed later.</summary>
    public MetaBillingMode? MetaBillingMode { get; init; }

    /// <summary>The colours of the hosted page.</summary>
    [JsonPropertyName("theme_config")]
    public SetupLinkTheme? Theme { get; init; }

    /// <summary>Whether Kapso provides the number. Numbers outside the US need telephony credentials of the project's own.</summary>
    public bool? ProvisionPhoneNumber { get; init; }

    /// <summary>The three-digit area code of a provided number; US only.</summary>
    public string? PhoneNumberAreaCode { get; init; }

    /// <summary>The countries of which a number may be provided, as two capital letters each; the US when null.</summary>
    public IReadOnlyList<string>? PhoneNumberCountryIsos { get; init; }

    /// <summary>
    /// A number of the customer to connect again, digits only. It must be a production number of this customer, nothing can be provided with
    /// it, and it stays connected in the way it was.
    /// </summary>
    public string? ReconnectPhoneNumber { get; init; }

    /// <summary>The language of the hosted page; that of the browser when null.</summary>
    public SetupLanguage? Language { get; init; }

    void ICheckable.Check(Rules rules)
    {
        SetupLinkRules.Check(rules, SuccessRedirectUrl, FailureRedirectUrl, AllowedOrigins, AllowedConnectionTypes);
        SetupLinkRules.CheckProvisioning(rules, PhoneNumberAreaCode, PhoneNumberCountryIsos);
        SetupLinkRules.CheckTheme(rules, Theme);
        SetupLinkRules.CheckReconnect(rules, ReconnectPhoneNumber, ProvisionPhoneNumber);
    }
}

/// <summary>What to change about a setup link. What is not mentioned stays as it is.</summary>
public sealed record SetupLinkUpdate : KapsoRecord, ICheckable
{
    /// <summary>Where the customer is sent after a number was connected; <c>null</c> takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> SuccessRedirectUrl { get; init; }

    /// <summary>Where the customer is sent after the setup failed; <c>null</c> takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> FailureRedirectUrl { get; init; }

    /// <summary>The https origins of web pages that may use the link's token in the browser; null leaves them.</summary>
    public IReadOnlyList<string>? AllowedOrigins { get; init; }

    /// <summary>How the customer may connect; null leaves it.</summary>
    public IReadOnlyList<ConnectionType>? AllowedConnectionTypes { get; init; }

    /// <summary>Whether Kapso provides the number; null leaves it.</summary>
    public bool? ProvisionPhoneNumber { get; init; }

    /// <summary>The three-digit area code of a provided US number; <c>null</c> takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> PhoneNumberAreaCode { get; init; }

    /// <summary>The countries of which a number may be provided; null leaves them.</summary>
    public IReadOnlyList<string>? PhoneNumberCountryIsos { get; init; }

    /// <summary>Until when the link can be used.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> ExpiresAt { get; init; }

    /// <summary>The state: anything but used, which only a setup brings about.</summary>
    public SetupLinkStatus? Status { get; init; }

    /// <summary>The colours of the hosted page; <c>null</c> goes back to Kapso's own.</summary>
    [JsonPropertyName("theme_config"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<SetupLinkTheme> Theme { get; init; }

    /// <summary>The language of the hosted page; <c>null</c> goes back to that of the browser.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<SetupLanguage?> Language { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new SetupLinkUpdate());
        SetupLinkRules.Check(rules, SuccessRedirectUrl.Value, FailureRedirectUrl.Value, AllowedOrigins, AllowedConnectionTypes);
        SetupLinkRules.CheckProvisioning(rules, PhoneNumberAreaCode.Value, PhoneNumberCountryIsos);
        SetupLinkRules.CheckTheme(rules, Theme.Value);
        if (Status == SetupLinkStatus.Used)
        {
            rules.Add("status", "not-used", "a link becomes used by a setup, not by an update", value: SetupLinkStatus.Used.Value);
        }
    }
}
