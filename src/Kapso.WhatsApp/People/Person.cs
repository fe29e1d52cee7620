using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>
/// Identifies a person on WhatsApp: by phone number in any notation (<c>+1 (555) 123-4567</c>), by WhatsApp id (<c>15551234567</c>), or by business-scoped
/// user id (BSUID, <c>US.1349…</c>). A text converts to the right one. Two notations of one number are equal, and no text shows a whole number.
/// </summary>
[JsonConverter(typeof(PersonConverter))]
public sealed partial record Person : KapsoRecord
{
    private const string PhoneNumberRule = "must be a phone number with country code: 7 to 15 digits, a leading + is welcome";
    private const string ZerosRule = "begins with 00, which some countries dial in place of +, and WhatsApp would not deliver to it: write + and the country code, or the country code alone";
    private const string ZeroRule = "begins with 0, as no country code does, and WhatsApp would not deliver to it: write the country code in place of the 0";

    private Person(bool isUser, string written) => (IsBusinessScopedUserId, Written) = (isUser, written);

    /// <summary>Gets the WhatsApp id of a phone number, which is its digits with the country code, or else the BSUID.</summary>
    public string Value => HasPlus ? Written[1..] : Written;

    /// <summary>Gets whether the person is identified by a BSUID. Authentication templates and calls need a phone number.</summary>
    public bool IsBusinessScopedUserId { get; }

    /// <summary>The value as it goes over the wire: a phone number keeps the plus sign that it was written with.</summary>
    internal string Written { get; }

    /// <summary>The phone number, which must not show; null for a BSUID.</summary>
    internal string? PhoneNumber => IsBusinessScopedUserId ? null : Written;

    /// <summary>The value as it may be shown.</summary>
    internal string Shown => IsBusinessScopedUserId && UserIdForm().IsMatch(Written) ? Written : PhoneMask.MaskDigits(Written);

    private bool HasPlus => !IsBusinessScopedUserId && Written.StartsWith('+');

    private ReadOnlySpan<char> Key => Written.AsSpan(HasPlus ? 1 : 0);

    /// <summary>
    /// Identifies a person by phone number or WhatsApp id. Separators and invisible characters are taken out, and the zero
    /// that is dialled within a country alone, as in <c>+49 (0)151</c>. A number that begins with 0 is refused where it is used: WhatsApp takes it and never
    /// delivers.
    /// </summary>
    /// <param name="phoneNumber">The number with its country code, for example <c>+15551234567</c>.</param>
    public static Person FromPhoneNumber(string phoneNumber)
    {
        ArgumentNullException.ThrowIfNull(phoneNumber);
        return new Person(isUser: false, PhoneNotation.Compact(phoneNumber));
    }

    /// <summary>Identifies a person by business-scoped user id, or by a parent one, exactly as WhatsApp gives it.</summary>
    /// <param name="businessScopedUserId">The id, for example <c>US.13491208655302741918</c>.</param>
    public static Person FromBusinessScopedUserId(string businessScopedUserId) => new(isUser: true, businessScopedUserId ?? throw new ArgumentNullException(nameof(businessScopedUserId)));

    /// <summary>Identifies a person by a text: a BSUID when it has the form of one, a phone number otherwise.</summary>
    /// <param name="value">The phone number, WhatsApp id or BSUID.</param>
    public static implicit operator Person(string value) => FromString(value);

    /// <summary>Identifies a person by a text: a BSUID when it has the form of one, a phone number otherwise.</summary>
    /// <param name="value">The phone number, WhatsApp id or BSUID.</param>
    public static Person FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length > 2 && value[2] == '.' && UserIdForm().IsMatch(value) ? FromBusinessScopedUserId(value) : FromPhoneNumber(value);
    }

    /// <summary>Identifies a person by a text, when it is a phone number with country code or a BSUID.</summary>
    /// <param name="value">The text.</param>
    /// <param name="person">The person; null when the text is neither.</param>
    /// <returns>Whether the text identifies a person.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, [NotNullWhen(true)] out Person? person)
    {
        person = value is null ? null : FromString(value);
        if (person is { IsBusinessScopedUserId: false } && !(IsPhoneNumber(person.Key) && person.Key[0] != '0'))
        {
            person = null;
        }

        return person is not null;
    }

    /// <summary>Whether a text is a BSUID or has as many digits as a phone number and nothing but separators between them, be it one that cannot be written to.</summary>
    internal static bool IsMeantBy(string text) => FromString(text) is var person && (person.IsBusinessScopedUserId || IsPhoneNumber(person.Key));

    /// <summary>Whether it is the same BSUID, or the same phone number in whatever notation.</summary>
    /// <param name="other">The other person.</param>
    public bool Equals(Person? other) => other is not null && IsBusinessScopedUserId == other.IsBusinessScopedUserId && Key.SequenceEqual(other.Key);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Key, StringComparison.Ordinal);

    /// <summary>Returns the kind and the value; a phone number is shown by its last digits only.</summary>
    private protected override string Describe() => $"{(IsBusinessScopedUserId ? "User" : "Phone")} {Shown}";

    internal void Check(Rules rules, string path)
    {
        if (IsBusinessScopedUserId)
        {
            rules.Pattern(Written, UserIdForm(), path, "must be a business-scoped user id: two letters, a dot and up to 128 letters and digits, with ENT. after the dot for a parent id");
        }
        else
        {
            CheckPhoneNumber(rules, path);
        }
    }

    /// <summary>Checks a person where WhatsApp takes a phone number only.</summary>
    internal void CheckPhoneNumber(Rules rules, string path)
    {
        if (rules.Required(Written, path) && FindProblem() is { } problem)
        {
            rules.Add(path, "phone-number", problem, "7-15 digits", Shown);
        }
    }

    private string? FindProblem() =>
        IsBusinessScopedUserId || Key.IsEmpty || Key.ContainsAnyExceptInRange('0', '9') ? PhoneNumberRule
        : Key.StartsWith("00") ? ZerosRule
        : Key[0] is '0' ? ZeroRule
        : IsPhoneNumber(Key) ? null
        : PhoneNumberRule;

    private static bool IsPhoneNumber(ReadOnlySpan<char> digits) => digits.Length is >= 7 and <= 15 && !digits.ContainsAnyExceptInRange('0', '9');

    [GeneratedRegex(@"^[A-Za-z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}\z")]
    private static partial Regex UserIdForm();
}
