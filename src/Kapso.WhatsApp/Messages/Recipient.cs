using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// To whom a message goes: a phone number, a person known by a business-scoped user id (BSUID), or a group. A text converts to the
/// right one: what looks like a BSUID (<c>US.1349…</c>) is one, anything else is a phone number.
/// </summary>
public sealed partial record Recipient
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(" ().-\u00A0");

    private readonly Kind _kind;

    private Recipient(Kind kind, string value)
    {
        _kind = kind;
        Value = value;
    }

    private enum Kind
    {
        Phone,
        User,
        Group,
    }

    /// <summary>The phone number, BSUID or group id.</summary>
    public string Value { get; }

    /// <summary>Whether the recipient is known by a BSUID. Authentication templates need a phone number.</summary>
    public bool IsUser => _kind is Kind.User;

    internal string? PhoneNumber => _kind is Kind.Phone ? Value : null;

    internal bool IsGroup => _kind is Kind.Group;

    /// <summary>A person by phone number, with country code; a leading <c>+</c> is welcome, spaces, dots, dashes and parentheses are taken out.</summary>
    /// <param name="number">The number, for example <c>+15551234567</c>.</param>
    public static Recipient Phone(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return new Recipient(Kind.Phone, number.AsSpan().ContainsAny(Separators) ? string.Concat(number.Where(c => !Separators.Contains(c))) : number);
    }

    /// <summary>A person by business-scoped user id, or by a parent one; the message is sent in <c>recipient</c>, never in <c>to</c>.</summary>
    /// <param name="userId">The id, for example <c>US.13491208655302741918</c>.</param>
    public static Recipient User(string userId) => new(Kind.User, userId ?? throw new ArgumentNullException(nameof(userId)));

    /// <summary>A group. Groups take text, media and templates of these, no interactive messages.</summary>
    /// <param name="groupId">The group's id.</param>
    public static Recipient Group(string groupId) => new(Kind.Group, groupId ?? throw new ArgumentNullException(nameof(groupId)));

    /// <summary>A phone number or BSUID by its form.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator Recipient(string value) => FromString(value);

    /// <summary>A phone number or BSUID by its form.</summary>
    /// <param name="value">The text.</param>
    public static Recipient FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length > 2 && value[2] == '.' && UserIdForm().IsMatch(value) ? User(value) : Phone(value);
    }

    /// <summary>The kind of recipient and its value; a phone number is shown by its last digits only.</summary>
    public override string ToString() => _kind is Kind.Phone ? $"Phone {PhoneMask.MaskDigits(Value)}" : $"{_kind} {Value}";

    internal void Write(Utf8JsonWriter writer)
    {
        if (_kind is Kind.Group)
        {
            writer.WriteString("recipient_type"u8, "group"u8);
        }

        writer.WriteString(_kind is Kind.User ? "recipient"u8 : "to"u8, Value);
    }

    internal void Check(Rules rules, string path = "to")
    {
        switch (_kind)
        {
            case Kind.Phone when rules.Required(Value, path) && !IsPhoneNumber(Value):
                rules.Add(path, "phone-number", "must be a phone number with country code: 7 to 15 digits, a leading + is welcome", "7-15 digits", PhoneMask.MaskDigits(Value));
                break;
            case Kind.User:
                rules.Pattern(Value, UserIdForm(), path, "must be a business-scoped user id: two letters, a dot and up to 128 letters and digits, with ENT. after the dot for a parent id");
                break;
            case Kind.Group:
                rules.Required(Value, path);
                break;
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
