using System.Buffers;

namespace Kapso.WhatsApp;

/// <content>What can be an id.</content>
internal sealed partial class Rules
{
    /// <summary>Far longer than any id that Kapso or Meta issue; a longer one is a mistake.</summary>
    private const int MaxIdLength = 512;

    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '\u007f']);

    private static readonly SearchValues<char> PhoneNotation = SearchValues.Create("0123456789+ -.()/\u00a0");

    /// <summary>The text must be one that can be an id.</summary>
    public void Id(string id, string path)
    {
        ArgumentNullException.ThrowIfNull(id, path);
        if (id.Length is 0 or > MaxIdLength || id is "." or ".." || id.AsSpan().ContainsAny(ControlCharacters) || char.IsWhiteSpace(id[0]) || char.IsWhiteSpace(id[^1]) || IsPhoneNumber(id, path))
        {
            RefuseId(id, path);
        }
    }

    /// <summary>The text must be there and be one that can be an id.</summary>
    public void RequiredId(string? id, string path)
    {
        if (Required(id, path))
        {
            Id(id!, path);
        }
    }

    /// <summary>The text, when there is one, must be one that can be an id.</summary>
    public void OptionalId(string? id, string path)
    {
        if (id is not null)
        {
            Id(id, path);
        }
    }

    /// <summary>The text must be there and name a message: the id of a call, which a voicemail has, cannot be quoted, reacted to or marked as read.</summary>
    public void MessageId(string? id, string path)
    {
        RequiredId(id, path);
        if (IsCallId(id))
        {
            Add(path, "id", "this is the id of a call or voicemail, and the id of a message (wamid) is needed");
        }
    }

    /// <summary>Whether it is the id of a call (wacid).</summary>
    public static bool IsCallId(string? id) => id?.StartsWith("wacid.", StringComparison.Ordinal) is true;

    /// <summary>
    /// Whether a phone number stands where an id belongs: it has the notation of one, for digits alone can be an id. A person can be named by a phone number.
    /// </summary>
    private static bool IsPhoneNumber(string id, string path) =>
        path is not ("identifier" or "waId")
        && id.AsSpan().ContainsAnyExceptInRange('0', '9') && !id.AsSpan().ContainsAnyExcept(PhoneNotation)
        && id.Count(char.IsAsciiDigit) is >= 7 and <= 15;

    private void RefuseId(string id, string path)
    {
        if (!Required(id, path))
        {
            // Reported as blank.
        }
        else if (id.Length > MaxIdLength)
        {
            MaxLength(id, MaxIdLength, path);
        }
        else if (IsPhoneNumber(id, path))
        {
            Add(path, "id", "this is a phone number, and an id is needed", value: PhoneMask.MaskDigits(Shown(id)));
        }
        else
        {
            // It may be a phone number.
            Add(path, "id", "an id cannot be a path segment of dots, hold control characters or begin or end with white space", value: PhoneMask.MaskDigits(Shown(id)));
        }
    }
}
