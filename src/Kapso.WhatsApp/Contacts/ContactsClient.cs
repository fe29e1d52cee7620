using System.Net;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Contacts;

/// <summary>The people who have been in touch with the business.</summary>
public class ContactsClient
{
    private readonly KapsoPipeline _pipeline;

    internal ContactsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected ContactsClient() => _pipeline = null!;

    /// <summary>Lists contacts as one number's history has them. <c>GET /{phone_number_id}/contacts</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">Which contacts; all by default.</param>
    /// <returns>The contacts, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Contact> List(string phoneNumberId, ContactFilter? filter = null)
    {
        string target = ContactOperations.List.Target(phoneNumberId);
        filter ??= new ContactFilter();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");
        return _pipeline.ListByCursor(ContactOperations.List, cursor => target + new Query()
            .Add("wa_id", filter.WaId)
            .Add("customer_id", filter.CustomerId)
            .Add("has_customer", filter.HasCustomer)
            .Add("limit", filter.PageSize)
            .Add("after", cursor), KapsoJsonContext.Default.CursorPageContact, filter.WaId);
    }

    /// <summary>Gets a contact of a number's history. <c>GET /{phone_number_id}/contacts/{wa_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="waId">The contact's phone number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such contact (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Contact> GetAsync(string phoneNumberId, string waId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(ContactOperations.Get, ContactOperations.Get.Target(phoneNumberId, waId), KapsoJsonContext.Default.Contact, cancellationToken, phone: waId);

    /// <summary>Lists the contacts of the whole project. <c>GET /platform/v1/whatsapp/contacts</c></summary>
    /// <param name="filter">Which contacts; all by default.</param>
    /// <returns>The contacts, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Contact> Search(ContactSearch? filter = null)
    {
        string target = ContactOperations.Search.Target();
        filter ??= new ContactSearch();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");

        // Without a limit the server would answer with numbered pages, which end after the fiftieth.
        return _pipeline.ListByCursor(ContactOperations.Search, cursor => target + new Query()
            .Add("customer_id", filter.CustomerId)
            .Add("customer_external_id", filter.CustomerExternalId)
            .Add("has_customer", filter.HasCustomer)
            .Add("profile_name_contains", filter.ProfileNameContains)
            .Add("wa_id_contains", filter.WaIdContains)
            .Add("business_scoped_user_id", filter.BusinessScopedUserId)
            .Add("created_after", filter.CreatedAfter)
            .Add("created_before", filter.CreatedBefore)
            .Add("limit", filter.PageSize ?? ListFilter.MaxPageSize)
            .Add("after", cursor), KapsoJsonContext.Default.CursorPageContact, filter.WaIdContains);
    }

    /// <summary>Creates a contact. <c>POST /platform/v1/whatsapp/contacts</c></summary>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoApiException">The contact exists or is not valid (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether the contact may exist.</exception>
    public virtual Task<Contact> CreateAsync(NewContact contact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        Rules.Check(nameof(contact), contact.Check);
        return SendAsync(
            ContactOperations.Create,
            ContactOperations.Create.Target(),
            KapsoJsonContext.Default.EnvelopeContact,
            contact.WaId,
            JsonBody.From(new ContactBody<NewContact>(contact), KapsoJsonContext.Default.ContactBodyNewContact),
            cancellationToken);
    }

    /// <summary>Gets a contact of the project. <c>GET /platform/v1/whatsapp/contacts/{identifier}</c></summary>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such contact (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Contact> FindAsync(ContactIdentifier contact, CancellationToken cancellationToken = default) =>
        SendAsync(ContactOperations.Find, Target(ContactOperations.Find, contact), KapsoJsonContext.Default.EnvelopeContact, contact.PhoneNumber, null, cancellationToken);

    /// <summary>Changes a contact. <c>PATCH /platform/v1/whatsapp/contacts/{identifier}</c></summary>
    /// <param name="contact">The contact.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such contact (404), a member is not valid (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Contact> UpdateAsync(ContactIdentifier contact, ContactUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        string target = Target(ContactOperations.Update, contact);
        Rules.Check(nameof(update), update.Check);
        return SendAsync(
            ContactOperations.Update,
            target,
            KapsoJsonContext.Default.EnvelopeContact,
            contact.PhoneNumber,
            JsonBody.From(new ContactBody<ContactUpdate>(update), KapsoJsonContext.Default.ContactBodyContactUpdate, update.NewDigits),
            cancellationToken);
    }

    /// <summary>
    /// Asks Kapso to erase a contact for good, with all conversations, messages and files. It is done afterwards: for a while the contact can still be found.
    /// <c>DELETE /platform/v1/whatsapp/contacts/{identifier}</c>
    /// </summary>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Stops the call, not the erasure.</param>
    /// <exception cref="KapsoApiException">There is no such contact (404), the phone number is none (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task RequestErasureAsync(ContactIdentifier contact, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync<object>(ContactOperations.Erase, Target(ContactOperations.Erase, contact), null, cancellationToken, phone: contact.PhoneNumber);

    /// <summary>
    /// Gets from which numbers a contact takes marketing, as far as the contact has ever decided. <c>GET /platform/v1/whatsapp/contacts/{identifier}/marketing_preferences</c>
    /// </summary>
    /// <param name="contact">The contact, by id or phone number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The preferences; none when the contact takes marketing from every number.</returns>
    /// <exception cref="KapsoApiException">There is no such contact (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<IReadOnlyList<MarketingPreference>> ListMarketingPreferencesAsync(ContactIdentifier contact, CancellationToken cancellationToken = default) => _pipeline.ListWholeAsync(
        ContactOperations.ListMarketingPreferences,
        Target(ContactOperations.ListMarketingPreferences, contact),
        KapsoJsonContext.Default.OffsetPageMarketingPreference,
        cancellationToken,
        contact.PhoneNumber);

    /// <summary>Gets whether a contact takes marketing from a number. <c>GET /platform/v1/whatsapp/contacts/{identifier}/marketing_preferences/{phone_number_id}</c></summary>
    /// <param name="contact">The contact, by id or phone number.</param>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The preference; null when the contact has never decided and takes marketing.</returns>
    /// <exception cref="KapsoApiException">There is no such contact or number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual async Task<MarketingPreference?> GetMarketingPreferenceAsync(ContactIdentifier contact, string phoneNumberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        string target = ContactOperations.GetMarketingPreference.Target(contact.Value, phoneNumberId);
        try
        {
            return await SendAsync(
                ContactOperations.GetMarketingPreference, target, KapsoJsonContext.Default.EnvelopeMarketingPreference, contact.PhoneNumber, null, cancellationToken).ConfigureAwait(false);
        }
        catch (KapsoApiException unknown) when (unknown.StatusCode is HttpStatusCode.NotFound && unknown.ServerMessage.Contains("Marketing preference not found", StringComparison.OrdinalIgnoreCase))
        {
            // The server tells by its sentence alone what it did not find.
            return null;
        }
    }

    private static string Target(Operation operation, ContactIdentifier contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return operation.Target(contact.Value);
    }

    private async Task<T> SendAsync<T>(Operation operation, string target, JsonTypeInfo<Envelope<T>> answerType, string? phone, JsonBody? body, CancellationToken cancellationToken) =>
        (await _pipeline.SendAsync(operation, target, answerType, cancellationToken, body, phone: phone).ConfigureAwait(false)).Data;
}
