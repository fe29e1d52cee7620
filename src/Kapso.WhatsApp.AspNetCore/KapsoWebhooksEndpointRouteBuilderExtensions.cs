using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.AspNetCore;
using Kapso.WhatsApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoint that receives Kapso's webhooks.</summary>
public static class KapsoWebhooksEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Receives webhooks at a path. Answers 200 when all is well, 401 without a valid signature, 403 for an event that is not the tenant's whose secret signed it, 400 for a body that is
    /// none, 413 for one that is too large, 500 when a handler failed, 503 when an event is being handled at this moment or the queue is full. Meta's question by GET is answered when a verify token is set.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, for example <c>/webhooks/kapso</c> or <c>/webhooks/{tenant}</c>.</param>
    /// <returns>The endpoint, for example to give it a name. Antiforgery and authentication of people do not belong on it.</returns>
    /// <exception cref="InvalidOperationException"><see cref="KapsoWebhooksServiceCollectionExtensions.AddKapsoWebhooks"/> was not called.</exception>
    public static IEndpointConventionBuilder MapKapsoWebhooks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        WebhookEndpoint endpoint = new(endpoints.ServiceProvider.GetService<WebhookReceiver>()
            ?? throw new InvalidOperationException("Kapso's webhooks: they are not registered; call AddKapsoWebhooks on the services first."));
        return endpoints.MapMethods(pattern, [HttpMethods.Post, HttpMethods.Get], http => HttpMethods.IsGet(http.Request.Method) ? endpoint.HandshakeAsync(http) : endpoint.ReceiveAsync(http));
    }
}
