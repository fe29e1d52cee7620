using System.Net;
using System.Text;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>An application that answers a flow on a real socket, from WhatsApp and from a function at Kapso.</summary>
internal sealed class FlowServer : LoopbackApplication
{
    public const string AppSecret = "app-secret-123";
    public const string FunctionSecret = "function-secret-123";

    public static readonly FlowPrivateKey Key = FlowPrivateKey.Generate();

    private FlowServer(WebApplication web)
        : base(web)
    {
    }

    public Uri Address => Http.BaseAddress!;

    /// <summary>What our own code has logged.</summary>
    public IReadOnlyList<FakeLogRecord> OwnLogs => [.. Logs.GetSnapshot().Where(record => record.Category!.StartsWith("Kapso", StringComparison.Ordinal))];

    public static async Task<FlowServer> StartAsync(Action<WhatsAppFlowsBuilder> handle, Action<WhatsAppFlowOptions>? options = null, Action<IServiceCollection>? services = null)
    {
        WebApplicationBuilder builder = CreateBuilder();
        services?.Invoke(builder.Services);
        handle(builder.Services.AddWhatsAppFlows(o =>
        {
            o.PrivateKeys.Add(Key);
            o.AppSecrets.Add(AppSecret);
            o.FunctionSecrets.Add(FunctionSecret);
            options?.Invoke(o);
        }));
        WebApplication web = builder.Build();
        web.UseRouting();
        web.MapWhatsAppFlows("/flow/{flow?}");
        web.MapWhatsAppFlowFunction("/function");
        await web.StartAsync();
        return new FlowServer(web);
    }

    /// <summary>Asks as WhatsApp does and returns the answer, opened.</summary>
    public async Task<string> AskAsync(string request, string path = "/flow")
    {
        Phone phone = new(Key.ExportPublicKeyPem());
        using HttpResponseMessage response = await PostAsync(phone.Wrap(request), path: path);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/plain");
        return phone.Open(await response.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string? signature = null, string path = "/flow")
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature ?? $"sha256={WebhookSignature.Compute(body, AppSecret)}");
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> ForwardAsync(string body, string? secret = FunctionSecret) => ForwardAsync(Encoding.UTF8.GetBytes(body), secret);

    public async Task<HttpResponseMessage> ForwardAsync(byte[] body, string? secret = FunctionSecret)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/function") { Content = new ByteArrayContent(body) };
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Flow-Secret", secret);
        }

        return await Http.SendAsync(request);
    }

    public static string Forwarded(string exchange, string valid = "true", string flow = "\"flow\":{\"id\":\"flow-1\",\"meta_flow_id\":\"meta-1\"}") =>
        $$"""{"source":"whatsapp_flow",{{flow}},"data_exchange":{{exchange}},"signature_valid":{{valid}},"received_at":"2026-11-23T10:00:00Z"}""";
}
