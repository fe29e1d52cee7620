using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>Hides phone numbers in text that ends up in exceptions and logs: all digits but the last four become asterisks.</summary>
internal static partial class PhoneMask
{
    private const int DigitsKept = 4;
    private const int ShortestInternational = 7;
    private const int ShortestPlain = 8;

    /// <summary>In the text of a record, an id with as many digits as Meta's ids have at least, or a size.</summary>
    private const string IdOrSize = @"(?<=(?<!Wa)Id = )\d{15}(?!\d)|(?<=Size = )\d+";

    /// <summary>In the text of a record, a date or a time as the culture writes it.</summary>
    private const string Time = @"(?<= = )(?:(?:19|20)\d{2}[./-] ?\d{1,2}[./-] ?\d{1,2}\.?|\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)\d{2})"
        + @"(?:,? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202F][\p{L}.]{1,6})?(?: [+-]\d{2}:\d{2})?)?(?=, | \})";

    /// <summary>A UUID, a date with its time, an id of more digits than a number has.</summary>
    private const string OtherDigits = @"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?!\d)|\d{16,}";

    /// <summary>Digits with what people write between them.</summary>
    private const string Digits = @"\d(?:[" + PhoneNotation.Separators + @"]{0,4}\d){6,14}";

    private const string International = @"\+[" + PhoneNotation.Separators + "]{0,4}" + Digits;

    /// <summary>Masks every number that is written with a leading plus sign.</summary>
    public static string Mask(string text) => text.Contains('+', StringComparison.Ordinal) ? InternationalNumber().Replace(text, static match => MaskDigits(match.Value)) : text;

    /// <summary>Masks <paramref name="phone"/> and whatever looks like a phone number, with a plus sign or without: 8 to 15 digits, 7 after a plus, with separators between them.</summary>
    public static string MaskAll(string text, string? phone)
    {
        string digits = phone is null ? "" : string.Concat(phone.Where(char.IsAsciiDigit));
        string masked = digits.Length > DigitsKept ? text.Replace(digits, MaskDigits(digits), StringComparison.Ordinal) : text;
        return NumberOrLookalike().Replace(masked, static match => match.Groups["number"].Success && IsLongEnough(match.Value) ? MaskDigits(match.Value) : match.Value);
    }

    /// <summary>Masks a whole text that is known to be a phone number.</summary>
    public static string MaskDigits(string phone)
    {
        int digitsLeft = phone.Count(char.IsDigit);
        return string.Create(phone.Length, (phone, digitsLeft), static (span, state) =>
        {
            int left = state.digitsLeft;
            for (int i = 0; i < span.Length; i++)
            {
                char c = state.phone[i];
                span[i] = char.IsDigit(c) && left-- > DigitsKept ? '*' : c;
            }
        });
    }

    private static bool IsLongEnough(string number) => number.Count(char.IsDigit) >= (number[0] is '+' ? ShortestInternational : ShortestPlain);

    [GeneratedRegex(International)]
    private static partial Regex InternationalNumber();

    /// <summary>A number, or what has as many digits and is none.</summary>
    [GeneratedRegex(IdOrSize + "|" + Time + "|" + OtherDigits + "|(?<number>" + International + "|" + Digits + ")")]
    private static partial Regex NumberOrLookalike();
}
