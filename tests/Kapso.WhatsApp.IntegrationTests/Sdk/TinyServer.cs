using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A server on a loopback port that answers as a test says, for answers that the emulator does not give.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<Task> _connections;

    private TinyServer(WebApplication web, ConcurrentQueue<Task> connections)
    {
        _web = web;
        _connections = connections;
    }

    public Uri Address => new(_web.Urls.First());

    /// <summary>The connections that were opened; each completes when it is closed.</summary>
    public IReadOnlyCollection<Task> Connections => _connections;

    /// <summary>Answers HTTP requests.</summary>
    public static Task<TinyServer> StartAsync(RequestDelegate answer)
    {
        ConcurrentQueue<Task> connections = [];
        return StartAsync(connections, answer, listen => listen.Use(next => async connection =>
        {
            TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            connections.Enqueue(closed.Task);
            try
            {
                await next(connection);
            }
            finally
            {
                closed.SetResult();
            }
        }));
    }

    /// <summary>Answers every request with the same bytes and keeps the connection open.</summary>
    public static Task<TinyServer> StartRawAsync(string answer) => StartAsync([], _ => Task.CompletedTask, listen => listen.Run(async connection =>
    {
        try
        {
            while (true)
            {
                ReadResult read = await connection.Transport.Input.ReadAsync(connection.ConnectionClosed);
                bool asked = Encoding.ASCII.GetString(read.Buffer.ToArray()).Contains("\r\n\r\n", StringComparison.Ordinal);
                connection.Transport.Input.AdvanceTo(asked ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
                if (asked)
                {
                    await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(answer), connection.ConnectionClosed);
                }

                if (read.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
        }
    }));

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    private static async Task<TinyServer> StartAsync(ConcurrentQueue<Task> connections, RequestDelegate answer, Action<Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions> listen)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen));
        WebApplication web = builder.Build();
        web.Run(answer);
        await web.StartAsync();
        return new TinyServer(web, connections);
    }
}
