using Kapso.WhatsApp;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// What <c>AddKapsoWhatsApp</c> returns: the builder of the client's <see cref="HttpClient"/>, so that handlers, a proxy or a
/// transport of your own can be added as to any other client. A message is still never sent twice.
/// </summary>
public interface IKapsoWhatsAppBuilder : IHttpClientBuilder
{
    /// <summary>The name of the client's options, and the key it is registered under; empty for the unnamed one.</summary>
    string OptionsName { get; }
}

/// <summary>Further settings of a registered client.</summary>
public static class KapsoWhatsAppBuilderExtensions
{
    /// <summary>Lets a service choose the credential of each call, for applications that serve several Kapso projects through one client.</summary>
    /// <typeparam name="TProvider">The provider; registered as a singleton when it is not registered yet.</typeparam>
    /// <param name="builder">The client's builder.</param>
    public static IKapsoWhatsAppBuilder WithCredentials<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>(this IKapsoWhatsAppBuilder builder)
        where TProvider : class, IKapsoCredentialProvider
    {
        ArgumentNullException.ThrowIfNull(builder);
        Extensions.ServiceCollectionDescriptorExtensions.TryAddSingleton<TProvider>(builder.Services);
        builder.Services.AddOptions<KapsoWhatsAppOptions>(builder.OptionsName).Configure<TProvider>(static (options, provider) => options.Credentials = provider);
        return builder;
    }
}
