using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp;

/// <summary>The services behind a client that is made with <c>new</c>: exactly those of a registered one.</summary>
internal static class StandaloneServices
{
    public static ServiceProvider Build(KapsoWhatsAppOptions options, HttpMessageHandler? transport)
    {
        ArgumentNullException.ThrowIfNull(options);
        KapsoWhatsAppOptionsValidator.Check(options).ThrowIfBroken();

        ServiceCollection services = [];
        IKapsoWhatsAppBuilder builder = services.AddKapsoWhatsApp();
        services.AddSingleton<IOptionsFactory<KapsoWhatsAppOptions>>(new FixedOptions(options));
        if (transport is not null)
        {
            builder.ConfigurePrimaryHttpMessageHandler(() => transport);
        }

        return services.BuildServiceProvider();
    }

    private sealed class FixedOptions(KapsoWhatsAppOptions options) : IOptionsFactory<KapsoWhatsAppOptions>
    {
        public KapsoWhatsAppOptions Create(string name) => options;
    }
}
