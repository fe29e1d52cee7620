using System.Text.Json;

namespace Kapso.WhatsApp;

/// <summary>The recipient of a message: a person or a group. A person, and a text that identifies one (<see cref="Kapso.WhatsApp.Person.FromString"/>), convert implicitly.</summary>
public sealed record Recipient : KapsoRecord
{
    private readonly string? _groupId;
    private readonly Person? _user;

    private Recipient(Person? person, string? groupId, Person? user = null) => (Person, _groupId, _user) = (person, groupId, user);

    /// <summary>Gets the person; null for a group.</summary>
    public Person? Person { get; }

    /// <summary>Gets the WhatsApp id (the digits of a phone number), the BSUID or the group's id: the same for every notation of a number.</summary>
    public string Value => Person?.Value ?? _groupId!;

    /// <summary>Gets whether the recipient is a person who is identified by a BSUID. Authentication templates need a phone number.</summary>
    public bool IsBusinessScopedUserId => Person is { IsBusinessScopedUserId: true };

    /// <summary>Gets whether the recipient is a group.</summary>
    public bool IsGroup => Person is null;

    /// <summary>A person by phone number or WhatsApp id, in any notation.</summary>
    /// <param name="phoneNumber">The number with its country code, for example <c>+15551234567</c>.</param>
    public static Recipient FromPhoneNumber(string phoneNumber) => Person.FromPhoneNumber(phoneNumber);

    /// <summary>A person by business-scoped user id, or by a parent one; the message is sent in <c>recipient</c>, never in <c>to</c>.</summary>
    /// <param name="businessScopedUserId">The id, for example <c>US.13491208655302741918</c>.</param>
    public static Recipient FromBusinessScopedUserId(string businessScopedUserId) => Person.FromBusinessScopedUserId(businessScopedUserId);

    /// <summary>
    /// A person of whom both are known: the number is sent in <c>to</c> and the BSUID in <c>recipient</c>. The server sends to the number; the BSUID is what stays when the person hides it.
    /// </summary>
    /// <param name="number">The number with its country code, for example <c>+15551234567</c>.</param>
    /// <param name="userId">The id, for example <c>US.13491208655302741918</c>.</param>
    public static Recipient FromPhoneNumberAndUserId(string number, string userId) => new(Person.FromPhoneNumber(number), null, Person.FromBusinessScopedUserId(userId));

    /// <summary>A group. Groups take text, media and templates of these, no interactive messages.</summary>
    /// <param name="groupId">The group's id.</param>
    public static Recipient FromGroupId(string groupId) => new(null, groupId ?? throw new ArgumentNullException(nameof(groupId)));

    /// <summary>A person by phone number, WhatsApp id or BSUID.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator Recipient(string value) => FromString(value);

    /// <summary>Makes a recipient of a person.</summary>
    /// <param name="person">The person.</param>
    public static implicit operator Recipient(Person person) => FromPerson(person);

    /// <summary>A person by phone number, WhatsApp id or BSUID.</summary>
    /// <param name="value">The text.</param>
    public static Recipient FromString(string value) => Person.FromString(value);

    /// <summary>Reads whom the JSON of a message names; null when it names nobody.</summary>
    internal static Recipient? Read(JsonElement payload) => (Text(payload, "to"), Text(payload, "recipient")) switch
    {
        ({ } group, _) when Text(payload, "recipient_type") == "group" => FromGroupId(group),
        ({ } to, _) => FromString(to),
        (null, { } user) => FromBusinessScopedUserId(user),
        _ => null,
    };

    /// <summary>Makes a recipient of a person.</summary>
    /// <param name="person">The person.</param>
    public static Recipient FromPerson(Person person) => new(person ?? throw new ArgumentNullException(nameof(person)), null);

    /// <summary>Returns the kind of recipient and its value; a phone number is shown by its last digits only.</summary>
    private protected override string Describe() => Person?.ToString() ?? $"Group {_groupId}";

    internal void Write(Utf8JsonWriter writer)
    {
        if (Person is null)
        {
            writer.WriteString("recipient_type"u8, "group"u8);
        }

        writer.WriteString(IsBusinessScopedUserId ? "recipient"u8 : "to"u8, Person?.Written ?? _groupId);
        if (_user is not null)
        {
            writer.WriteString("recipient"u8, _user.Written);
        }
    }

    internal void Check(Rules rules, string path = "to")
    {
        if (Person is null)
        {
            rules.Required(_groupId, path);
        }
        else
        {
            Person.Check(rules, path);
            _user?.Check(rules, path);
        }
    }

    private static string? Text(JsonElement payload, string member) =>
        payload.ValueKind is JsonValueKind.Object && payload.TryGetProperty(member, out JsonElement value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
