using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>Asks for a verification code.</summary>
internal sealed record CodeRequestBody(VerificationMethod CodeMethod, string Language) : ICheckable
{
    void ICheckable.Check(Rules rules) => PhoneNumberRules.CheckLanguage(rules, Language);
}

/// <summary>Shows a verification code.</summary>
internal sealed record CodeBody(string Code) : ICheckable, IHasSecrets
{
    IReadOnlyList<string?> IHasSecrets.Secrets => [Code];

    /// <summary>Takes out what people copy with a code: the dash that WhatsApp shows in it, and spaces.</summary>
    public static CodeBody Read(string code) => new(code?.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)!);

    void ICheckable.Check(Rules rules) => PhoneNumberRules.CheckCode(rules, Code);
}

/// <summary>The body that registers a number with its PIN.</summary>
internal sealed record RegistrationBody(string Pin) : ICheckable, IHasSecrets
{
    public string MessagingProduct { get; } = "whatsapp";

    public string? DataLocalizationRegion { get; init; }

    IReadOnlyList<string?> IHasSecrets.Secrets => [Pin];

    void ICheckable.Check(Rules rules)
    {
        PhoneNumberRules.CheckPin(rules, Pin);
        PhoneNumberRules.CheckRegion(rules, DataLocalizationRegion);
    }
}

/// <summary>Sets the pin of two-step verification.</summary>
internal sealed record PinBody(string Pin) : ICheckable, IHasSecrets
{
    IReadOnlyList<string?> IHasSecrets.Secrets => [Pin];

    void ICheckable.Check(Rules rules) => PhoneNumberRules.CheckPin(rules, Pin);
}
