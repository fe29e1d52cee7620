using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers conversations and state of persons.</summary>
public static class ConversationsBuilderExtensions
{
    /// <summary>
    /// Registers a conversation. A message of a person with whom it is under way goes to it before any handler; one that starts it is taken in the order of the handlers. Needs a registered client
    /// (<c>AddKapsoWhatsApp</c>) to send with.
    /// </summary>
    /// <typeparam name="TConversation">The conversation, of which a new one is made for each run, with the services of a scope of its own.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name that its journals are stored under. Keep it when the class is renamed.</param>
    /// <param name="configure">Sets what starts and ends it, and its version.</param>
    public static KapsoWebhooksBuilder AddConversation<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TConversation>(
        this KapsoWebhooksBuilder builder, string name, Action<ConversationSettings>? configure = null)
        where TConversation : Conversation
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ConversationSettings settings = new();
        configure?.Invoke(settings);
        AddEngine(builder.Services);
        builder.Services.TryAddTransient<TConversation>();
        ConversationRegistration registration = new(name, settings.Version, static services => services.GetRequiredService<TConversation>(), settings);
        builder.Services.AddSingleton(registration);
        builder.Services.AddSingleton(provider =>
        {
            ILogger logger = provider.GetRequiredService<ILogger<WebhookCondition>>();
            return new Route<WebhookEvent, WebhookContext, Task>(
                IsDefault: false,
                received => ConversationAddress.Of(null, received) is not null && registration.StartsWith(received, logger),
                (received, context, cancellationToken) => context.Services.GetRequiredService<ConversationEngine>().StartAsync(name, context.Tenant, received, context.Key, cancellationToken))
            {
                StartsConversation = true,
            };
        });
        return builder;
    }

    /// <summary>Registers a type of state, which handlers find in <see cref="WebhookContext.State{T}"/>.</summary>
    /// <typeparam name="T">The type of the state.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name that it is stored under. Keep it when the type is renamed.</param>
    /// <param name="type">How it is written and read.</param>
    /// <param name="expiry">How long it is kept after it was last set; <see cref="ConversationOptions.Expiry"/> when null.</param>
    public static KapsoWebhooksBuilder AddState<T>(this KapsoWebhooksBuilder builder, string name, JsonTypeInfo<T> type, TimeSpan? expiry = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(type);
        if (expiry is { } time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(expiry));
        }

        AddEngine(builder.Services);
        builder.Services.AddSingleton(new StateRegistration<T>(name, type, expiry));
        builder.Services.AddSingleton<StateRegistration>(services => services.GetRequiredService<StateRegistration<T>>());
        return builder;
    }

    /// <summary>Sets the options of all conversations.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static KapsoWebhooksBuilder ConfigureConversations(this KapsoWebhooksBuilder builder, Action<ConversationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Keeps conversations elsewhere than in memory, so that they survive restarts and are shared by several machines.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Makes the store.</param>
    public static KapsoWebhooksBuilder UseConversationStore(this KapsoWebhooksBuilder builder, Func<IServiceProvider, IConversationStore> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.Replace(ServiceDescriptor.Singleton(create));
        return builder;
    }

    private static void AddEngine(IServiceCollection services)
    {
        services.AddOptions<ConversationOptions>().Validate(options => options.IsValid, ConversationOptions.Rule).ValidateOnStart();
        services.TryAddSingleton<IConversationStore>(provider => new InMemoryConversationStore(Clock.Of(provider)));
        services.TryAddSingleton<ConversationWakeUp>();
        services.TryAddSingleton(provider => new ConversationRegistry(provider.GetServices<ConversationRegistration>()));
        services.TryAddSingleton(provider => new ConversationEngine(
            provider.GetRequiredService<IConversationStore>(),
            provider.GetRequiredService<ConversationRegistry>(),
            provider.GetRequiredService<IOptions<ConversationOptions>>().Value,
            provider.GetRequiredService<ConversationWakeUp>(),
            provider.GetRequiredService<IServiceScopeFactory>(),
            Clock.Of(provider),
            provider.GetRequiredService<ILogger<ConversationEngine>>()));
        services.TryAddSingleton<IConversations>(provider => provider.GetRequiredService<ConversationEngine>());
        services.TryAddSingleton(provider => new ConversationTimers(
            provider.GetRequiredService<ConversationEngine>(),
            provider.GetRequiredService<IConversationStore>(),
            provider.GetRequiredService<ConversationWakeUp>(),
            provider.GetRequiredService<IOptions<ConversationOptions>>().Value,
            provider.GetRequiredService<GracefulShutdown>(),
            Clock.Of(provider),
            provider.GetRequiredService<ILogger<ConversationTimers>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ConversationTimers>(provider => provider.GetRequiredService<ConversationTimers>()));
    }
}
