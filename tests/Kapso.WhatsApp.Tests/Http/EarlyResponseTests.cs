using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>
/// Over HTTP/2 an answer can come while the body is still being sent. Each body arrives as it was written, whatever calls are made meanwhile: no memory is used
/// again that is still being read.
/// </summary>
public sealed class EarlyResponseTests
{
    private const int Elements = 200 * 1024 / 7;
    private const int Length = 7 * Elements + 1;

    private static readonly int[] Powers = [1000, 100, 10, 1];

    private static readonly Operation<byte[], Done> Replace =
        new("replaceThing", HttpMethod.Put, "things", ApiSurface.Platform, Replay.Safe, Kapso.WhatsApp.Http.Body.Written<byte[]>(static (writer, json) => writer.WriteRawValue(json)), Answer.Done) { ClientMethod = "Things.ReplaceAsync" };

    [Fact]
    public async Task A_thousand_bodies_arrive_as_they_were_written_although_their_answers_came_first()
    {
        const int calls = 1000;
        await using Server server = new();
        await using ServiceProvider services = Register(server);
        KapsoWhatsAppClient client = services.GetRequiredService<KapsoWhatsAppClient>();

        // What the first half would give back too early, the second half would write into.
        await Task.WhenAll(Enumerable.Range(0, calls / 2).Select(Invoke));
        await Task.WhenAll(Enumerable.Range(calls / 2, calls / 2).Select(Invoke));
        await server.ReadOnAsync();
        await server.Complete(calls).WaitAsync(TimeSpan.FromMinutes(5));

        server.Numbers.Should().BeEquivalentTo(Enumerable.Range(0, calls));
        server.WrongBytes.Should().Be(0);

        Task Invoke(int number)
        {
            using JsonDocument payload = JsonDocument.Parse(BodyOf(number));
            return client.Functions.InvokeAsync("1", payload.RootElement);
        }
    }

    [Fact]
    public async Task Both_bodies_of_a_call_that_the_transport_hedges_arrive_as_they_were_written()
    {
        const int calls = 40;
        await using Server server = new();
        await using ServiceProvider services = Register(server, builder => builder.ConfigurePrimaryHttpMessageHandler(() => new HedgingTransport()));
        KapsoPipeline pipeline = services.GetRequiredKeyedService<KapsoPipeline>("");

        for (int number = 0; number < calls; number++)
        {
            await pipeline.CallAsync(Replace, [], BodyOf(number), CancellationToken.None);
        }

        await server.ReadOnAsync();
        await server.Complete(2 * calls).WaitAsync(TimeSpan.FromMinutes(5));

        server.Numbers.Should().BeEquivalentTo(Enumerable.Range(0, 2 * calls).Select(sent => sent / 2));
        server.WrongBytes.Should().Be(0);
    }

    /// <summary>The body of a call is <c>["0042","0042",…]</c>, its number again and again, so that every byte can be told from another call's.</summary>
    private static byte[] BodyOf(int number)
    {
        byte[] body = new byte[Length];
        for (int at = 0; at < body.Length; at++)
        {
            body[at] = Expected(number, at);
        }

        return body;
    }

    private static byte Expected(int number, int at) => (at, (at - 1) % 7) switch
    {
        (0, _) => (byte)'[',
        (Length - 1, _) => (byte)']',
        (_, 0 or 5) => (byte)'"',
        (_, 6) => (byte)',',
        (_, int digit) => (byte)('0' + (number / Powers[digit - 1] % 10)),
    };

    private static ServiceProvider Register(Server server, Action<IKapsoWhatsAppBuilder>? configure = null)
    {
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        IKapsoWhatsAppBuilder builder = services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = KapsoUnderTest.ApiKey;
            options.BaseAddress = server.Address;
        });
        builder.AddHttpMessageHandler(() => new OverHttp(new Version(2, 0)));
        configure?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    /// <summary>Sends a request twice at once, below everything that the client adds.</summary>
    private sealed class HedgingTransport() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpRequestMessage copy = new(request.Method, request.RequestUri) { Version = request.Version, VersionPolicy = request.VersionPolicy, Content = request.Content };
            Task<HttpResponseMessage> hedge = base.SendAsync(copy, cancellationToken);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);

            // Read to its end: an answer that is thrown away before would break off the request too.
            await (await hedge).Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
    }

    /// <summary>Answers as soon as a request begins, and reads no more of its body than a stream's first window until it is told to.</summary>
    private sealed class Server : SocketServer
    {
        private const int Plenty = 1 << 24;

        private readonly ConcurrentDictionary<(Http2Connection Connection, int StreamId), Body> _bodies = [];
        private readonly ConcurrentQueue<Body> _complete = [];
        private readonly SemaphoreSlim _ended = new(0);
        private int _wrongBytes;

        public int WrongBytes => Volatile.Read(ref _wrongBytes);

        public IEnumerable<int> Numbers => _complete.Select(body => body.Number);

        public Task ReadOnAsync() => Task.WhenAll(_bodies.Keys.Select(body => body.Connection.GrantAsync(body.StreamId, Plenty)));

        public async Task Complete(int count)
        {
            for (int ended = 0; ended < count; ended++)
            {
                await _ended.WaitAsync();
            }
        }

        protected override async Task ServeAsync(Socket connection)
        {
            using Http2Connection http = new(new NetworkStream(connection));
            await http.StartAsync(0);
            while (await http.ReadAsync() is { } frame)
            {
                if (frame.Type is Http2Connection.Headers)
                {
                    _bodies[(http, frame.StreamId)] = new Body();
                    await http.AnswerAsync(frame.StreamId, "{}"u8.ToArray());
                }
                else if (frame.Type is Http2Connection.Data)
                {
                    Body body = _bodies[(http, frame.StreamId)];
                    Interlocked.Add(ref _wrongBytes, body.Add(frame.Payload));
                    if (frame.EndsStream)
                    {
                        _complete.Enqueue(body);
                        _ended.Release();
                    }
                }
            }
        }
    }

    private sealed class Body
    {
        private int _length;

        public int Number { get; private set; }

        /// <summary>Takes what has arrived, and says how many bytes of it are not this body's.</summary>
        public int Add(byte[] piece)
        {
            if (_length == 0)
            {
                Number = int.Parse(Encoding.ASCII.GetString(piece, 2, 4), System.Globalization.CultureInfo.InvariantCulture);
            }

            int wrong = 0;
            foreach (byte actual in piece)
            {
                wrong += actual == Expected(Number, _length++) ? 0 : 1;
            }

            return wrong;
        }
    }
}
