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

/// <summary>What a request of a flow came with.</summary>
public sealed class FlowContext
{
    internal FlowContext(HttpContext http) => Http = http;

    /// <summary>The request over HTTP, for example for values of its route. Its body has been read.</summary>
    public HttpContext Http { get; }

    /// <summary>The services of the request's scope.</summary>
    public IServiceProvider Services => Http.RequestServices;
}
