using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Usernames;

/// <summary>The usernames by which people find a number without knowing it.</summary>
public class UsernamesClient
{
    private readonly KapsoPipeline _pipeline;

    internal UsernamesClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected UsernamesClient() => _pipeline = null!;

    /// <summary>Gets the username of a number. <c>GET /{phone_number_id}/username</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The username; its <see cref="UsernameState.Username"/> is null when there is none.</returns>
    /// <exception cref="KapsoApiException">There is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<UsernameState> GetAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(UsernameOperations.Get, UsernameOperations.Get.Target(phoneNumberId), KapsoJsonContext.Default.UsernameState, cancellationToken);

    /// <summary>Claims a username for a number, or changes it. <c>POST /{phone_number_id}/username</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="username">The username, without a leading <c>@</c>.</param>
    /// <param name="transfer">What to do when another number of the same portfolio has it; refused by default.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The username and whether it is in use at once.</returns>
    /// <exception cref="KapsoValidationException">The username is blank, holds white space or begins with <c>@</c>.</exception>
    /// <exception cref="KapsoApiException">It is taken (147001), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual async Task<UsernameState> SetAsync(
        string phoneNumberId, string username, UsernameTransfer? transfer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(username);
        string target = UsernameOperations.Set.Target(phoneNumberId);
        Rules rules = Rules.Start();
        if (rules.Required(username, nameof(username)) && (username[0] == '@' || username.Any(char.IsWhiteSpace)))
        {
            rules.Add(nameof(username), "username", "is given without a leading @ and without white space", value: Rules.Shown(username));
        }

        rules.ThrowIfBroken();
        UsernameState answer = await _pipeline.SendAsync(
            UsernameOperations.Set,
            target,
            KapsoJsonContext.Default.UsernameState,
            cancellationToken,
            JsonBody.From(new UsernameBody(username) { TransferAction = transfer }, KapsoJsonContext.Default.UsernameBody)).ConfigureAwait(false);
        return answer with { Username = answer.Username ?? username };
    }

    /// <summary>Gives the username of a number up. <c>DELETE /{phone_number_id}/username</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task DeleteAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(UsernameOperations.Delete, UsernameOperations.Delete.Target(phoneNumberId), KapsoJsonContext.Default.Acknowledgement, cancellationToken);

    /// <summary>Gets usernames that are kept for the business already. <c>GET /{phone_number_id}/username_suggestions</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual async Task<IReadOnlyList<string>> GetSuggestionsAsync(string phoneNumberId, CancellationToken cancellationToken = default)
    {
        SuggestionsAnswer answer = await _pipeline.SendAsync(
            UsernameOperations.GetSuggestions,
            UsernameOperations.GetSuggestions.Target(phoneNumberId),
            KapsoJsonContext.Default.SuggestionsAnswer,
            cancellationToken).ConfigureAwait(false);
        return [.. answer.Data.Where(suggestions => suggestions is not null).SelectMany(suggestions => suggestions.Names)];
    }
}
