using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.BusinessProfiles;

/// <summary>What people see when they open a number's profile in WhatsApp.</summary>
public class BusinessProfilesClient
{
    private readonly KapsoPipeline _pipeline;

    internal BusinessProfilesClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected BusinessProfilesClient() => _pipeline = null!;

    /// <summary>Gets the profile of a number. <c>GET /{phone_number_id}/whatsapp_business_profile</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="fields">Which members; all that are known when null, for without a choice Meta tells only a few.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The profile; empty when the number has none yet.</returns>
    /// <exception cref="KapsoApiException">There is no such number (404), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<BusinessProfile> GetAsync(string phoneNumberId, IReadOnlyList<BusinessProfileField>? fields = null, CancellationToken cancellationToken = default)
    {
        string chosen = string.Join(',', (fields ?? BusinessProfileField.Known).Select(field => field.Value));
        return _pipeline.CallAsync(BusinessProfileOperations.Get, [phoneNumberId], cancellationToken, new Query().Add("fields", chosen));
    }

    /// <summary>Changes the profile of a number. <c>POST /{phone_number_id}/whatsapp_business_profile</c>. Not for sandbox numbers.</summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">The number is a sandbox (403), there is no such number (404), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task UpdateAsync(string phoneNumberId, BusinessProfileUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(BusinessProfileOperations.Update, [phoneNumberId], update, cancellationToken);
}
