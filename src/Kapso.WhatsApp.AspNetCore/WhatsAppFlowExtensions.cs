using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Answers WhatsApp flows from an endpoint of one's own.</summary>
public static class WhatsAppFlowExtensions
{
    /// <summary>Registers what receives the requests of flows. Say where they arrive and who answers them with <see cref="MapWhatsAppFlow"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options: a private key and the app's secret; they are checked when the application starts.</param>
    public static IServiceCollection AddWhatsAppFlows(this IServiceCollection services, Action<WhatsAppFlowOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<WhatsAppFlowOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WhatsAppFlowOptions>, WhatsAppFlowOptionsValidator>());
        return services;
    }

    /// <summary>
    /// Answers the requests that WhatsApp makes for a flow, encrypted both ways. The status is 200 when all is well, 421 for what no private key decrypts, 427 when a
    /// handler refuses the flow's token, 432 without a valid signature, 400 for a body that is none, 413 for one that is too large, 500 when a handler failed.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, for example <c>/flows/appointment</c>.</param>
    /// <param name="configure">Says who answers what.</param>
    /// <returns>The endpoint, for example to give it a name. Antiforgery and authentication of people do not belong on it.</returns>
    /// <exception cref="InvalidOperationException">There is no handler, no private key or no app secret.</exception>
    public static IEndpointConventionBuilder MapWhatsAppFlow(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Action<FlowHandlers> configure)
    {
        FlowEndpoint endpoint = Create(endpoints, configure, out WhatsAppFlowOptions options);
        Require(options.PrivateKeys.Count > 0 || options.FindPrivateKeys is not null, "a private key is needed: set PrivateKeys or FindPrivateKeys");
        Require(options.AppSecrets.Count > 0, "the app's secret is needed: set AppSecrets");
        return endpoints.MapMethods(pattern, [HttpMethods.Post], endpoint.ReceiveAsync);
    }

    /// <summary>
    /// Answers the requests of a flow that a function at Kapso passes on: Kapso has decrypted them and encrypts the answer. The function shows a secret of
    /// <see cref="WhatsAppFlowOptions.FunctionSecrets"/> in the header <see cref="WhatsAppFlowOptions.FunctionSecretHeader"/>; without it the status is 401. The other
    /// statuses are those of <see cref="MapWhatsAppFlow"/>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, for example <c>/functions/appointment</c>.</param>
    /// <param name="configure">Says who answers what; the same handlers serve <see cref="MapWhatsAppFlow"/>.</param>
    /// <returns>The endpoint, for example to give it a name. Antiforgery and authentication of people do not belong on it.</returns>
    /// <exception cref="InvalidOperationException">There is no handler or no secret.</exception>
    public static IEndpointConventionBuilder MapWhatsAppFlowFunction(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Action<FlowHandlers> configure)
    {
        FlowEndpoint endpoint = Create(endpoints, configure, out WhatsAppFlowOptions options);
        Require(options.FunctionSecrets.Count > 0, "a secret is needed that the function shows: set FunctionSecrets");
        return endpoints.MapMethods(pattern, [HttpMethods.Post], endpoint.ReceiveForwardedAsync);
    }

    private static FlowEndpoint Create(IEndpointRouteBuilder endpoints, Action<FlowHandlers> configure, out WhatsAppFlowOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(configure);
        FlowHandlers handlers = new();
        configure(handlers);
        Require(!handlers.IsEmpty, "a handler is needed: set one with OnInit, OnScreen, OnBack or OnAnythingElse");
        IServiceProvider services = endpoints.ServiceProvider;
        IOptionsMonitor<WhatsAppFlowOptions> monitor = services.GetRequiredService<IOptionsMonitor<WhatsAppFlowOptions>>();
        options = monitor.CurrentValue;
        return new FlowEndpoint(handlers, monitor, services.GetService<TimeProvider>() ?? TimeProvider.System, services.GetRequiredService<ILogger<FlowEndpoint>>());
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"WhatsApp flows: {problem}.");
        }
    }
}
