using Kapso.WhatsApp.AspNetCore;
using Kapso.WhatsApp.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what answers WhatsApp flows from an endpoint of one's own.</summary>
public static class WhatsAppFlowsServiceCollectionExtensions
{
    /// <summary>
    /// Registers what answers the requests of flows. Say on the builder who answers what, and where the requests arrive with
    /// <see cref="WhatsAppFlowsEndpointRouteBuilderExtensions.MapWhatsAppFlows"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options: a private key and the app's secret; they are checked when the application starts.</param>
    public static WhatsAppFlowsBuilder AddWhatsAppFlows(this IServiceCollection services, Action<WhatsAppFlowOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<WhatsAppFlowOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WhatsAppFlowOptions>, WhatsAppFlowOptionsValidator>());
        services.TryAddSingleton(provider => new FlowEndpoint(
            new RouteTable<FlowRequest, FlowContext, Task<FlowReply>>(provider.GetServices<Route<FlowRequest, FlowContext, Task<FlowReply>>>()),
            new RouteTable<FlowErrorNotification, FlowContext, Task>(provider.GetServices<Route<FlowErrorNotification, FlowContext, Task>>()),
            provider.GetRequiredService<IOptionsMonitor<WhatsAppFlowOptions>>(),
            Clock.Of(provider),
            provider.GetRequiredService<ILogger<FlowEndpoint>>()));
        return new WhatsAppFlowsBuilder(services);
    }
}
