using System.Net;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A message reaches the wire once, whatever an application registers around the client; what is provably refused is tried again.</summary>
public sealed class DuplicateSendTests
{
    private const string ParallelHedging = "hedging in parallel";

    public static TheoryData<string> Applications => [.. Registrations.Keys];

    /// <summary>Those that leave a refusal to the client: a hedge in parallel may take the wire that a refusal has just freed.</summary>
    public static TheoryData<string> SequentialApplications => [.. Registrations.Keys.Where(application => application != ParallelHedging)];

    private static readonly Dictionary<string, (Action<IServiceCollection>? Before, Action<IServiceCollection, IKapsoWhatsAppBuilder>? After)> Registrations = new()
    {
        ["the client alone"] = (null, null),
        ["the client registered twice"] = (null, (services, _) => services.AddKapsoWhatsApp()),
        ["standard resilience on all clients, registered before"] = (StandardResilienceForAll, null),
        ["standard resilience on all clients, registered after"] = (null, (services, _) => StandardResilienceForAll(services)),
        ["standard resilience added to this client"] = (null, (_, builder) => builder.AddStandardResilienceHandler()),
        ["a retry of everything, of the application's own"] = (null, (_, builder) => builder.AddResilienceHandler("own", RetryEverything)),
        ["a retry of everything on all clients"] = (services => services.ConfigureHttpClientDefaults(all => all.AddResilienceHandler("own", RetryEverything)), null),
        ["hedging"] = (null, (_, builder) => builder.AddStandardHedgingHandler().Configure(options => Hedge(options, TimeSpan.FromSeconds(15)))),
        [ParallelHedging] = (null, (_, builder) => builder.AddStandardHedgingHandler().Configure(options => Hedge(options, TimeSpan.Zero))),
        ["a hand-written retry handler inside"] = (null, (_, builder) => builder.AddHttpMessageHandler(() => new RetryingHandler())),
        ["a hand-written retry handler outside"] = (services => services.ConfigureHttpClientDefaults(all => all.AddHttpMessageHandler(() => new RetryingHandler())), null),
    };

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task A_send_that_the_server_fails_on_reaches_the_wire_once(string application)
    {
        await using EmulatedKapso kapso = await StartAsync(application);
        kapso.Emulator.Faults.Add(Fault.Status(500, """{"error":"Something broke"}""") with { Times = 0 });

        KapsoApiException failed = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which;

        kapso.Sends.Should().ContainSingle();
        failed.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        failed.Message.Should().Contain("Something broke");
        failed.OutcomeUnknown.Should().BeTrue();
        failed.CallbackData.Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task A_send_whose_connection_is_reset_after_it_was_taken_reaches_the_wire_once(string application)
    {
        await using EmulatedKapso kapso = await StartAsync(application);
        kapso.Emulator.Faults.Add(Fault.ResetAfterProcessing() with { Times = 0 });

        KapsoTransportException lost = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoTransportException>()).Which;

        kapso.Sends.Should().ContainSingle();
        lost.OutcomeUnknown.Should().BeTrue();

        // The callback data settles it: the message was stored.
        kapso.Emulator.Faults.Clear();
        List<Message> stored = [];
        await foreach (Message message in kapso.Client.Messages.List(kapso.PhoneNumberId))
        {
            stored.Add(message);
        }

        stored.Should().ContainSingle();
        kapso.Sends.Single().Body.Should().Contain(lost.CallbackData);
    }

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task A_send_whose_answer_breaks_off_reaches_the_wire_once(string application)
    {
        await using EmulatedKapso kapso = await StartAsync(application);
        kapso.Emulator.Faults.Add(Fault.TruncatedBody() with { Times = 0 });

        KapsoTransportException lost = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoTransportException>()).Which;

        kapso.Sends.Should().ContainSingle();
        lost.OutcomeUnknown.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(SequentialApplications))]
    public async Task A_throttled_send_is_tried_again_within_the_cap(string application)
    {
        await using EmulatedKapso kapso = await StartAsync(application);
        kapso.Emulator.Faults.Add(Fault.RateLimited(TimeSpan.FromSeconds(1)) with { Times = 2 });

        SentMessage sent = await kapso.SendAsync();

        sent.Id.Should().StartWith("wamid.");
        kapso.Sends.Should().HaveCount(3);
    }

    [Theory]
    [MemberData(nameof(SequentialApplications))]
    public async Task A_send_that_is_refused_because_another_is_in_flight_is_tried_again(string application)
    {
        await using EmulatedKapso kapso = await StartAsync(application);
        kapso.Emulator.Faults.Add(Fault.InFlight());

        (await kapso.SendAsync()).Id.Should().StartWith("wamid.");

        kapso.Sends.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_refused_send_under_parallel_hedging_is_sent_at_most_once_and_tells_the_truth()
    {
        for (int round = 0; round < 20; round++)
        {
            await using EmulatedKapso kapso = await StartAsync(ParallelHedging);
            kapso.Emulator.Faults.Add(Fault.InFlight());
            Exception? failure = await Record.ExceptionAsync(kapso.SendAsync);

            int taken = 0;
            await foreach (Message _ in kapso.Client.Messages.List(kapso.PhoneNumberId))
            {
                taken++;
            }

            taken.Should().BeLessThanOrEqualTo(1);
            if (failure is null)
            {
                taken.Should().Be(1);
            }
            else if (taken == 1)
            {
                failure.Should().BeAssignableTo<KapsoException>().Which.OutcomeUnknown.Should().BeTrue();
            }
        }
    }

    [Theory]
    [MemberData(nameof(SequentialApplications))]
    public async Task A_send_is_tried_again_when_no_connection_came_about(string application)
    {
        int refusals = 2;
        await using EmulatedKapso kapso = await StartAsync(application, transport: new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                // The first connections go to a port where nobody listens.
                int port = Interlocked.Decrement(ref refusals) >= 0 ? ClosedPort.Number : context.DnsEndPoint.Port;
                System.Net.Sockets.Socket socket = new(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                try
                {
                    await socket.ConnectAsync(context.DnsEndPoint.Host, port, cancellationToken);
                    return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        });

        (await kapso.SendAsync()).Id.Should().StartWith("wamid.");

        kapso.Sends.Should().ContainSingle();
        refusals.Should().BeLessThan(0, "the refused connections were really tried");
    }

    [Fact]
    public async Task A_send_to_a_server_that_is_not_there_fails_with_a_known_outcome()
    {
        using KapsoWhatsAppClient client = new(new KapsoWhatsAppOptions
        {
            ApiKey = "some-key",
            BaseAddress = new Uri($"http://127.0.0.1:{ClosedPort.Number}"),
            Retry = { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        });

        KapsoTransportException failed = (await client.Messages.Awaiting(messages => messages.SendTextAsync("1", EmulatedKapso.To, "Hello"))
            .Should().ThrowAsync<KapsoTransportException>()).Which;

        failed.Failure.Should().Be(TransportFailure.ConnectionFailed);
        failed.OutcomeUnknown.Should().BeFalse();
        failed.Message.Should().Contain($"no connection to 127.0.0.1:{ClosedPort.Number} came about: the connection was refused");
    }

    private static Task<EmulatedKapso> StartAsync(string application, HttpMessageHandler? transport = null)
    {
        (Action<IServiceCollection>? before, Action<IServiceCollection, IKapsoWhatsAppBuilder>? after) = Registrations[application];
        return EmulatedKapso.StartAsync(before, (services, builder) =>
        {
            after?.Invoke(services, builder);
            if (transport is not null)
            {
                builder.ConfigurePrimaryHttpMessageHandler(() => transport);
            }
        });
    }

    /// <summary>The stock time-out of 10 seconds is a short wait to the clock of these tests, which would end every attempt as it begins.</summary>
    private static void Hedge(HttpStandardHedgingResilienceOptions hedging, TimeSpan delay)
    {
        hedging.Hedging.Delay = delay;
        hedging.Endpoint.Timeout.Timeout = TimeSpan.FromSeconds(30);
        hedging.Endpoint.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(60);
        hedging.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(120);
    }

    private static void StandardResilienceForAll(IServiceCollection services) =>
        services.ConfigureHttpClientDefaults(all => all.AddStandardResilienceHandler());

    private static void RetryEverything(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline.AddRetry(new HttpRetryStrategyOptions
    {
        MaxRetryAttempts = 3,
        Delay = TimeSpan.FromMilliseconds(1),
        ShouldHandle = attempt => new ValueTask<bool>(attempt.Outcome is not { Result.IsSuccessStatusCode: true }),
    });

    /// <summary>What people write by hand: everything that fails is sent again.</summary>
    private sealed class RetryingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                    if (response.IsSuccessStatusCode || attempt == 4)
                    {
                        return response;
                    }

                    response.Dispose();
                }
                catch (HttpRequestException) when (attempt < 4)
                {
                }
            }
        }
    }
}
