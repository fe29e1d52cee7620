using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

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
    public static IKapsoWhatsAppBuilder WithCredentialProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>(this IKapsoWhatsAppBuilder builder)
        where TProvider : class, IKapsoCredentialProvider
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<TProvider>();
        builder.Services.AddOptions<KapsoWhatsAppOptions>(builder.OptionsName).Configure<TProvider>(static (options, provider) => options.CredentialProvider = provider);
        return builder;
    }

    /// <summary>Delays the messages of this client (<see cref="SendPacer"/>) so that bursts stay below the rate limits. Other calls do not wait.</summary>
    /// <param name="builder">The client's builder.</param>
    /// <param name="configure">How fast; the defaults when null.</param>
    public static IKapsoWhatsAppBuilder WithPacing(this IKapsoWhatsAppBuilder builder, Action<SendPacingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = builder.OptionsName;
        OptionsBuilder<SendPacingOptions> pacing = builder.Services.AddOptions<SendPacingOptions>(name);
        if (configure is not null)
        {
            pacing.Configure(configure);
        }

        // One pacer a client, whatever becomes of the options: a new one would not know what the old one has under way.
        builder.Services.TryAddKeyedSingleton(name, (provider, _) => new SendPacer(provider.GetRequiredService<IOptionsMonitor<SendPacingOptions>>().Get(name), KapsoHttpClient.Clock(provider)));
        builder.Services.AddOptions<KapsoWhatsAppOptions>(name).Configure<IServiceProvider>((options, provider) => options.Pacer = provider.GetRequiredKeyedService<SendPacer>(name));
        return builder;
    }

    /// <summary>Lets the messages of this client wait for their turn by a pacer of your own, for instance one that several machines share.</summary>
    /// <typeparam name="TPacer">The pacer; registered as a singleton when it is not registered yet.</typeparam>
    /// <param name="builder">The client's builder.</param>
    public static IKapsoWhatsAppBuilder WithPacing<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPacer>(this IKapsoWhatsAppBuilder builder)
        where TPacer : class, ISendPacer
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<TPacer>();
        builder.Services.AddOptions<KapsoWhatsAppOptions>(builder.OptionsName).Configure<TPacer>(static (options, pacer) => options.Pacer = pacer);
        return builder;
    }
}
