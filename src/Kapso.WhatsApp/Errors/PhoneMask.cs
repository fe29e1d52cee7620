using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>Hides phone numbers in text that ends up in exceptions and logs: all digits but the last four become asterisks.</summary>
internal static partial class PhoneMask
{
    private const int DigitsKept = 4;

    /// <summary>Masks every number that is written with a leading plus sign.</summary>
    public static string Mask(string text) => text.Contains('+', StringComparison.Ordinal) ? InternationalNumber().Replace(text, static match => MaskDigits(match.Value)) : text;

    /// <summary>Masks every number that is written with a leading plus sign, and <paramref name="phone"/> however it is written.</summary>
    public static string Mask(string text, string? phone)
    {
        string masked = Mask(text);
        string digits = phone is null ? "" : string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length > DigitsKept ? masked.Replace(digits, MaskDigits(digits), StringComparison.Ordinal) : masked;
    }

    /// <summary>Masks a whole text that is known to be a phone number.</summary>
    public static string MaskDigits(string phone)
    {
        int digitsLeft = phone.Count(char.IsAsciiDigit);
        return string.Create(phone.Length, (phone, digitsLeft), static (span, state) =>
        {
            int left = state.digitsLeft;
            for (int i = 0; i < span.Length; i++)
            {
                char c = state.phone[i];
                span[i] = char.IsAsciiDigit(c) && left-- > DigitsKept ? '*' : c;
            }
        });
    }

    [GeneratedRegex(@"\+\d[\d ().-]{6,18}\d")]
    private static partial Regex InternationalNumber();
}
