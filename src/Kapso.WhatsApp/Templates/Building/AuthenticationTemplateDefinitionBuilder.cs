namespace Kapso.WhatsApp.Templates;

/// <summary>Builds a template that brings a one-time code, in WhatsApp's own words. It needs one of <see cref="CopyCode"/>, <see cref="OneTap"/> and <see cref="ZeroTap"/>.</summary>
public sealed class AuthenticationTemplateDefinitionBuilder : DefinitionBuilder<AuthenticationTemplateDefinitionBuilder>
{
    private bool? _securityRecommendation;

    internal AuthenticationTemplateDefinitionBuilder(string name, string language)
        : base(name, language, TemplateCategory.Authentication)
    {
    }

    private protected override IEnumerable<ComponentDefinition> LastParts => [new BodyDefinition { AddSecurityRecommendation = _securityRecommendation }];

    /// <summary>Adds the advice not to share the code.</summary>
    /// <param name="add">Whether to.</param>
    public AuthenticationTemplateDefinitionBuilder SecurityRecommendation(bool add = true)
    {
        _securityRecommendation = add;
        return this;
    }

    /// <summary>Says for how long the code is valid.</summary>
    /// <param name="time">The time, in whole minutes: 1 minute to <see cref="FooterDefinition.MaxCodeExpiration"/>.</param>
    public AuthenticationTemplateDefinitionBuilder CodeExpiration(TimeSpan time) => Component(new FooterDefinition { CodeExpiration = time });

    /// <summary>Has the reader copy the code.</summary>
    /// <param name="text">The label, 1 to <see cref="ButtonDefinition.MaxTextLength"/> characters; WhatsApp's own, translated, when null.</param>
    public AuthenticationTemplateDefinitionBuilder CopyCode(string? text = null) => Button(new OneTimePasswordButtonDefinition { OtpType = OneTimePasswordType.CopyCode, Text = text });

    /// <summary>Hands the code to an app with one tap.</summary>
    /// <param name="apps">The apps, 1 to <see cref="OneTimePasswordButtonDefinition.MaxSupportedApps"/>.</param>
    /// <param name="text">The label for readers who must copy the code; WhatsApp's own when null.</param>
    /// <param name="autofillText">The label of the tap; WhatsApp's own when null.</param>
    public AuthenticationTemplateDefinitionBuilder OneTap(IReadOnlyList<SupportedApp> apps, string? text = null, string? autofillText = null) =>
        Button(ForApps(OneTimePasswordType.OneTap, apps, text, autofillText));

    /// <summary>
    /// Passes the code to an app without a tap. Calling it states that the business has informed its customers and accepts WhatsApp's terms for zero-tap.
    /// </summary>
    /// <inheritdoc cref="OneTap"/>
    public AuthenticationTemplateDefinitionBuilder ZeroTap(IReadOnlyList<SupportedApp> apps, string? text = null, string? autofillText = null) =>
        Button(ForApps(OneTimePasswordType.ZeroTap, apps, text, autofillText) with { ZeroTapTermsAccepted = true });

    private static OneTimePasswordButtonDefinition ForApps(OneTimePasswordType type, IReadOnlyList<SupportedApp> apps, string? text, string? autofillText) => new()
    {
        OtpType = type,
        Text = text,
        AutofillText = autofillText,
        SupportedApps = apps ?? throw new ArgumentNullException(nameof(apps)),
    };
}
