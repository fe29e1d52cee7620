using System.Text;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>An application that receives webhooks on a real socket, and a sender that signs as Kapso does.</summary>
internal sealed class Receiver : LoopbackApplication
{
    public const string Secret = "webhook-secret-123";
    public const string MessageReceived = "whatsapp.message.received";

    private Receiver(WebApplication web)
        : base(web)
    {
    }

    public static async Task<Receiver> StartAsync(
        Action<KapsoWebhooksBuilder>? handle = null, Action<KapsoWebhookOptions>? options = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null, string path = "/hook")
    {
        WebApplicationBuilder builder = CreateBuilder();
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
        return new Receiver(web);
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
        using HttpResponseMessage response = await Http.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
        return (int)response.StatusCode;
    }
}
