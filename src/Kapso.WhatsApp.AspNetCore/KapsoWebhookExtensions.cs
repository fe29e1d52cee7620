using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints that receive Kapso's webhooks.</summary>
public static class KapsoWebhookExtensions
{
    /// <summary>Registers what receives webhooks. Say who handles what on the builder, and where they arrive with <see cref="MapKapsoWebhooks"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, at least a secret; they are checked when the application starts.</param>
    public static KapsoWebhooksBuilder AddKapsoWebhooks(this IServiceCollection services, Action<KapsoWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<KapsoWebhookOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KapsoWebhookOptions>, KapsoWebhookOptionsValidator>());
        services.TryAddSingleton<IWebhookDeduplicator>(provider => new InMemoryWebhookDeduplicator(provider.GetRequiredService<IOptions<KapsoWebhookOptions>>().Value, Clock(provider)));
        services.TryAddSingleton(provider => new GracefulShutdown(provider.GetRequiredService<ILogger<GracefulShutdown>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, GracefulShutdown>(provider => provider.GetRequiredService<GracefulShutdown>()));
        services.TryAddSingleton(provider => new WebhookDispatcher(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetServices<WebhookRoute>(),
            provider.GetRequiredService<IWebhookDeduplicator>(),
            provider.GetRequiredService<GracefulShutdown>(),
            provider.GetRequiredService<IOptions<KapsoWebhookOptions>>(),
            Clock(provider),
            provider.GetRequiredService<ILogger<WebhookDispatcher>>()));
        services.TryAddSingleton(provider => new WebhookQueue(
            provider.GetRequiredService<WebhookDispatcher>(),
            provider.GetRequiredService<GracefulShutdown>(),
            provider.GetRequiredService<IOptions<KapsoWebhookOptions>>(),
            Clock(provider),
            provider.GetRequiredService<ILogger<WebhookQueue>>()));
        services.TryAddSingleton(provider => new WebhookEndpoint(
            provider.GetRequiredService<IOptionsMonitor<KapsoWebhookOptions>>(),
            provider.GetRequiredService<WebhookDispatcher>(),
            provider.GetRequiredService<WebhookQueue>(),
            Clock(provider),
            provider.GetRequiredService<ILogger<WebhookEndpoint>>()));
        return new KapsoWebhooksBuilder(services);
    }

    /// <summary>
    /// Receives webhooks at a path. Answers 200 when all is well, 401 without a valid signature, 403 for an event that is not the tenant's whose secret signed it, 400 for a body that is
    /// none, 413 for one that is too large, 500 when a handler failed, 503 when an event is being handled at this moment or the queue is full. Meta's question by GET is answered when a verify token is set.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, for example <c>/webhooks/kapso</c> or <c>/webhooks/{tenant}</c>.</param>
    /// <returns>The endpoint, for example to give it a name. Antiforgery and authentication of people do not belong on it.</returns>
    public static IEndpointConventionBuilder MapKapsoWebhooks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        WebhookEndpoint endpoint = endpoints.ServiceProvider.GetRequiredService<WebhookEndpoint>();
        return endpoints.MapMethods(pattern, [HttpMethods.Post, HttpMethods.Get], http => HttpMethods.IsGet(http.Request.Method) ? endpoint.HandshakeAsync(http) : endpoint.ReceiveAsync(http));
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
