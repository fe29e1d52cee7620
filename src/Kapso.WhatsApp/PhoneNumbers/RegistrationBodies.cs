namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>Asks for a verification code.</summary>
internal sealed record CodeRequestBody(VerificationMethod CodeMethod, string Language);

/// <summary>Shows a verification code.</summary>
internal sealed record CodeBody(string Code);

/// <summary>Registers a number.</summary>
internal sealed record RegistrationBody(string Pin)
{
    public string MessagingProduct { get; } = "whatsapp";

    public string? DataLocalizationRegion { get; init; }
}

/// <summary>Sets the pin of two-step verification.</summary>
internal sealed record PinBody(string Pin);
