using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>
/// The WhatsApp numbers of the project: finding, connecting and changing them, their health, and their registration and settings at Meta.
/// </summary>
public partial class PhoneNumbersClient
{
    private readonly KapsoPipeline _pipeline;

    internal PhoneNumbersClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected PhoneNumbersClient() => _pipeline = null!;

    /// <summary>Lists the numbers of the project, newest first. <c>GET /platform/v1/whatsapp/phone_numbers</c></summary>
    /// <param name="filter">Which numbers; all by default.</param>
    /// <returns>The numbers, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<PhoneNumber> List(PhoneNumberFilter? filter = null) =>
        _pipeline.List(PhoneNumberOperations.List, [], filter);

    /// <summary>
    /// Finds the number of the project that people write as this, whatever the spaces and punctuation: <c>"+1 555 123 4567"</c> and
    /// <c>"+1 (555) 123-4567"</c> are the same. Reads <see cref="List(PhoneNumberFilter?)"/> to its end.
    /// </summary>
    /// <param name="displayPhoneNumber">The number with its country code.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The number; its <see cref="PhoneNumber.PhoneNumberId"/> is what other calls take.</returns>
    /// <exception cref="KapsoValidationException">The text is not a phone number, or no number (rule <c>no-match</c>) or several (rule <c>several-matches</c>) of the project match it.</exception>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual async Task<PhoneNumber> GetByDisplayPhoneNumberAsync(string displayPhoneNumber, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(displayPhoneNumber);
        string digits = PhoneNumberRules.ReadDisplayNumber(displayPhoneNumber);
        List<PhoneNumber> matches = [];
        await foreach (PhoneNumber number in List(new PhoneNumberFilter { PageSize = PagedFilter.MaxPageSize }).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (number.Digits == digits)
            {
                matches.Add(number);
            }
        }

        Rules rules = Rules.Start();
        string masked = PhoneMask.MaskDigits(digits);
        if (matches.Count == 0)
        {
            rules.Add(nameof(displayPhoneNumber), "no-match", "no number of this project is written so", value: masked);
        }
        else if (matches.Count > 1)
        {
            string ids = string.Join(", ", matches.Select(match => match.PhoneNumberId));
            rules.Add(nameof(displayPhoneNumber), "several-matches", $"several numbers of this project are written so; choose one by its id: {ids}", "1", masked);
        }

        rules.ThrowIfBroken();
        return matches[0];
    }

    /// <summary>Connects a number to a customer with credentials of Meta's. <c>POST /platform/v1/customers/{customer_id}/whatsapp/phone_numbers</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="number">The number and its credentials.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was connected.</exception>
    /// <exception cref="KapsoApiException">The number is connected already or the plan allows no further one (409), there is no such customer (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the number may be connected.</exception>
    public virtual Task<PhoneNumber> ConnectAsync(string customerId, NewPhoneNumber number, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.Connect, [customerId], number, cancellationToken);

    /// <summary>Gets a number. <c>GET /platform/v1/whatsapp/phone_numbers/{phone_number_id}</c></summary>
    /// <param name="phoneNumberId">The id (not the number) of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<PhoneNumber> GetAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.Get, [phoneNumberId], cancellationToken);

    /// <summary>Changes the configuration of a number. <c>PATCH /platform/v1/whatsapp/phone_numbers/{phone_number_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<PhoneNumber> UpdateAsync(string phoneNumberId, PhoneNumberUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.Update, [phoneNumberId], update, cancellationToken);

    /// <summary>Takes a number out of the project. <c>DELETE /platform/v1/whatsapp/phone_numbers/{phone_number_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.Delete, [phoneNumberId], cancellationToken);

    /// <summary>
    /// Checks whether a number works. <c>GET /platform/v1/whatsapp/phone_numbers/{phone_number_id}/health</c>. A result is kept for 3 minutes; a project
    /// has an allowance for these checks alone (<see cref="PhoneNumberHealth.RateLimit"/>).
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The allowance is used up (429), there is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<PhoneNumberHealth> GetHealthAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.GetHealth, [phoneNumberId], cancellationToken);
}
