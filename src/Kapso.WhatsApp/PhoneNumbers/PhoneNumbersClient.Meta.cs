using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.PhoneNumbers;

public partial class PhoneNumbersClient
{
    /// <summary>Lists the numbers of a WhatsApp business account as Meta knows them. <c>GET /{business_account_id}/phone_numbers</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="filter">Which members each number is to have; all that are known by default.</param>
    /// <returns>The numbers, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">The id is blank or cannot be one.</exception>
    public virtual PagedList<MetaPhoneNumber> List(string businessAccountId, MetaPhoneNumberFilter? filter = null) =>
        _pipeline.List(PhoneNumberOperations.ListFromMeta, [businessAccountId], filter ?? new MetaPhoneNumberFilter());

    /// <summary>Gets a number as Meta knows it. <c>GET /{phone_number_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="fields">Which members; all that are known when null, for without a choice Meta tells only a few.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such number (404), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<MetaPhoneNumber> GetFromMetaAsync(
        string phoneNumberId, IReadOnlyList<PhoneNumberField>? fields = null, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.GetFromMeta, [phoneNumberId], cancellationToken, new Query().Add("fields", PhoneNumberField.Choice(fields)));

    /// <summary>Sets the pin of two-step verification, which registering the number asks for. <c>POST /{phone_number_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="pin">The pin: six digits. A secret.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The pin is not six digits.</exception>
    /// <exception cref="KapsoApiException">Meta refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task SetPinAsync(string phoneNumberId, string pin, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.SetPin, [phoneNumberId], new PinBody(pin), cancellationToken, argument: null);

    /// <summary>Has Meta send a verification code to the owner of a number. <c>POST /{phone_number_id}/request_code</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="method">By text message or by a call.</param>
    /// <param name="language">The language of the message with its country, for example <c>en_US</c>.</param>
    /// <param name="cancellationToken">Stops the call. A code may still be sent.</param>
    /// <exception cref="KapsoValidationException">The language is not written as <c>en_US</c>.</exception>
    /// <exception cref="KapsoApiException">Meta refused, for example because too many codes were asked for.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether a code may have been sent.</exception>
    public virtual Task RequestCodeAsync(string phoneNumberId, VerificationMethod method, string language = "en_US", CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.RequestCode, [phoneNumberId], new CodeRequestBody(method, language), cancellationToken, argument: null);

    /// <summary>Verifies a number with the code that its owner received. <c>POST /{phone_number_id}/verify_code</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="code">The code: six digits; a dash or space in it is taken out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The code is not six digits.</exception>
    /// <exception cref="KapsoApiException">The code is wrong or too old, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the number may be verified.</exception>
    public virtual Task VerifyCodeAsync(string phoneNumberId, string code, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.VerifyCode, [phoneNumberId], CodeBody.Read(code), cancellationToken, argument: null);

    /// <summary>
    /// Registers a verified number, so that it can send. <c>POST /{phone_number_id}/register</c>. Meta counts registrations: after a few it refuses
    /// further ones for days.
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="pin">The pin of two-step verification: six digits; a new number takes this one. A secret.</param>
    /// <param name="dataLocalizationRegion">A country, as two capital letters, in which Meta is to keep messages; Meta's own choice when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The pin is not six digits, or the region is not a country.</exception>
    /// <exception cref="KapsoApiException">The pin is wrong, the number is not verified, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the number may be registered.</exception>
    public virtual Task RegisterAsync(string phoneNumberId, string pin, string? dataLocalizationRegion = null, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(
            PhoneNumberOperations.Register, [phoneNumberId], new RegistrationBody(pin) { DataLocalizationRegion = dataLocalizationRegion }, cancellationToken, argument: null);

    /// <summary>Ends the registration of a number, which then can no longer send. <c>POST /{phone_number_id}/deregister</c>. Not for numbers shared with the WhatsApp Business App.</summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The number is not registered, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the registration may have ended.</exception>
    public virtual Task DeregisterAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.Deregister, [phoneNumberId], cancellationToken);

    /// <summary>Gets the settings of a number: calls, encryption, storage. <c>GET /{phone_number_id}/settings</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="includeSipCredentials">Whether to tell the passwords of SIP servers, which needs a permission of its own.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such number (404), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<PhoneNumberSettings> GetSettingsAsync(string phoneNumberId, bool includeSipCredentials = false, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(
            PhoneNumberOperations.GetSettings, [phoneNumberId], cancellationToken, new Query().Add("include_sip_credentials", includeSipCredentials ? true : null));

    /// <summary>Changes one of the settings of a number. <c>POST /{phone_number_id}/settings</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="update">What to change: exactly one setting a call.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">None or several settings are mentioned, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">Meta refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task UpdateSettingsAsync(string phoneNumberId, PhoneNumberSettingsUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(PhoneNumberOperations.UpdateSettings, [phoneNumberId], update, cancellationToken);
}
