using System.Buffers;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Contacts;

/// <summary>
/// Identifies a contact: by its id at Kapso, by phone number, or by business-scoped user id (BSUID). Converts implicitly from a string, since Kapso
/// recognizes the kind.
/// </summary>
/// <param name="Value">The id, the number or the BSUID.</param>
public sealed record ContactIdentifier(string Value)
{
    private static readonly SearchValues<char> Notation = SearchValues.Create("+ ().-\u00A0\t\r\n0123456789");

    /// <summary>The number, which must not show in errors; null when it is none.</summary>
    internal string? PhoneNumber => IsPhoneNumber(Value) ? Value : null;

    /// <summary>Names a contact by its id at Kapso, a UUID.</summary>
    /// <param name="contactId">The id.</param>
    public static ContactIdentifier Id(string contactId) => new(contactId);

    /// <summary>Names a contact by phone number; spaces, dots, dashes and parentheses are taken out.</summary>
    /// <param name="phoneNumber">The number with its country code.</param>
    public static ContactIdentifier Phone(string phoneNumber) => new(Recipient.Phone(phoneNumber).Value);

    /// <summary>Identifies a contact by BSUID or parent BSUID, exactly as WhatsApp gives it. When several have one parent BSUID, the newest is meant.</summary>
    /// <param name="businessScopedUserId">The BSUID.</param>
    public static ContactIdentifier User(string businessScopedUserId) => new(businessScopedUserId);

    /// <summary>Names a contact by any of the three.</summary>
    /// <param name="value">The id, the number or the BSUID.</param>
    public static implicit operator ContactIdentifier(string value) => IsPhoneNumber(value) ? Phone(value) : new(value);

    /// <summary>Returns the identifier; of a phone number only its end.</summary>
    public override string ToString() => PhoneNumber is { } phone ? PhoneMask.MaskDigits(phone) : Value;

    // In whatever notation. A UUID without letters has more digits than any number.
    private static bool IsPhoneNumber(string? value) => value is not null && !value.AsSpan().ContainsAnyExcept(Notation) && value.Count(char.IsAsciiDigit) is >= 5 and <= 15;
}
