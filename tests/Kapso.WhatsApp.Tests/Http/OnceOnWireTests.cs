using System.Net;
using Kapso.WhatsApp.Tests.Conventions;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Time.Testing;
using Polly;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>
/// No operation that must not be done twice is on the wire twice, however the server breaks off and whatever the application has added: each of them, over
/// real sockets, HTTP/1.1 and HTTP/2.
/// </summary>
public sealed class OnceOnWireTests
{
    private const string CloneWithoutOptions = "a retry of copies without options";
    private const string RetryingTransport = "a transport with a retry";

    /// <summary>What an application adds to the client, or puts in the place of its transport.</summary>
    private static readonly Dictionary<string, Action<IKapsoWhatsAppBuilder, BreakingServer>> Applications = new()
    {
        ["nothing"] = (_, _) => { },
        ["a retry of everything"] = (builder, _) => builder.AddResilienceHandler("own", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(1),
            ShouldHandle = attempt => new ValueTask<bool>(attempt.Outcome is not { Result.IsSuccessStatusCode: true }),
        })),
        ["a retry of copies with options"] = (builder, _) => builder.AddHttpMessageHandler(() => new CopyingRetry(withOptions: true)),
        [CloneWithoutOptions] = (builder, _) => builder.AddHttpMessageHandler(() => new CopyingRetry(withOptions: false)),
        ["a retry whose copies come after the request itself"] = (builder, _) => builder.AddHttpMessageHandler(() => new CopyingRetry(withOptions: false, originalFirst: true)),
        ["a log of bodies"] = (builder, _) => builder.AddHttpMessageHandler(() => new BodyLog()),
        ["hedging in parallel"] = (builder, _) => builder.AddStandardHedgingHandler().Configure(hedging =>
        {
            hedging.Hedging.Delay = TimeSpan.Zero;
            hedging.Endpoint.Timeout.Timeout = TimeSpan.FromSeconds(30);
            hedging.Endpoint.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(60);
            hedging.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(120);
        }),
        ["a transport with a time-out"] = (builder, server) => builder.ConfigurePrimaryHttpMessageHandler(() => new ImpatientTransport(server)),
        ["a transport with a time-out that reads the body first"] = (builder, server) => builder.ConfigurePrimaryHttpMessageHandler(() => new BodyLog { InnerHandler = new ImpatientTransport(server) }),
        ["a log of bodies and a transport with a time-out"] = (builder, server) => builder
            .AddHttpMessageHandler(() => new BodyLog())
            .ConfigurePrimaryHttpMessageHandler(() => new ImpatientTransport(server)),
        ["a transport with a time-out that reads no empty body"] = (builder, server) => builder.ConfigurePrimaryHttpMessageHandler(() => new OwnRequests { InnerHandler = new ImpatientTransport(server) }),
        ["a retry that a filter adds after everything else"] = (builder, _) => builder.Services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(handlers => handlers.AdditionalHandlers.Add(new Retry()))),
        [RetryingTransport] = (builder, _) => builder.ConfigurePrimaryHttpMessageHandler(() => new Retry { InnerHandler = new SocketsHttpHandler() }),
    };

    public static TheoryData<string, string, Break> Cases
    {
        get
        {
            TheoryData<string, string, Break> cases = [];
            foreach (string application in Applications.Keys)
            {
                foreach (string version in new[] { "1.1", "2.0" })
                {
                    foreach (Break how in Enum.GetValues<Break>())
                    {
                        // Only a time-out of the transport's own ends what is never answered.
                        if (how is not Break.Silence || application.Contains("time-out", StringComparison.Ordinal))
                        {
                            cases.Add(application, version, how);
                        }
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_operation_is_on_the_wire_once_and_says_that_it_may_have_been_done(string application, string version, Break how)
    {
        bool leaves = application != CloneWithoutOptions;
        await using BreakingServer server = new(how);
        List<string> wrong = [];

        await using ServiceProvider services = Register(server, application, version);
        KapsoWhatsAppClient client = services.GetRequiredService<KapsoWhatsAppClient>();
        FakeTimeProvider clock = (FakeTimeProvider)services.GetRequiredService<TimeProvider>();
        foreach (string operation in OnceOperationTests.Keys)
        {
            // What failed longer ago than a circuit looks back opens none, which would hold the call back.
            clock.Advance(TimeSpan.FromMinutes(1));
            int before = Sent();
            Exception? failure = await Record.ExceptionAsync(() => SampleCalls.Get(operation).MakeAsync(client).WaitAsync(TimeSpan.FromMinutes(1)));
            int sent = Sent() - before;
            if (sent != (leaves ? 1 : 0) || failure is not KapsoException told || told.OutcomeUnknown != leaves)
            {
                wrong.Add($"{operation}: {sent} on the wire, {failure?.GetType().Name} {failure?.Message}");
            }
        }

        wrong.Should().BeEmpty();

        // Over HTTP/2 the headers are sent before the body is asked for, and below the guard only the body can be withheld: such a request is reset before its end.
        int Sent() => application == RetryingTransport ? server.WholeRequests : server.Requests;
    }

    [Fact]
    public async Task A_copy_without_options_is_refused_with_the_reason()
    {
        await using BreakingServer server = new(Break.Fin);
        await using ServiceProvider services = Register(server, CloneWithoutOptions, "1.1");
        KapsoWhatsAppClient client = services.GetRequiredService<KapsoWhatsAppClient>();

        KapsoTransportException send = (await client.Messages.Awaiting(messages => messages.SendTextAsync("1", "+15551234567", "Hello")).Should().ThrowAsync<KapsoTransportException>()).Which;
        KapsoTransportException read = (await client.Messages.Awaiting(messages => messages.GetAsync("1", "wamid.1")).Should().ThrowAsync<KapsoTransportException>()).Which;

        foreach (KapsoTransportException refused in new[] { send, read })
        {
            refused.Failure.Should().Be(TransportFailure.UnknownRequest);
            refused.OutcomeUnknown.Should().BeFalse();
            refused.Message.Should().Contain("HttpRequestMessage.Options").And.NotContain("safe to try again");
            refused.RetryAdvice.Should().Be(RetryAdvice.FixRequest);
        }

        server.Requests.Should().Be(0, "neither body nor key leave");
    }

    [Fact]
    public async Task A_filter_that_takes_the_place_of_the_guard_is_refused_at_the_start()
    {
        await using BreakingServer server = new(Break.Fin);
        ServiceCollection services = [];
        services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(handlers => handlers.PrimaryHandler = new SocketsHttpHandler()));
        services.AddKapsoWhatsApp(options => (options.ApiKey, options.BaseAddress) = (KapsoUnderTest.ApiKey, server.Address));
        await using ServiceProvider provider = services.BuildServiceProvider();

        KapsoValidationException refused = provider.Invoking(p => p.GetRequiredService<KapsoWhatsAppClient>()).Should().Throw<KapsoValidationException>().Which;

        refused.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = "transport", Rule = "replaced" });
        refused.Message.Should().Contain(nameof(SocketsHttpHandler)).And.Contain("ConfigurePrimaryHttpMessageHandler");
    }

    private static ServiceProvider Register(BreakingServer server, string application, string version)
    {
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        IKapsoWhatsAppBuilder builder = services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = KapsoUnderTest.ApiKey;
            options.BaseAddress = server.Address;
        });
        builder.AddHttpMessageHandler(() => new OverHttp(Version.Parse(version)));
        Applications[application](builder, server);
        return services.BuildServiceProvider();
    }

    /// <summary>
    /// A transport that gives up by itself as soon as the request has arrived, and reports it as <see cref="HttpClient"/> does. Each request has a connection
    /// of its own, because the server breaks off the one before at any moment.
    /// </summary>
    private sealed class ImpatientTransport(BreakingServer server) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task arrived = server.NextRequest();
            Task<HttpResponseMessage> answer = base.SendAsync(request, patience.Token);
            await Task.WhenAny(answer, arrived);
            await patience.CancelAsync();
            await Record.ExceptionAsync(() => answer);
            throw new TaskCanceledException("The time-out of the transport elapsed.", new TimeoutException());
        }
    }

    /// <summary>Makes requests of its own from what it is given, and does not read a body that says it is empty.</summary>
    private sealed class OwnRequests : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            byte[] body = request.Content is { Headers.ContentLength: not 0 } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
            HttpRequestMessage own = new(request.Method, request.RequestUri) { Version = request.Version, VersionPolicy = request.VersionPolicy, Content = new ByteArrayContent(body) };
            return await base.SendAsync(own, cancellationToken);
        }
    }

    /// <summary>What an application does to all of its clients at once.</summary>
    private sealed class Filter(Action<HttpMessageHandlerBuilder> change) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => handlers =>
        {
            next(handlers);
            change(handlers);
        };
    }

    /// <summary>Sends the same request again when it fails.</summary>
    private sealed class Retry : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                    await response.Content.LoadIntoBufferAsync(cancellationToken);
                    return response;
                }
                catch (HttpRequestException) when (attempt < 4)
                {
                }
            }
        }
    }

    /// <summary>The retry that is copied most: a request cannot be sent twice, so a copy of it is.</summary>
    private sealed class CopyingRetry(bool withOptions, bool originalFirst = false) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    HttpRequestMessage sent = originalFirst && attempt == 1 ? request : await CopyAsync(request, cancellationToken);
                    return await base.SendAsync(sent, cancellationToken);
                }
                catch (HttpRequestException) when (attempt < 3)
                {
                }
            }
        }

        private async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpRequestMessage copy = new(request.Method, request.RequestUri) { Version = request.Version, VersionPolicy = request.VersionPolicy };
            if (request.Content is not null)
            {
                MemoryStream body = new();
                await request.Content.CopyToAsync(body, cancellationToken);
                body.Position = 0;
                copy.Content = new StreamContent(body);
                foreach ((string name, IEnumerable<string> values) in request.Content.Headers)
                {
                    copy.Content.Headers.TryAddWithoutValidation(name, values);
                }
            }

            foreach ((string name, IEnumerable<string> values) in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(name, values);
            }

            if (withOptions)
            {
                foreach ((string name, object? value) in request.Options)
                {
                    copy.Options.Set(new HttpRequestOptionsKey<object?>(name), value);
                }
            }

            return copy;
        }
    }

    /// <summary>Reads what is sent, which leaves the body in a buffer.</summary>
    private sealed class BodyLog : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is not null)
            {
                _ = await request.Content.ReadAsStringAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
