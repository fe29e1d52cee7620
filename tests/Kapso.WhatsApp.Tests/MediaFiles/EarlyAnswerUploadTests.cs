using System.Collections.Concurrent;
using System.Net.Sockets;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Tests.MediaFiles;

/// <summary>Over HTTP/2 an answer can come before the file was read. The file is read by one attempt at a time, and not after the call: it is the caller's again then.</summary>
public sealed class EarlyAnswerUploadTests
{
    private const int Length = 300_000;

    [Fact]
    public async Task A_file_is_not_read_after_its_upload_has_ended()
    {
        await using Server server = new(refuseFirst: false);
        await using ServiceProvider services = Register(server);
        byte[] file = NewFile();
        byte[] memory = [.. file];
        using MemoryStream stream = new(memory);

        await services.GetRequiredService<KapsoWhatsAppClient>().Media.UploadAsync("1", MediaFile.FromStream(stream, "a.png"));

        Array.Fill(memory, (byte)0xEE);
        (await server.EndAsync(1)).Should().BeEmpty("what is left of it is broken off");
        server.FilePart(1).Should().NotBeEmpty().And.Equal(file[..server.FilePart(1).Length]);
    }

    [Fact]
    public async Task The_next_attempt_reads_the_file_from_its_start_although_the_one_before_was_not_done_with_it()
    {
        await using Server server = new(refuseFirst: true);
        await using ServiceProvider services = Register(server);
        byte[] file = NewFile();
        using MemoryStream stream = new([.. file]);

        Task upload = services.GetRequiredService<KapsoWhatsAppClient>().Media.UploadAsync("1", MediaFile.FromStream(stream, "a.png"));
        await server.WindowFullAsync(3);
        await server.EndAsync(1);
        await server.EndAsync(3);
        await upload.WaitAsync(TimeSpan.FromMinutes(1));

        server.FilePart(3).Take(Length).Should().Equal(file);
        byte[] first = [.. server.FilePart(1).Take(Length)]; // broken off, or sent to its end before the client saw the answer
        first.Should().Equal(file[..first.Length]);
    }

    private static byte[] NewFile() => [.. Enumerable.Range(0, Length).Select(at => (byte)(at * 7919 >> 8))];

    private static ServiceProvider Register(Server server)
    {
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        services.AddKapsoWhatsApp(options => (options.ApiKey, options.BaseAddress) = (KapsoUnderTest.ApiKey, server.Address))
            .AddHttpMessageHandler(() => new OverHttp(new Version(2, 0)));
        return services.BuildServiceProvider();
    }

    /// <summary>
    /// Answers an upload in the middle of the file: it takes no more of it than a stream's first window until it is told to. When it is to refuse the first one (429), it does so as soon as that
    /// begins, and takes the second to its end before it answers.
    /// </summary>
    private sealed class Server(bool refuseFirst) : SocketServer
    {
        private const int Plenty = 1 << 24;

        private readonly ConcurrentDictionary<int, Upload> _uploads = [];
        private readonly TaskCompletionSource<Http2Connection> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when an upload has sent what it may before it is told to go on: it stands in the middle of the file.</summary>
        public Task WindowFullAsync(int streamId) => Of(streamId).WindowFull.Task.WaitAsync(TimeSpan.FromMinutes(1));

        /// <summary>Lets the client send the rest of an upload, and says with which bytes it ended; none when it was broken off.</summary>
        public async Task<byte[]> EndAsync(int streamId)
        {
            Upload upload = Of(streamId);
            Http2Connection http = await _connected.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await upload.Begun.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await http.GrantAsync(streamId, Plenty);
            return await upload.Ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }

        /// <summary>What has arrived after the head of the file's part; none when the upload was broken off before it.</summary>
        public byte[] FilePart(int streamId)
        {
            byte[] all = Of(streamId).Bytes.ToArray();
            int start = all.AsSpan().IndexOf("image/png\r\n\r\n"u8);
            return start < 0 ? [] : all[(start + 13)..];
        }

        protected override async Task ServeAsync(Socket connection)
        {
            using Http2Connection http = new(new NetworkStream(connection));
            await http.StartAsync(0);
            _connected.TrySetResult(http);
            while (await http.ReadAsync() is { } frame)
            {
                Upload upload = frame.StreamId == 0 ? new() : Of(frame.StreamId);
                switch (frame.Type)
                {
                    case Http2Connection.Headers:
                        if (refuseFirst && frame.StreamId == 1)
                        {
                            await http.AnswerAsync(frame.StreamId, """{"error":"Slow down"}"""u8.ToArray(), status: "429");
                        }

                        upload.Begun.TrySetResult();
                        break;
                    case Http2Connection.Data:
                        upload.Bytes.Write(frame.Payload);
                        if (upload.Bytes.Length >= Http2Connection.InitialWindow && upload.WindowFull.TrySetResult() && !refuseFirst)
                        {
                            await http.AnswerAsync(frame.StreamId, """{"id":"1"}"""u8.ToArray());
                        }

                        if (frame.EndsStream)
                        {
                            upload.Ended.TrySetResult(upload.Bytes.ToArray());
                            if (refuseFirst && frame.StreamId != 1)
                            {
                                await http.AnswerAsync(frame.StreamId, """{"id":"1"}"""u8.ToArray());
                            }
                        }

                        break;
                    case Http2Connection.ResetStream:
                        upload.Ended.TrySetResult([]);
                        break;
                }
            }
        }

        private Upload Of(int streamId) => _uploads.GetOrAdd(streamId, _ => new Upload());
    }

    private sealed class Upload
    {
        public MemoryStream Bytes { get; } = new();

        public TaskCompletionSource WindowFull { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<byte[]> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
