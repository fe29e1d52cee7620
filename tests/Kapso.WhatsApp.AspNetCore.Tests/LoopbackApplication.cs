using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>An application on a real socket of the loopback interface, its log, and a client of it.</summary>
internal abstract class LoopbackApplication(WebApplication web) : IAsyncDisposable
{
    public FakeLogCollector Logs => web.Services.GetFakeLogCollector();

    public IServiceProvider Services => web.Services;

    public HttpClient Http { get; } = new() { BaseAddress = new Uri(web.Urls.First()) };

    /// <param name="cancellationToken">Cancelled when the host waits no longer for what is being handled.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => web.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await web.DisposeAsync();
    }

    protected static WebApplicationBuilder CreateBuilder()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.AddFakeLogging());
        return builder;
    }
}
