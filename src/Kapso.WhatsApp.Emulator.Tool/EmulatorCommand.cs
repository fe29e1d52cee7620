using System.Runtime.CompilerServices;
using System.Net.Sockets;

namespace Kapso.WhatsApp.Emulator.Tool;

/// <summary>Runs an emulator until the process is asked to stop.</summary>
internal static class EmulatorCommand
{
    public static async Task<int> RunAsync(int port, string? apiKey, int seedMessages, string[] allowedHosts, TextWriter output, TextWriter error, CancellationToken stop)
    {
        KapsoEmulator emulator;
        try
        {
            KapsoEmulatorOptions options = new() { Port = port, ApiKey = apiKey, SeedMessageCount = seedMessages, AllowedHosts = allowedHosts };
            emulator = await KapsoEmulator.StartAsync(options, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            string reason = failure is IOException ? "is taken" : "may not be used";
            string advice = "Choose another with --port, or --port 0 for a free one.";
            await error.WriteLineAsync($"Port {port} on 127.0.0.1 {reason}. {advice}").ConfigureAwait(false);
            return 1;
        }

        await using (emulator.ConfigureAwait(false))
        {
            await output.WriteLineAsync(Greeting(emulator, apiKey)).ConfigureAwait(false);
            await UntilStoppedAsync(stop).ConfigureAwait(false);
        }

        return 0;
    }

    private static string Greeting(KapsoEmulator emulator, string? apiKey) =>
        $"""
        The Kapso emulator listens on {emulator.BaseAddress}
          Platform API     {emulator.BaseAddress}platform/v1
          WhatsApp proxy   {emulator.BaseAddress}meta/whatsapp/v24.0
          Phone number id  {emulator.PhoneNumberId}
          API key          {(apiKey is null ? "any that is not empty" : "the one given with --api-key")}
          Control API      curl {emulator.BaseAddress}_emulator/state (also requests, faults, inbound, recipients, reset)
        Press Ctrl-C to stop.
        """;

    private static async Task UntilStoppedAsync(CancellationToken stop)
    {
        TaskCompletionSource stopped = new();
        await using ConfiguredAsyncDisposable registration = stop.Register(stopped.SetResult).ConfigureAwait(false);
        await stopped.Task.ConfigureAwait(false);
    }
}
