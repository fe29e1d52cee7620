using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>A real server on this machine that takes webhooks, and refuses them if told to.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Channel<ReceivedWebhook> _received = Channel.CreateUnbounded<ReceivedWebhook>();

    private WebhookReceiver()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(TakeAsync);
    }

    public string Url => _server.Urls.First() + "/hook";

    /// <summary>What it answers from now on.</summary>
    public Func<ReceivedWebhook, int> Answer { get; set; } = _ => 200;

    /// <summary>Whether it keeps callers waiting until they go away.</summary>
    public bool Holds { get; set; }

    public static async Task<WebhookReceiver> StartAsync()
    {
        WebhookReceiver receiver = new();
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>Everything since it was last asked.</summary>
    public IReadOnlyList<ReceivedWebhook> Take()
    {
        List<ReceivedWebhook> taken = [];
        while (_received.Reader.TryRead(out ReceivedWebhook? one))
        {
            taken.Add(one);
        }

        return taken;
    }

    /// <summary>The next one, be it here already or still to come.</summary>
    public async Task<ReceivedWebhook> NextAsync() => await _received.Reader.ReadAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        Dictionary<string, string> headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        ReceivedWebhook received = new(headers, body.ToArray());

        // Read before the request is announced: the test may change it for the next one.
        bool holds = Holds;
        await _received.Writer.WriteAsync(received);
        if (holds)
        {
            TaskCompletionSource gone = new();
            await using CancellationTokenRegistration registration = http.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        }

        http.Response.StatusCode = Answer(received);
        http.Response.Headers.Location = Url + "/elsewhere";
    }
}

public sealed record ReceivedWebhook(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Event => Header("X-Webhook-Event");

    public string? Key => Header("X-Idempotency-Key");

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public void ShouldBeSignedWith(string secret)
    {
        using HMACSHA256 hmac = new(Encoding.UTF8.GetBytes(secret));
        Header("X-Webhook-Signature").Should().Be(string.Concat(hmac.ComputeHash(Body).Select(part => part.ToString("x2"))));
    }
}
