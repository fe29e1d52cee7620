using Kapso.WhatsApp;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the Kapso client.</summary>
public static class KapsoWhatsAppServiceCollectionExtensions
{
    private const string ClientName = "Kapso.WhatsApp";

    /// <summary>
    /// Registers <see cref="KapsoWhatsAppClient"/> and each of its resource clients (for example <see cref="MessagesClient"/>) as singletons.
    /// The options are checked when the application starts. Calling it again adds to the options and registers nothing twice.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, at least the key.</param>
    /// <returns>The builder of the client's <see cref="HttpClient"/>.</returns>
    public static IKapsoWhatsAppBuilder AddKapsoWhatsApp(this IServiceCollection services, Action<KapsoWhatsAppOptions>? configure = null) =>
        Register(services, Options.Options.DefaultName, options => Configure(options, configure));

    /// <summary>
    /// Registers the client with the options in a configuration section, for example <c>builder.Configuration.GetSection("Kapso")</c>
    /// with <c>ApiKey</c> in it. A key that changes in the configuration is used from the next call on.
    /// </summary>
    /// <inheritdoc cref="AddKapsoWhatsApp(IServiceCollection, Action{KapsoWhatsAppOptions})"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that holds the options.</param>
    public static IKapsoWhatsAppBuilder AddKapsoWhatsApp(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Register(services, Options.Options.DefaultName, options => options.Bind(section));
    }

    /// <summary>
    /// Registers one of several clients in the same process, each with its own project and key. Resolve it as a keyed service:
    /// <c>[FromKeyedServices("tenant-b")] KapsoWhatsAppClient kapso</c>.
    /// </summary>
    /// <inheritdoc cref="AddKapsoWhatsApp(IServiceCollection, Action{KapsoWhatsAppOptions})"/>
    /// <param name="services">The services.</param>
    /// <param name="key">The service key.</param>
    /// <param name="configure">Sets the options, at least the key.</param>
    public static IKapsoWhatsAppBuilder AddKapsoWhatsApp(this IServiceCollection services, string key, Action<KapsoWhatsAppOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return Register(services, key, options => Configure(options, configure));
    }

    /// <summary>Registers one of several clients with the options in a configuration section.</summary>
    /// <inheritdoc cref="AddKapsoWhatsApp(IServiceCollection, string, Action{KapsoWhatsAppOptions})"/>
    /// <param name="services">The services.</param>
    /// <param name="key">The service key.</param>
    /// <param name="section">The section that holds the options.</param>
    public static IKapsoWhatsAppBuilder AddKapsoWhatsApp(this IServiceCollection services, string key, IConfigurationSection section)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(section);
        return Register(services, key, options => options.Bind(section));
    }

    private static void Configure(OptionsBuilder<KapsoWhatsAppOptions> options, Action<KapsoWhatsAppOptions>? configure)
    {
        if (configure is not null)
        {
            options.Configure(configure);
        }
    }

    private static Builder Register(IServiceCollection services, string name, Action<OptionsBuilder<KapsoWhatsAppOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<KapsoWhatsAppOptions> options = services.AddOptions<KapsoWhatsAppOptions>(name);
        configure(options);

        string clientName = name.Length == 0 ? ClientName : $"{ClientName}:{name}";
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(KapsoPipeline) && Equals(service.ServiceKey, name)))
        {
            return new Builder(services, clientName, name);
        }

        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KapsoWhatsAppOptions>, KapsoWhatsAppOptionsValidator>());
        KapsoHttpClient.Add(services, name, clientName);
        services.AddLogging();
        services.AddKeyedSingleton(name, (provider, _) => new KapsoPipeline(
            KapsoHttpClient.Create(provider, clientName),
            name,
            provider.GetRequiredService<IOptionsMonitor<KapsoWhatsAppOptions>>(),
            KapsoHttpClient.Clock(provider),
            provider.GetRequiredService<ILogger<KapsoPipeline>>()));
        RegisterClient(services, name, provider => new KapsoWhatsAppClient(provider.GetRequiredKeyedService<KapsoPipeline>(name)));
        RegisterClient(services, name, provider => ClientOf(provider, name).Number(
            provider.GetRequiredService<IOptionsMonitor<KapsoWhatsAppOptions>>().Get(name).PhoneNumberId
            ?? throw new InvalidOperationException(
                $"A {nameof(NumberClient)} needs {nameof(KapsoWhatsAppOptions)}.{nameof(KapsoWhatsAppOptions.PhoneNumberId)}; "
                + $"without it, use {nameof(KapsoWhatsAppClient)}.{nameof(KapsoWhatsAppClient.Number)}.")));
        RegisterClient(services, name, provider => ClientOf(provider, name).Agents);
        RegisterClient(services, name, provider => ClientOf(provider, name).BlockedUsers);
        RegisterClient(services, name, provider => ClientOf(provider, name).Broadcasts);
        RegisterClient(services, name, provider => ClientOf(provider, name).BusinessProfiles);
        RegisterClient(services, name, provider => ClientOf(provider, name).Calls);
        RegisterClient(services, name, provider => ClientOf(provider, name).Contacts);
        RegisterClient(services, name, provider => ClientOf(provider, name).Conversations);
        RegisterClient(services, name, provider => ClientOf(provider, name).Customers);
        RegisterClient(services, name, provider => ClientOf(provider, name).DisplayNames);
        RegisterClient(services, name, provider => ClientOf(provider, name).Findings);
        RegisterClient(services, name, provider => ClientOf(provider, name).Flows);
        RegisterClient(services, name, provider => ClientOf(provider, name).Functions);
        RegisterClient(services, name, provider => ClientOf(provider, name).Funding);
        RegisterClient(services, name, provider => ClientOf(provider, name).Groups);
        RegisterClient(services, name, provider => ClientOf(provider, name).ConversationalComponents);
        RegisterClient(services, name, provider => ClientOf(provider, name).OfficialBusinessAccounts);
        RegisterClient(services, name, provider => ClientOf(provider, name).QrCodes);
        RegisterClient(services, name, provider => ClientOf(provider, name).InboxEmbeds);
        RegisterClient(services, name, provider => ClientOf(provider, name).Logs);
        RegisterClient(services, name, provider => ClientOf(provider, name).Media);
        RegisterClient(services, name, provider => ClientOf(provider, name).Messages);
        RegisterClient(services, name, provider => ClientOf(provider, name).MetaFlows);
        RegisterClient(services, name, provider => ClientOf(provider, name).Notifications);
        RegisterClient(services, name, provider => ClientOf(provider, name).PhoneNumbers);
        RegisterClient(services, name, provider => ClientOf(provider, name).ProjectEvents);
        RegisterClient(services, name, provider => ClientOf(provider, name).ProviderModels);
        RegisterClient(services, name, provider => ClientOf(provider, name).SetupLinks);
        RegisterClient(services, name, provider => ClientOf(provider, name).Templates);
        RegisterClient(services, name, provider => ClientOf(provider, name).Usernames);
        RegisterClient(services, name, provider => ClientOf(provider, name).Users);
        RegisterClient(services, name, provider => ClientOf(provider, name).Webhooks);
        RegisterClient(services, name, provider => ClientOf(provider, name).Workflows);
        return new Builder(services, clientName, name);
    }

    private static KapsoWhatsAppClient ClientOf(IServiceProvider provider, string name) =>
        name.Length == 0 ? provider.GetRequiredService<KapsoWhatsAppClient>() : provider.GetRequiredKeyedService<KapsoWhatsAppClient>(name);

    private static void RegisterClient<T>(IServiceCollection services, string name, Func<IServiceProvider, T> create)
        where T : class
    {
        if (name.Length == 0)
        {
            services.TryAddSingleton(create);
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => create(provider));
        }
    }

    private sealed record Builder(IServiceCollection Services, string Name, string OptionsName) : IKapsoWhatsAppBuilder;
}
