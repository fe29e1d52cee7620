using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The rules for numbers, codes and PINs that are checked before the call.</summary>
internal static partial class PhoneNumberRules
{
    private const int ShortestNumber = 7;

    public static void CheckDestination(Rules rules, string? address)
    {
        if (address is not null)
        {
            rules.CallbackAddress(address, "webhookDestinationUrl");
        }
    }

    /// <summary>A pin is a secret, so it is reported by its length.</summary>
    public static void CheckPin(Rules rules, string pin)
    {
        if (rules.Required(pin, nameof(pin)) && !SixDigits().IsMatch(pin))
        {
            rules.Add(nameof(pin), "pin", "must be exactly six digits", "6 digits", $"{pin.Length} characters");
        }
    }

    public static void CheckCode(Rules rules, string code)
    {
        if (rules.Required(code, nameof(code)) && !SixDigits().IsMatch(code))
        {
            rules.Add(nameof(code), "code", "must be the six digits that the owner of the number received", "6 digits", $"{code.Length} characters");
        }
    }

    public static void CheckLanguage(Rules rules, string language) =>
        rules.Pattern(language, LanguageForm(), nameof(language), "must be a language with its country, for example en_US");

    public static void CheckRegion(Rules rules, string? region)
    {
        if (region is not null)
        {
            rules.Country(region, "dataLocalizationRegion");
        }
    }

    /// <summary>The digits of a number in whatever notation, with country code and without a leading 00.</summary>
    public static string ReadDisplayNumber(string displayPhoneNumber)
    {
        string digits = string.Concat(PhoneNotation.Compact(displayPhoneNumber).Where(char.IsAsciiDigit));
        digits = digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
        Rules rules = Rules.Start();
        if (rules.Required(displayPhoneNumber, nameof(displayPhoneNumber)) && (digits.Length < ShortestNumber || displayPhoneNumber.Any(char.IsLetter)))
        {
            rules.Add(
                nameof(displayPhoneNumber),
                "phone-number",
                "must be a phone number with country code, in any notation",
                "7-15 digits",
                $"{digits.Length} digits");
        }

        rules.ThrowIfBroken();
        return digits;
    }

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"^[a-z]{2,3}[_-][A-Z]{2}\z")]
    private static partial Regex LanguageForm();
}
