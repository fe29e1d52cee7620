using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using StackExchange.Redis;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>A real Redis server of the tests' own, on a socket in a folder of its own.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kapso-redis-").FullName;
    private Process? _process;

    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);

    public string SocketPath => Path.Combine(_folder, "redis.sock");

    public ConnectionMultiplexer Connect()
    {
        ConfigurationOptions options = new() { AbortOnConnectFail = false, ConnectTimeout = 30_000, SyncTimeout = 30_000, AsyncTimeout = 30_000 };
        options.EndPoints.Add(new UnixDomainSocketEndPoint(SocketPath));
        return ConnectionMultiplexer.Connect(options);
    }

    /// <summary>Makes it answer nothing that writes, until <see cref="ResumeAsync"/>.</summary>
    public Task PauseAsync() => CommandAsync("CLIENT PAUSE 3600000 WRITE");

    public Task ResumeAsync() => CommandAsync("CLIENT UNPAUSE");

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        _process = Process.Start(new ProcessStartInfo(Program, ["--port", "0", "--unixsocket", SocketPath, "--dir", _folder, "--save", "", "--daemonize", "no"]) { RedirectStandardOutput = true })!;

        // It says so when it is ready.
        while (await _process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("ready to accept connections", StringComparison.OrdinalIgnoreCase))
        {
        }

        _ = _process.StandardOutput.ReadToEndAsync();
    }

    private async Task CommandAsync(string command)
    {
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath));
        await using NetworkStream stream = new(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{command}\r\n"));
        using StreamReader reader = new(stream);
        if (await reader.ReadLineAsync() is not "+OK")
        {
            throw new InvalidOperationException($"Redis refused {command}.");
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A test that needs Redis; skipped, and said so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedisTheoryAttribute : TheoryAttribute
{
    public RedisTheoryAttribute() => Skip = RedisServer.Program is null ? "No Redis: its server is not installed (Debian's package redis-server)." : null!;
}

/// <inheritdoc cref="RedisTheoryAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = RedisServer.Program is null ? "No Redis: its server is not installed (Debian's package redis-server)." : null!;
}
