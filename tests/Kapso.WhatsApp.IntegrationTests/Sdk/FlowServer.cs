using System.Net;
using Kapso.WhatsApp.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>An application that answers a flow on a real socket.</summary>
internal sealed class FlowServer : IAsyncDisposable
{
    private readonly WebApplication _web;

    private FlowServer(WebApplication web) => _web = web;

    public Uri Address => new(new Uri(_web.Urls.First()), "/flow");

    public static async Task<FlowServer> StartAsync(FlowPrivateKey key, string appSecret, Action<WhatsAppFlowsBuilder> handle)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        handle(builder.Services.AddWhatsAppFlows(options =>
        {
            options.PrivateKeys.Add(key);
            options.AppSecrets.Add(appSecret);
        }));
        WebApplication web = builder.Build();
        web.UseRouting();
        web.MapWhatsAppFlows("/flow");
        await web.StartAsync();
        return new FlowServer(web);
    }

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();
}
