namespace Kapso.WhatsApp.Contacts;

/// <summary>
/// Identifies a contact: by its id at Kapso, or as a person by phone number or business-scoped user id (BSUID). Converts implicitly from a person and from a string, since the
/// form tells the kind.
/// </summary>
public sealed record ContactIdentifier : KapsoRecord
{
    private readonly string? _contactId;

    private ContactIdentifier(Person? person, string? contactId) => (Person, _contactId) = (person, contactId);

    /// <summary>Gets the person; null when the contact is identified by its id at Kapso.</summary>
    public Person? Person { get; }

    /// <summary>Gets the id at Kapso, the WhatsApp id (the digits of a phone number) or the BSUID.</summary>
    public string Value => Person?.Value ?? _contactId!;

    /// <summary>The value as it goes over the wire.</summary>
    internal string Written => Person?.Written ?? _contactId!;

    /// <summary>Identifies a contact by its id at Kapso, a UUID.</summary>
    /// <param name="contactId">The id.</param>
    public static ContactIdentifier FromId(string contactId) => new(null, contactId ?? throw new ArgumentNullException(nameof(contactId)));

    /// <summary>Identifies a contact by phone number or WhatsApp id, in any notation.</summary>
    /// <param name="phoneNumber">The number with its country code.</param>
    public static ContactIdentifier FromPhoneNumber(string phoneNumber) => Person.FromPhoneNumber(phoneNumber);

    /// <summary>Identifies a contact by BSUID or parent BSUID, exactly as WhatsApp gives it. When several have one parent BSUID, the newest is meant.</summary>
    /// <param name="businessScopedUserId">The BSUID.</param>
    public static ContactIdentifier FromBusinessScopedUserId(string businessScopedUserId) => Person.FromBusinessScopedUserId(businessScopedUserId);

    /// <summary>Identifies a contact by a text: as a person when it is a phone number or a BSUID, by its id at Kapso otherwise.</summary>
    /// <param name="value">The id, the number or the BSUID.</param>
    public static implicit operator ContactIdentifier(string value) => FromString(value);

    /// <summary>Identifies the contact that is a person.</summary>
    /// <param name="person">The person.</param>
    public static implicit operator ContactIdentifier(Person person) => FromPerson(person);

    /// <summary>Identifies a contact by a text: as a person when it is a phone number or a BSUID, by its id at Kapso otherwise.</summary>
    /// <param name="value">The id, the number or the BSUID.</param>
    public static ContactIdentifier FromString(string value) => value is not null && Person.IsMeantBy(value) ? Person.FromString(value) : FromId(value!);

    /// <summary>Identifies the contact that is a person.</summary>
    /// <param name="person">The person.</param>
    public static ContactIdentifier FromPerson(Person person) => new(person ?? throw new ArgumentNullException(nameof(person)), null);

    /// <summary>Returns the identifier; of a phone number only its last digits.</summary>
    private protected override string Describe() => Person?.Shown ?? PhoneMask.MaskAll(_contactId!, phone: null);

    internal void Check(Rules rules, string path) => Person?.Check(rules, path);
}
