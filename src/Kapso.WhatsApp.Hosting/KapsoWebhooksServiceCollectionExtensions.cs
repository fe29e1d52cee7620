using Kapso.WhatsApp;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what receives Kapso's webhooks.</summary>
public static class KapsoWebhooksServiceCollectionExtensions
{
    /// <summary>
    /// Registers what receives webhooks. Register the handlers on the builder, and hand over the requests with <c>app.MapKapsoWebhooks(…)</c> of Kapso.WhatsApp.AspNetCore, or with
    /// <see cref="IKapsoWebhooks.ReceiveAsync"/> in any other host.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, at least a secret; they are checked when the application starts.</param>
    public static KapsoWebhooksBuilder AddKapsoWebhooks(this IServiceCollection services, Action<KapsoWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddLogging();
        services.AddOptions<KapsoWebhookOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KapsoWebhookOptions>, KapsoWebhookOptionsValidator>());
        services.TryAddSingleton<IWebhookDeduplicator>(provider => new InMemoryWebhookDeduplicator(provider.GetRequiredService<IOptions<KapsoWebhookOptions>>().Value, Clock.Of(provider)));
        services.TryAddSingleton(provider => new GracefulShutdown(provider.GetRequiredService<ILogger<GracefulShutdown>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, GracefulShutdown>(provider => provider.GetRequiredService<GracefulShutdown>()));
        services.TryAddSingleton(provider => new ClaimRenewal(
            provider.GetRequiredService<IWebhookDeduplicator>(),
            provider.GetRequiredService<IOptions<KapsoWebhookOptions>>().Value.ClaimDuration,
            Clock.Of(provider),
            provider.GetRequiredService<ILogger<ClaimRenewal>>()));
        services.TryAddSingleton(provider => new WebhookDispatcher(
            provider.GetRequiredService<IServiceScopeFactory>(),
            new RouteTable<WebhookEvent, WebhookContext, Task>(provider.GetServices<Route<WebhookEvent, WebhookContext, Task>>()),
            Middleware.Compose(provider.GetServices<Middleware>()),
            provider.GetServices<GivenUpHandler>(),
            provider.GetRequiredService<IWebhookDeduplicator>(),
            provider.GetRequiredService<ClaimRenewal>(),
            provider.GetRequiredService<GracefulShutdown>(),
            provider.GetService<ConversationEngine>(),
            Clock.Of(provider),
            provider.GetRequiredService<ILogger<WebhookDispatcher>>()));
        services.TryAddSingleton(provider => new WebhookQueue(
            provider.GetRequiredService<WebhookDispatcher>(),
            provider.GetRequiredService<GracefulShutdown>(),
            provider.GetRequiredService<IOptions<KapsoWebhookOptions>>(),
            Clock.Of(provider),
            provider.GetRequiredService<ILogger<WebhookQueue>>()));
        services.TryAddSingleton(provider => new WebhookReceiver(
            provider.GetRequiredService<IOptionsMonitor<KapsoWebhookOptions>>(),
            provider.GetRequiredService<WebhookDispatcher>(),
            provider.GetRequiredService<WebhookQueue>(),
            provider.GetService<IConversationTracker>(),
            Clock.Of(provider),
            provider.GetRequiredService<ILogger<WebhookReceiver>>()));
        services.TryAddSingleton<IKapsoWebhooks>(provider => provider.GetRequiredService<WebhookReceiver>());
        return new KapsoWebhooksBuilder(services);
    }
}
