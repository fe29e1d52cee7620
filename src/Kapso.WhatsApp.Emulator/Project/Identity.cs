using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>How WhatsApp names a person: by phone number, by business-scoped user id, or both.</summary>
internal sealed partial record Identity(string? WaId, string? UserId)
{
    /// <summary>Reads a phone number in any usual notation; null when it is none.</summary>
    public static string? ReadPhone(string text)
    {
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        return PhoneNotation().IsMatch(text) && digits.Length is >= 7 and <= 15 ? digits : null;
    }

    public static bool IsUserId(string text) => UserIdNotation().IsMatch(text);

    /// <summary>Reads a phone number or a business-scoped user id; null when it is neither.</summary>
    public static Identity? Read(string text) =>
        IsUserId(text) ? new(null, text)
        : ReadPhone(text) is { } waId ? new(waId, null)
        : null;

    /// <summary>Reads who writes or calls.</summary>
    /// <exception cref="ArgumentException">Neither is given, or one is malformed.</exception>
    public static Identity OfSender(string? from, string? fromUserId, string noun)
    {
        string? waId = from is null
            ? null
            : ReadPhone(from) ?? throw new ArgumentException("From must be a phone number with its country code.");
        if (fromUserId is not null && !IsUserId(fromUserId))
        {
            throw new ArgumentException("FromUserId must be a business-scoped user id such as US.1234567890.");
        }

        return waId is null && fromUserId is null
            ? throw new ArgumentException($"A customer's {noun} needs From or FromUserId.")
            : new Identity(waId, fromUserId);
    }

    public bool IsSamePerson(Identity other) =>
        (WaId is not null && WaId == other.WaId) || (UserId is not null && UserId == other.UserId);

    [GeneratedRegex(@"^\+?[0-9 ().-]+$")]
    private static partial Regex PhoneNotation();

    [GeneratedRegex(@"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$")]
    private static partial Regex UserIdNotation();
}
