namespace Kapso.WhatsApp;

/// <summary>A credential for API calls: a Kapso project's API key, or an access token. <see cref="ToString"/> does not contain it.</summary>
public sealed class KapsoCredential
{
    private KapsoCredential(string secret, bool isAccessToken, string? tenant)
    {
        KapsoWhatsAppOptionsValidator.CheckSecret(secret, isAccessToken ? "accessToken" : "apiKey").ThrowIfBroken();
        Secret = secret;
        IsAccessToken = isAccessToken;
        Tenant = tenant;
    }

    /// <summary>
    /// The name of the tenant whose credential it is. Calls of one tenant share a circuit breaker that calls of others do not affect. Never sent to the
    /// server.
    /// </summary>
    public string? Tenant { get; }

    internal string Secret { get; }

    internal bool IsAccessToken { get; }

    /// <summary>A Kapso project's API key, sent as <c>X-API-Key</c>.</summary>
    /// <param name="apiKey">The key from Kapso's dashboard (Integrations, API keys).</param>
    /// <param name="tenant">A name for whom the key stands, when one client serves several; see <see cref="Tenant"/>.</param>
    /// <exception cref="KapsoValidationException">The key is blank or holds white space or characters that no key has.</exception>
    public static KapsoCredential FromApiKey(string apiKey, string? tenant = null) => new(apiKey, isAccessToken: false, tenant);

    /// <summary>An access token, sent as <c>Authorization: Bearer</c>.</summary>
    /// <param name="accessToken">The token.</param>
    /// <param name="tenant">A name for whom the token stands, when one client serves several; see <see cref="Tenant"/>.</param>
    /// <exception cref="KapsoValidationException">The token is blank or holds white space or characters that no token has.</exception>
    public static KapsoCredential FromAccessToken(string accessToken, string? tenant = null) => new(accessToken, isAccessToken: true, tenant);

    /// <summary>Says which kind of credential this is and for whom, never the secret itself.</summary>
    public override string ToString() => $"{(IsAccessToken ? "access token" : "API key")}{(Tenant is null ? "" : $" of {Tenant}")}";
}

/// <summary>
/// Chooses the credential of each call, for applications that serve several Kapso projects through one client:
/// look up the current tenant and return its key. Register it with <c>WithCredentialProvider</c>.
/// </summary>
public interface IKapsoCredentialProvider
{
    /// <summary>Returns the credential for the call that is about to be made. Called once a call (not once an attempt), so it should be quick or cached.</summary>
    /// <param name="cancellationToken">The call's own token.</param>
    ValueTask<KapsoCredential> GetCredentialAsync(CancellationToken cancellationToken);
}
