using System.Globalization;
using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>One or more contact cards.</summary>
/// <param name="Contacts">The cards, 1 to <see cref="MaxContacts"/>; fewer are friendlier.</param>
public sealed record ContactsMessage(IReadOnlyList<ContactCard> Contacts) : OutgoingMessage
{
    /// <summary>The most cards in a message.</summary>
    public const int MaxContacts = 257;

    /// <summary>Makes the message from its cards.</summary>
    /// <param name="contacts">The cards.</param>
    public ContactsMessage(params ContactCard[] contacts)
        : this((IReadOnlyList<ContactCard>)contacts)
    {
    }

    internal override string Type => "contacts";

    internal override void WriteContent(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, Contacts, SendingJson.Default.IReadOnlyListContactCard);

    internal override void Check(Rules rules)
    {
        if (!rules.NotNull(Contacts, "contacts"))
        {
            return;
        }

        rules.Count(Contacts.Count, 1, MaxContacts, "contacts", "contact cards");
        for (int i = 0; i < Contacts.Count; i++)
        {
            using (rules.In("contacts", i))
            {
                Contacts[i].Check(rules);
            }
        }
    }
}

/// <summary>A contact card, as it is sent and as it is received.</summary>
public sealed record ContactCard : KapsoModel
{
    /// <summary>The name; needed to send a card.</summary>
    public ContactName? Name { get; init; }

    /// <summary>The phone numbers of the contact.</summary>
    public IReadOnlyList<ContactPhone>? Phones { get; init => field = value.WithoutNulls(); }

    /// <summary>The e-mail addresses of the contact.</summary>
    public IReadOnlyList<ContactEmail>? Emails { get; init => field = value.WithoutNulls(); }

    /// <summary>The postal addresses of the contact.</summary>
    public IReadOnlyList<ContactAddress>? Addresses { get; init => field = value.WithoutNulls(); }

    /// <summary>The company and the position of the person.</summary>
    public ContactOrganization? Org { get; init; }

    /// <summary>The web addresses of the contact.</summary>
    public IReadOnlyList<ContactUrl>? Urls { get; init => field = value.WithoutNulls(); }

    /// <summary>The birthday, as <c>YYYY-MM-DD</c>.</summary>
    public string? Birthday { get; init; }

    /// <summary>Makes a card of a name and a phone number.</summary>
    /// <param name="formattedName">The full name as it is shown.</param>
    /// <param name="phone">The number.</param>
    /// <param name="waId">The WhatsApp id behind the number; with it the card offers to write, without it to invite.</param>
    public static ContactCard Create(string formattedName, string phone, string? waId = null) =>
        new() { Name = new ContactName { FormattedName = formattedName }, Phones = [new ContactPhone { Phone = phone, WaId = waId }] };

    internal void Check(Rules rules)
    {
        rules.Text(Name?.FormattedName, ContactName.MaxFormattedNameLength, "name.formattedName");
        if (Birthday is not null)
        {
            if (!DateOnly.TryParseExact(Birthday, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                rules.Add("birthday", "date", "must be a date as YYYY-MM-DD", "YYYY-MM-DD", Rules.Shown(Birthday));
            }
        }

        RequireEach(rules, Phones, static phone => phone.Phone, "phones", "phone");
        RequireEach(rules, Emails, static email => email.Email, "emails", "email");
        CheckEach(rules, Urls, static url => url.Url, "urls", "url", static (rules, value, path) => rules.WebAddress(value, path));
    }

    private static void RequireEach<T>(Rules rules, IReadOnlyList<T>? items, Func<T, string?> value, string path, string member) =>
        CheckEach(rules, items, value, path, member, static (rules, value, path) => rules.Required(value, path));

    private static void CheckEach<T>(Rules rules, IReadOnlyList<T>? items, Func<T, string?> value, string path, string member, Action<Rules, string?, string> check)
    {
        for (int i = 0; i < items?.Count; i++)
        {
            using (rules.In(path, i))
            {
                check(rules, value(items[i]), member);
            }
        }
    }
}

/// <summary>The name on a contact card.</summary>
public sealed record ContactName : KapsoModel
{
    /// <summary>The most characters of <see cref="FormattedName"/>.</summary>
    public const int MaxFormattedNameLength = 200;

    /// <summary>The full name as it is shown; needed to send a card.</summary>
    public string? FormattedName { get; init; }

    /// <summary>The contact's first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The contact's last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The contact's middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The suffix of the name, for example <c>Jr.</c></summary>
    public string? Suffix { get; init; }

    /// <summary>The prefix of the name, for example <c>Dr.</c></summary>
    public string? Prefix { get; init; }
}

/// <summary>A telephone number on a contact card.</summary>
public sealed record ContactPhone : KapsoModel
{
    /// <summary>The phone number as it is shown.</summary>
    public string? Phone { get; init; }

    /// <summary>The kind of number, for example <c>MOBILE</c>; any text.</summary>
    public string? Type { get; init; }

    /// <summary>The WhatsApp id behind the number; with it the card offers to write, without it to invite.</summary>
    public string? WaId { get; init; }
}

/// <summary>An e-mail address on a contact card.</summary>
public sealed record ContactEmail : KapsoModel
{
    /// <summary>The e-mail address itself.</summary>
    public string? Email { get; init; }

    /// <summary>The kind of address, for example <c>WORK</c>; any text.</summary>
    public string? Type { get; init; }
}

/// <summary>A postal address on a contact card.</summary>
public sealed record ContactAddress : KapsoModel
{
    /// <summary>The street with the house number.</summary>
    public string? Street { get; init; }

    /// <summary>The name of the city.</summary>
    public string? City { get; init; }

    /// <summary>The state, in full or abbreviated.</summary>
    public string? State { get; init; }

    /// <summary>The postal code (ZIP code).</summary>
    public string? Zip { get; init; }

    /// <summary>The country's full name.</summary>
    public string? Country { get; init; }

    /// <summary>The country's two-letter code (ISO 3166-1 alpha-2).</summary>
    public string? CountryCode { get; init; }

    /// <summary>The kind of address, for example <c>HOME</c>; any text.</summary>
    public string? Type { get; init; }
}

/// <summary>The company and the position of a person on a contact card.</summary>
public sealed record ContactOrganization : KapsoModel
{
    /// <summary>The name of the company.</summary>
    public string? Company { get; init; }

    /// <summary>The department in the company.</summary>
    public string? Department { get; init; }

    /// <summary>The person's title there.</summary>
    public string? Title { get; init; }
}

/// <summary>A web address on a contact card.</summary>
public sealed record ContactUrl : KapsoModel
{
    /// <summary>The web address itself; to send a card it needs its scheme, for example <c>https://example.com</c>.</summary>
    public string? Url { get; init; }

    /// <summary>The kind of address, for example <c>WORK</c>; any text.</summary>
    public string? Type { get; init; }
}
