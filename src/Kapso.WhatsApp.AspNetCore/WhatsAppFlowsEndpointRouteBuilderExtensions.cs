using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints that answer WhatsApp flows.</summary>
public static class WhatsAppFlowsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers the requests that WhatsApp makes for flows, encrypted both ways. The status is 200 when all is well, 421 for what no private key decrypts, 427 when a
    /// handler refuses the flow's token, 432 without a valid signature, 400 for a body that is none, 413 for one that is too large, 500 when a handler failed.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">
    /// The path, for example <c>/flows/appointment</c>; or <c>/flows/{flow}</c> for several flows, which <see cref="FlowMatch.Flow"/> then tells apart.
    /// </param>
    /// <returns>The endpoint, for example to give it a name. Antiforgery and authentication of people do not belong on it.</returns>
    /// <exception cref="InvalidOperationException">There is no handler, no private key or no app secret.</exception>
    public static IEndpointConventionBuilder MapWhatsAppFlows(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        FlowEndpoint endpoint = Find(endpoints, out WhatsAppFlowOptions options);
        Require(options.PrivateKeys.Count > 0 || options.ResolvePrivateKeys is not null, "a private key is needed: set PrivateKeys or ResolvePrivateKeys");
        Require(options.AppSecrets.Count > 0, "the app's secret is needed: set AppSecrets");
        return endpoints.MapMethods(pattern, [HttpMethods.Post], endpoint.ReceiveAsync);
    }

    /// <summary>
    /// Answers the requests of flows that a function at Kapso passes on: Kapso has decrypted them and encrypts the answer. The function shows a secret of
    /// <see cref="WhatsAppFlowOptions.FunctionSecrets"/> in the header <see cref="WhatsAppFlowOptions.FunctionSecretHeader"/>; without it the status is 401. The other
    /// statuses, and the handlers, are those of <see cref="MapWhatsAppFlows"/>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, for example <c>/functions/appointment</c>.</param>
    /// <returns>The endpoint, for example to give it a name. Antiforgery and authentication of people do not belong on it.</returns>
    /// <exception cref="InvalidOperationException">There is no handler or no secret.</exception>
    public static IEndpointConventionBuilder MapWhatsAppFlowFunction(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        FlowEndpoint endpoint = Find(endpoints, out WhatsAppFlowOptions options);
        Require(options.FunctionSecrets.Count > 0, "FunctionSecrets must contain at least one secret");
        return endpoints.MapMethods(pattern, [HttpMethods.Post], endpoint.ReceiveForwardedAsync);
    }

    private static FlowEndpoint Find(IEndpointRouteBuilder endpoints, out WhatsAppFlowOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        FlowEndpoint? endpoint = endpoints.ServiceProvider.GetService<FlowEndpoint>();
        Require(endpoint is not null, "they are not registered; call AddWhatsAppFlows on the services first");
        Require(endpoint.HasHandlers, "a handler is needed: add one to AddWhatsAppFlows with OnInit, OnScreen, OnBack or OnAnythingElse");
        options = endpoints.ServiceProvider.GetRequiredService<IOptionsMonitor<WhatsAppFlowOptions>>().CurrentValue;
        return endpoint;
    }

    private static void Require([DoesNotReturnIf(false)] bool holds, string problem)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"WhatsApp flows: {problem}.");
        }
    }
}
