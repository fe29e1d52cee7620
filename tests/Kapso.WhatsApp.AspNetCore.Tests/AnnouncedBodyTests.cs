using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kapso.WhatsApp.AspNetCore.Tests.Flows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>Senders that announce large bodies, send a byte and wait: what they announce costs them nothing, and no memory here.</summary>
public sealed class AnnouncedBodyTests
{
    private const int Connections = 100;
    private const int AnnouncedBytes = 500_000;
    private const int LargestShare = 32 * 1024;

    private readonly OfferedMemory _offered = new(Connections);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Webhooks_take_memory_for_what_has_arrived(bool chunked)
    {
        await using Receiver receiver = await Receiver.StartAsync(services: Watch);

        await ShouldTakeLittleAsync(receiver.Http.BaseAddress!, "/hook", chunked);
    }

    [Theory]
    [InlineData("/flow")]
    [InlineData("/function")]
    public async Task Flows_take_memory_for_what_has_arrived(string path)
    {
        await using FlowServer server = await FlowServer.StartAsync(handlers => handlers.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Complete())), services: Watch);

        await ShouldTakeLittleAsync(server.Address, path, chunked: false);
    }

    [Fact]
    public async Task A_body_that_does_arrive_is_read_whole()
    {
        await using Receiver receiver = await Receiver.StartAsync(services: Watch);

        (await receiver.DeliverAsync(Receiver.Message("wamid.1", new string('a', AnnouncedBytes)))).Should().Be(200);

        _offered.Sizes.Should().Contain(size => size > LargestShare);
    }

    private void Watch(IServiceCollection services) => services.AddSingleton<IStartupFilter>(_offered);

    private async Task ShouldTakeLittleAsync(Uri address, string path, bool chunked)
    {
        List<Socket> sockets = [];
        try
        {
            string length = chunked ? $"Transfer-Encoding: chunked\r\n\r\n{AnnouncedBytes:x}\r\n" : $"Content-Length: {AnnouncedBytes}\r\n\r\n";
            byte[] beginning = Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{length}{{");
            for (int i = 0; i < Connections; i++)
            {
                Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, address.Port);
                await socket.SendAsync(beginning);
            }

            await _offered.AllWait.WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }

        _offered.Sizes.Should().OnlyContain(size => size <= LargestShare);
    }

    /// <summary>Notes how much memory is offered to each read of a body, and when so many wait for their second byte.</summary>
    private sealed class OfferedMemory(int connections) : IStartupFilter
    {
        private readonly TaskCompletionSource _allWait = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _waiting;

        public ConcurrentQueue<int> Sizes { get; } = [];

        public Task AllWait => _allWait.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
        {
            application.Use((http, following) =>
            {
                http.Request.Body = new WatchedBody(this, http.Request.Body);
                return following(http);
            });
            next(application);
        };

        private void Note(int size, bool isFirst)
        {
            Sizes.Enqueue(size);
            if (!isFirst && Interlocked.Increment(ref _waiting) == connections)
            {
                _allWait.SetResult();
            }
        }

        private sealed class WatchedBody(OfferedMemory watch, Stream body) : Stream
        {
            private bool _hasBegun;

            public override bool CanRead => true;

            public override bool CanSeek => false;

            public override bool CanWrite => false;

            public override long Length => throw new NotSupportedException();

            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                watch.Note(buffer.Length, !_hasBegun);
                _hasBegun = true;
                return body.ReadAsync(buffer, cancellationToken);
            }

            public override void Flush() => throw new NotSupportedException();

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        }
    }
}
