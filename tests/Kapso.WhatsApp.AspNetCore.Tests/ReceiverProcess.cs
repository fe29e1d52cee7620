using System.Diagnostics;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>A receiver that is a process of its own.</summary>
internal sealed class ReceiverProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private ReceiverProcess(Process process, string address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public static async Task<ReceiverProcess> StartAsync(RedisServer redis, string prefix, WebhookMode mode)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Kapso.WhatsApp.LoadReceiver.dll");
        Process process = Process.Start(new ProcessStartInfo("dotnet", [program, redis.SocketPath, prefix, mode.ToString(), Receiver.Secret]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        if (await process.StandardOutput.ReadLineAsync() is { } address)
        {
            return new ReceiverProcess(process, address);
        }

        process.Kill();
        process.Dispose();
        throw new InvalidOperationException("The receiver did not start.");
    }

    public async Task<int> DeliverAsync(string body, string key)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(body);
        using HttpRequestMessage request = Receiver.Request(bytes);
        request.Headers.TryAddWithoutValidation("X-Webhook-Event", Receiver.MessageReceived);
        request.Headers.TryAddWithoutValidation("X-Idempotency-Key", key);
        request.Headers.TryAddWithoutValidation("X-Webhook-Signature", WebhookSignature.Compute(bytes, Receiver.Secret));
        using HttpResponseMessage response = await _http.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>Lets it finish what it has taken.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.ExitCode.Should().Be(0);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
