using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ConversationalComponents;

/// <summary>
/// What customers are offered in a chat with a number: a welcome, ice breakers and commands. The calls are Meta's own, and work through Kapso and on Meta directly.
/// </summary>
public class ConversationalComponentsClient
{
    private readonly KapsoPipeline _pipeline;

    internal ConversationalComponentsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected ConversationalComponentsClient() => _pipeline = null!;

    /// <summary>Gets what customers are offered. <c>GET /{phone_number_id}?fields=conversational_automation</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The components; empty when the number has none.</returns>
    /// <exception cref="KapsoApiException">There is no such number (404), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<ChatComponents> GetAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ConversationalComponentOperations.Get, [phoneNumberId], cancellationToken, new Query().Add("fields", "conversational_automation"));

    /// <summary>Sets what customers are offered. <c>POST /{phone_number_id}/conversational_automation</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="update">The components.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was changed.</exception>
    /// <exception cref="KapsoApiException">Meta refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task UpdateAsync(string phoneNumberId, ChatComponentsUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ConversationalComponentOperations.Update, [phoneNumberId], update, cancellationToken);
}
