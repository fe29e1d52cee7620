using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Usernames;

/// <summary>The usernames by which people find a number without knowing it.</summary>
public class UsernamesClient
{
    private readonly KapsoPipeline _pipeline;

    internal UsernamesClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected UsernamesClient() => _pipeline = null!;

    /// <summary>Gets the username of a number. <c>GET /{phone_number_id}/username</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The username; its <see cref="UsernameState.Username"/> is null when there is none.</returns>
    /// <exception cref="KapsoApiException">There is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<UsernameState> GetAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(UsernameOperations.Get, [phoneNumberId], cancellationToken);

    /// <summary>Claims a username for a number, or changes it. <c>POST /{phone_number_id}/username</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="username">The username, without a leading <c>@</c>.</param>
    /// <param name="transfer">What to do when another number of the same portfolio has it; refused by default.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The username and whether it is in use at once.</returns>
    /// <exception cref="KapsoValidationException">The username is blank, holds white space or begins with <c>@</c>.</exception>
    /// <exception cref="KapsoApiException">It is taken (147001), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual async Task<UsernameState> SetAsync(
        string phoneNumberId, string username, UsernameTransfer? transfer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(username);
        UsernameState answer = await _pipeline.CallAsync(
            UsernameOperations.Set, [phoneNumberId], new NewUsername(username, transfer), cancellationToken, argument: nameof(username)).ConfigureAwait(false);
        return answer with { Username = answer.Username ?? username };
    }

    /// <summary>Deletes the username of a number. <c>DELETE /{phone_number_id}/username</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(UsernameOperations.Delete, [phoneNumberId], cancellationToken);

    /// <summary>Gets usernames that Meta has reserved for the business. <c>GET /{phone_number_id}/username_suggestions</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<UsernameSuggestions> GetSuggestionsAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(UsernameOperations.GetSuggestions, [phoneNumberId], cancellationToken);
}
