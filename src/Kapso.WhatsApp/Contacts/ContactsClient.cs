using System.Net;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Contacts;

/// <summary>The people who have been in touch with the business.</summary>
public class ContactsClient
{
    private readonly KapsoPipeline _pipeline;

    internal ContactsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected ContactsClient() => _pipeline = null!;

    /// <summary>Lists contacts as one number's history has them. <c>GET /{phone_number_id}/contacts</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">Which contacts; all by default.</param>
    /// <returns>The contacts, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Contact> List(string phoneNumberId, ContactFilter? filter = null) =>
        _pipeline.List(ContactOperations.List, [phoneNumberId], filter, new CallDetails { Phone = filter?.Person?.PhoneNumber });

    /// <summary>Gets a contact of a number's history. <c>GET /{phone_number_id}/contacts/{wa_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="person">The contact, by phone number or BSUID.</param>
    /// <param name="fields">Which of Kapso's additions to include; the server's default when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such contact (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Contact> GetAsync(string phoneNumberId, Person person, ContactFields? fields = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        CallDetails details = new() { Phone = person.PhoneNumber, Check = rules => person.Check(rules, nameof(person)) };
        return _pipeline.CallAsync(ContactOperations.Get, [phoneNumberId, person.Value], cancellationToken, new Query().Add("fields", fields?.Value), details);
    }

    /// <summary>Lists the contacts of the whole project. <c>GET /platform/v1/whatsapp/contacts</c></summary>
    /// <param name="filter">Which contacts; all by default.</param>
    /// <returns>The contacts, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Contact> List(ProjectContactFilter? filter = null) =>
        _pipeline.List(ContactOperations.ListOfProject, [], filter, new CallDetails { Phone = filter?.WaIdContains });

    /// <summary>Creates a contact. <c>POST /platform/v1/whatsapp/contacts</c></summary>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoApiException">The contact exists or is not valid (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the contact may exist.</exception>
    public virtual Task<Contact> CreateAsync(NewContact contact, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ContactOperations.Create, [], contact, cancellationToken, details: new CallDetails { Phone = contact?.Person?.PhoneNumber });

    /// <summary>Gets a contact of the project. <c>GET /platform/v1/whatsapp/contacts/{identifier}</c></summary>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such contact (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Contact> GetAsync(ContactIdentifier contact, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ContactOperations.GetOfProject, [IdOf(contact)], cancellationToken, details: DetailsOf(contact));

    /// <summary>Changes a contact. <c>PATCH /platform/v1/whatsapp/contacts/{identifier}</c></summary>
    /// <param name="contact">The contact.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such contact (404), a member is not valid (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Contact> UpdateAsync(ContactIdentifier contact, ContactUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ContactOperations.Update, [IdOf(contact)], update, cancellationToken, details: DetailsOf(contact));

    /// <summary>
    /// Asks Kapso to erase a contact for good, with all conversations, messages and files. It is done afterwards: for a while the contact can still be found.
    /// <c>DELETE /platform/v1/whatsapp/contacts/{identifier}</c>
    /// </summary>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Stops the call, not the erasure.</param>
    /// <exception cref="KapsoApiException">There is no such contact (404), the phone number is none (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task RequestErasureAsync(ContactIdentifier contact, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ContactOperations.Erase, [IdOf(contact)], cancellationToken, details: DetailsOf(contact));

    /// <summary>
    /// Lists from which numbers a contact takes marketing, as far as the contact has ever decided. <c>GET /platform/v1/whatsapp/contacts/{identifier}/marketing_preferences</c>
    /// </summary>
    /// <param name="contact">The contact, by id or phone number.</param>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The preferences, which come in one page, fetched when they are read; none when the contact takes marketing from every number.</returns>
    /// <exception cref="KapsoValidationException">The identifier cannot be one.</exception>
    public virtual PagedList<MarketingPreference> ListMarketingPreferences(ContactIdentifier contact, MarketingPreferenceFilter? filter = null) =>
        _pipeline.List(ContactOperations.ListMarketingPreferences, [IdOf(contact)], filter, DetailsOf(contact));

    /// <summary>Finds whether a contact takes marketing from a number. <c>GET /platform/v1/whatsapp/contacts/{identifier}/marketing_preferences/{phone_number_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="contact">The contact, by id or phone number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The preference; null when the contact has never decided and takes marketing.</returns>
    /// <exception cref="KapsoApiException">There is no such contact or number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual async Task<MarketingPreference?> FindMarketingPreferenceAsync(string phoneNumberId, ContactIdentifier contact, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _pipeline.CallAsync(
                ContactOperations.FindMarketingPreference, [IdOf(contact), phoneNumberId], cancellationToken, details: DetailsOf(contact)).ConfigureAwait(false);
        }
        catch (KapsoApiException unknown) when (unknown.StatusCode is HttpStatusCode.NotFound && unknown.ServerMessage.Contains("Marketing preference not found", StringComparison.OrdinalIgnoreCase))
        {
            // The server tells by its sentence alone what it did not find.
            return null;
        }
    }

    private static string IdOf(ContactIdentifier contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return contact.Written;
    }

    private static CallDetails DetailsOf(ContactIdentifier contact) => new() { Phone = contact.Person?.PhoneNumber, Check = rules => contact.Check(rules, nameof(contact)) };
}
