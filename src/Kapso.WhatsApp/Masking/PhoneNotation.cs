using System.Buffers;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>How people and their address books write phone numbers.</summary>
internal static partial class PhoneNotation
{
    /// <summary>
    /// What stands between the digits: blanks and dashes of every kind, and characters that nobody sees, which copying from a contact card brings along (marks of the writing direction, zero-width blanks
    /// and joiners, a byte order mark). It can stand between the brackets of a regular expression: the hyphen comes first.
    /// </summary>
    public const string Separators =
        "- ().\t\r\n/\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
        + "\u00AD\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF";

    private static readonly SearchValues<char> SeparatorCharacters = SearchValues.Create(Separators);

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789+" + Separators);

    /// <summary>Takes the separators out of a number, and the zero in "+49 (0)151", which is dialled within the country alone.</summary>
    public static string Compact(string number) =>
        number.AsSpan().ContainsAny(SeparatorCharacters) ? string.Concat(TrunkZero().Replace(number, "$1").Where(static c => !SeparatorCharacters.Contains(c))) : number;

    /// <summary>Whether a text is a phone number by its notation: it has as many digits as one, and something else that numbers are written with, but nothing besides.</summary>
    public static bool IsWrittenAsOne(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('0', '9') && !text.AsSpan().ContainsAnyExcept(Characters) && text.Count(char.IsAsciiDigit) is >= 7 and <= 15;

    /// <summary>In Italy, San Marino and the Vatican (39, 378, 379) the zero is part of the number.</summary>
    [GeneratedRegex(@"^([" + Separators + @"]*\+?(?!39|378|379)[1-9]\d{0,2}[" + Separators + @"]*)\(0\)")]
    private static partial Regex TrunkZero();
}
