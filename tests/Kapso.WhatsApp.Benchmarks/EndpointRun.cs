using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>
/// How many webhooks a second the endpoint takes from 16 clients over loopback, compared with a minimal API that compares the HMAC and parses the body. Both run on
/// the same server and take turns; every message is a new one, and the fastest batch of each counts.
/// </summary>
internal static class EndpointRun
{
    private const int Clients = 16;
    private const int WarmUpRounds = 40;
    private const int Rounds = 160;
    private const int Batch = Clients * 100;
    private const string Secret = "benchmark-webhook-secret";
    private const string SdkPath = "/sdk";
    private const string MinimalPath = "/minimal";

    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Secret);
    private static int _handled;
    private static int _parsed;

    public static async Task RunAsync()
    {
        await using WebApplication web = Serve();
        await web.StartAsync();
        IPEndPoint address = new(IPAddress.Loopback, new Uri(web.Urls.First()).Port);

        Console.WriteLine($"Webhooks a second over loopback from {Clients} clients; ratio to a minimal API that compares the HMAC and parses the body.");
        Console.WriteLine();
        string[] paths = [SdkPath, MinimalPath];
        double[] fastest = [0, 0];
        double[] processor = [0, 0];
        double[] bytes = [double.MaxValue, double.MaxValue];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < paths.Length; i++)
            {
                using LoopbackClients clients = await LoopbackClients.ConnectAsync(address, Clients, [.. Enumerable.Range(round * Batch, Batch).Select(number => Request(paths[i], number))]);
                long allocated = GC.GetTotalAllocatedBytes(precise: true);
                TimeSpan used = Environment.CpuUsage.TotalTime;
                long started = Stopwatch.GetTimestamp();
                await clients.SendAllAsync();
                TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
                if (round >= WarmUpRounds)
                {
                    fastest[i] = Math.Max(fastest[i], Batch / elapsed.TotalSeconds);
                    processor[i] += (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / (Batch * (Rounds - WarmUpRounds));
                    bytes[i] = Math.Min(bytes[i], (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / Batch);
                }
            }
        }

        if ((_handled, _parsed) != (Rounds * Batch, Rounds * Batch))
        {
            throw new InvalidOperationException($"{_handled} and {_parsed} webhooks were handled; {Rounds * Batch} were sent to each.");
        }

        Console.WriteLine($"{"endpoint",-10}{"SDK",12}{"minimal",12}{"ratio",10}   unit");
        Print(fastest, "requests/s");
        Print(processor, "us of processor time/request, the client's included");
        Print(bytes, "bytes/request, the client's included");
    }

    private static WebApplication Serve()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddKapsoWebhooks(options => options.Secrets.Add(Secret)).On<MessageReceivedEvent>((_, _, _) =>
        {
            Interlocked.Increment(ref _handled);
            return Task.CompletedTask;
        });
        WebApplication web = builder.Build();
        web.MapKapsoWebhooks(SdkPath);
        web.MapPost(MinimalPath, CompareAndParseAsync);
        return web;
    }

    /// <summary>What one writes by hand: neither typed nor handled once, nothing measured, no limit but the server's own.</summary>
    private static async Task CompareAndParseAsync(HttpContext http)
    {
        using MemoryStream body = new((int)(http.Request.ContentLength ?? 0));
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (!HasSigned(body.GetBuffer().AsSpan(0, (int)body.Length), http.Request.Headers[WebhookSignature.HeaderName]))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using JsonDocument parsed = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        if (parsed.RootElement.GetProperty("message").GetProperty("id").GetString() is { Length: > 0 })
        {
            Interlocked.Increment(ref _parsed);
        }
    }

    private static bool HasSigned(ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, body, expected);
        return signature is { Length: HMACSHA256.HashSizeInBytes * 2 } && CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(signature));
    }

    private static byte[] Request(string path, int number)
    {
        byte[] body = Encoding.UTF8.GetBytes(Webhooks.Received(number));
        string headers = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Webhook-Event: whatsapp.message.received\r\nX-Idempotency-Key: benchmark-{number}\r\nX-Webhook-Payload-Version: v2\r\nX-Webhook-Signature: {WebhookSignature.Compute(body, Secret)}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(headers), .. body];
    }

    private static void Print(double[] values, string unit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{"message",-10}{values[0],12:F1}{values[1],12:F1}{values[0] / values[1],10:F2}   {unit}"));
}
