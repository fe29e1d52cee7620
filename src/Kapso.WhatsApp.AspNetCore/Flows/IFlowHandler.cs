using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Answers a flow. A new one is made for each request, with the services of its scope.</summary>
public interface IFlowHandler
{
    /// <summary>Answers a request. An exception makes WhatsApp show an error of its own.</summary>
    /// <param name="request">What the flow asks.</param>
    /// <param name="context">What it came with.</param>
    /// <param name="cancellationToken">Stops the work: the answer would come too late, or nobody waits for it any more.</param>
    Task<FlowReply> HandleAsync(FlowRequest request, FlowContext context, CancellationToken cancellationToken);
}

/// <summary>The context of a flow's request: the services and the HTTP request it came with.</summary>
public sealed class FlowContext
{
    private HttpContext? _http;

    internal FlowContext(HttpContext http) => _http = http;

    /// <summary>The request over HTTP, for example for values of its route. Its body has been read.</summary>
    /// <exception cref="InvalidOperationException">The request has been answered, because the handler took too long; the server may use the object for another one by now.</exception>
    public HttpContext Http => _http ?? throw new InvalidOperationException("The flow's request has been answered already, as its handler took too long.");

    /// <summary>The services of the request's scope.</summary>
    public IServiceProvider Services => Http.RequestServices;

    /// <summary>Lets go of the request, once it is answered.</summary>
    internal void End() => _http = null;
}
