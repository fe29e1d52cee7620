using System.Net;
using System.Text;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>An application that receives webhooks on a real socket, and a sender that signs as Kapso does.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "webhook-secret-123";
    public const string MessageReceived = "whatsapp.message.received";

    private readonly WebApplication _web;
    private readonly HttpClient _http;

    private Receiver(WebApplication web, FakeLogCollector logs)
    {
        (_web, Logs) = (web, logs);
        _http = new HttpClient { BaseAddress = new Uri(web.Urls.First()) };
    }

    public FakeLogCollector Logs { get; }

    public IServiceProvider Services => _web.Services;

    public HttpClient Http => _http;

    public static async Task<Receiver> StartAsync(
        Action<KapsoWebhooksBuilder>? handle = null, Action<KapsoWebhookOptions>? options = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null, string path = "/hook")
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.AddFakeLogging());
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        services?.Invoke(builder.Services);
        KapsoWebhooksBuilder webhooks = builder.Services.AddKapsoWebhooks(o =>
        {
            o.Secrets.Add(Secret);
            options?.Invoke(o);
        });
        handle?.Invoke(webhooks);
        WebApplication web = builder.Build();
        web.UseRouting();
        web.MapKapsoWebhooks(path);
        await web.StartAsync();
        return new Receiver(web, web.Services.GetFakeLogCollector());
    }

    public static string Message(string id, string text = "Hi", string extra = "", string conversation = "c1") =>
        $$$"""{"message":{"id":"{{{id}}}","timestamp":"1760000000","type":"text","text":{"body":"{{{text}}}"},"from":"15551234567"{{{extra}}}},"conversation":{"id":"{{{conversation}}}"},"phone_number_id":"647"}""";

    public static string Batch(params string[] messages) => $$"""{"type":"whatsapp.message.received","batch":true,"data":[{{string.Join(',', messages)}}]}""";

    /// <summary>Delivers a body, signed unless a signature is given, and returns the status.</summary>
    public async Task<int> DeliverAsync(string body, string? name = MessageReceived, string? key = "key-1", string? signature = null, string path = "/hook", string secret = Secret)
    {
        using HttpRequestMessage request = Request(Encoding.UTF8.GetBytes(body), path);
        Add("X-Webhook-Event", name);
        Add("X-Idempotency-Key", key);
        Add("X-Webhook-Signature", signature ?? WebhookSignature.Compute(Encoding.UTF8.GetBytes(body), secret));
        return await SendAsync(request);

        void Add(string header, string? value)
        {
            if (value is { Length: > 0 })
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }
        }
    }

    public static HttpRequestMessage Request(byte[] body, string path = "/hook") => new(HttpMethod.Post, path) { Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } } };

    public async Task<int> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _http.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
        return (int)response.StatusCode;
    }

    /// <param name="cancellationToken">Cancelled when the host waits no longer for what is being handled.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => _web.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _web.DisposeAsync();
    }
}
