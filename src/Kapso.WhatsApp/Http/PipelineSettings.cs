namespace Kapso.WhatsApp.Http;

/// <summary>The options and the credential that they hold, which are replaced together: a call never has the one of before and the other of after a change.</summary>
/// <param name="Options">The options.</param>
/// <param name="Credential">The credential; null when a provider is asked for it with each call.</param>
internal sealed record PipelineSettings(KapsoWhatsAppOptions Options, KapsoCredential? Credential)
{
    public static PipelineSettings Of(KapsoWhatsAppOptions options) => new(options, options switch
    {
        { CredentialProvider: not null } => null,
        { AccessToken: string token } => KapsoCredential.FromAccessToken(token),
        _ => KapsoCredential.FromApiKey(options.ApiKey!),
    });

    public async ValueTask<KapsoCredential> AskForCredentialAsync(CancellationToken cancellationToken)
    {
        IKapsoCredentialProvider provider = Options.CredentialProvider!;
        return await provider.GetCredentialAsync(cancellationToken).ConfigureAwait(false) ?? throw new KapsoValidationException(
        [
            new ValidationProblem
            {
                Path = nameof(KapsoWhatsAppOptions.CredentialProvider),
                Rule = "required",
                Message = $"{provider.GetType().Name} returned null in place of a credential for this call",
                Value = "null",
            },
        ]);
    }
}
