using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>
/// Identifies a person on WhatsApp: by phone number in any notation (<c>+1 (555) 123-4567</c>, <c>0015551234567</c>), by WhatsApp id (<c>15551234567</c>), or by business-scoped
/// user id (BSUID, <c>US.1349…</c>). A text converts to the right one. Two notations of one number are equal, and no text shows a whole number.
/// </summary>
[JsonConverter(typeof(PersonConverter))]
public sealed partial record Person
{
    private const string PhoneNumberRule = "must be a phone number with country code: 7 to 15 digits, a leading + is welcome";

    /// <summary>What people and their address books write between the digits, invisible direction marks included.</summary>
    private static readonly SearchValues<char> Separators = SearchValues.Create(" ().-/\t\r\n\u00A0\u2009\u202F\u2010\u2011\u2012\u2013\u200E\u200F\u202A\u202C\u2066\u2068\u2069");

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

    /// <summary>Identifies a person by phone number or WhatsApp id. Separators are taken out, and a leading <c>00</c> is a plus sign.</summary>
    /// <param name="phoneNumber">The number with its country code, for example <c>+15551234567</c>.</param>
    public static Person FromPhoneNumber(string phoneNumber)
    {
        ArgumentNullException.ThrowIfNull(phoneNumber);
        string compact = phoneNumber.AsSpan().ContainsAny(Separators) ? string.Concat(phoneNumber.Where(c => !Separators.Contains(c))) : phoneNumber;
        return new Person(isUser: false, compact.StartsWith("00", StringComparison.Ordinal) ? $"+{compact.AsSpan(2)}" : compact);
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
        if (person is { IsBusinessScopedUserId: false } && !IsPhoneNumber(person.Written))
        {
            person = null;
        }

        return person is not null;
    }

    /// <summary>Whether it is the same BSUID, or the same phone number in whatever notation.</summary>
    /// <param name="other">The other person.</param>
    public bool Equals(Person? other) => other is not null && IsBusinessScopedUserId == other.IsBusinessScopedUserId && Key.SequenceEqual(other.Key);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Key, StringComparison.Ordinal);

    /// <summary>Returns the kind and the value; a phone number is shown by its last digits only.</summary>
    public override string ToString() => $"{(IsBusinessScopedUserId ? "User" : "Phone")} {Shown}";

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
        if (rules.Required(Written, path) && (IsBusinessScopedUserId || !IsPhoneNumber(Written)))
        {
            rules.Add(path, "phone-number", PhoneNumberRule, "7-15 digits", Shown);
        }
    }

    private static bool IsPhoneNumber(ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> digits = value.StartsWith("+") ? value[1..] : value;
        return digits.Length is >= 7 and <= 15 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    [GeneratedRegex(@"^[A-Za-z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}\z")]
    private static partial Regex UserIdForm();
}
