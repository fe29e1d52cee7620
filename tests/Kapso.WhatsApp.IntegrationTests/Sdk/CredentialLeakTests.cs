using System.Collections.Concurrent;
using Kapso.WhatsApp.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>The key goes to the configured host and nowhere else.</summary>
public sealed class CredentialLeakTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using KapsoEmulator elsewhere = await KapsoEmulator.StartAsync();
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Faults.Add(Fault.Redirect(new Uri(elsewhere.BaseAddress, "/meta/whatsapp/v24.0/1/messages"), status) with { Times = 0 });

        KapsoApiException refused = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.Category.Should().Be(ErrorCategory.Redirect);
        elsewhere.Requests.Should().BeEmpty();
        kapso.Sends.Should().ContainSingle();
    }

    [Fact]
    public async Task A_redirect_is_not_followed_by_a_transport_of_the_applications_own_either()
    {
        await using KapsoEmulator elsewhere = await KapsoEmulator.StartAsync();
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(
            after: (_, builder) => builder.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = true }));
        kapso.Emulator.Faults.Add(Fault.Redirect(new Uri(elsewhere.BaseAddress, "/meta/whatsapp/v24.0/1/messages"), 307));

        await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>();

        elsewhere.Requests.Should().BeEmpty();
    }

    private static readonly Dictionary<string, Func<HttpMessageHandler>> Wrappings = new()
    {
        ["sockets"] = () => new Passing(new SocketsHttpHandler { AllowAutoRedirect = true }),
        ["sockets, wrapped twice"] = () => new Passing(new Passing(new SocketsHttpHandler { AllowAutoRedirect = true })),
        ["the classic handler"] = () => new Passing(new HttpClientHandler { AllowAutoRedirect = true }),
        ["the classic handler, wrapped twice"] = () => new Passing(new Passing(new HttpClientHandler { AllowAutoRedirect = true })),
    };

    public static TheoryData<string, int> Wrapped
    {
        get
        {
            TheoryData<string, int> all = [];
            foreach (string transport in Wrappings.Keys)
            {
                Array.ForEach([301, 302, 303, 307, 308], status => all.Add(transport, status));
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Wrapped))]
    public async Task A_redirect_is_not_followed_by_a_wrapped_transport(string transport, int status)
    {
        await using KapsoEmulator elsewhere = await KapsoEmulator.StartAsync();
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(after: (_, builder) => builder.ConfigurePrimaryHttpMessageHandler(Wrappings[transport]));
        kapso.Emulator.Faults.Add(Fault.Redirect(new Uri(elsewhere.BaseAddress, "/meta/whatsapp/v24.0/1/messages"), status) with { Times = 0 });
        using HttpMessageHandler handedIn = Wrappings[transport]();
        using KapsoWhatsAppClient standalone = new(new KapsoWhatsAppOptions { ApiKey = kapso.Emulator.ApiKey, BaseAddress = kapso.Emulator.BaseAddress }, handedIn);

        (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Redirect);
        await standalone.Messages.Awaiting(messages => messages.SendTextAsync("1", EmulatedKapso.To, "Hello")).Should().ThrowAsync<KapsoApiException>();

        elsewhere.Requests.Should().BeEmpty();
        kapso.Sends.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_transport_of_an_unknown_type_is_told_at_the_start_and_stopped_once_it_follows_a_redirect()
    {
        await using KapsoEmulator elsewhere = await KapsoEmulator.StartAsync();
        FakeLogCollector logs = new();
        using HttpMessageInvoker hidden = new(new SocketsHttpHandler { AllowAutoRedirect = true });
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(
            services => services.AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(logs))),
            (_, builder) => builder.ConfigurePrimaryHttpMessageHandler(() => new Opaque(hidden)));
        kapso.Emulator.Faults.Add(Fault.Redirect(new Uri(elsewhere.BaseAddress, "/meta/whatsapp/v24.0/1/messages"), 302) with { Times = 0 });

        KapsoTransportException first = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoTransportException>()).Which;
        KapsoTransportException second = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoTransportException>()).Which;

        logs.GetSnapshot().Should().Contain(record => record.Level == LogLevel.Warning && record.Message.Contains("Opaque"));
        first.Should().BeEquivalentTo(new { Failure = TransportFailure.Redirected, OutcomeUnknown = true });
        second.Should().BeEquivalentTo(new { Failure = TransportFailure.Redirected, OutcomeUnknown = false, RetryAdvice = RetryAdvice.FixRequest });
        second.Message.Should().Contain("replace the credential").And.NotContain("safe to try again");
        elsewhere.Requests.Should().ContainSingle("nothing prevents the first one");
        kapso.Sends.Should().ContainSingle();
    }

    [Fact]
    public async Task A_transport_that_follows_redirects_and_can_no_longer_be_changed_is_refused()
    {
        await using KapsoEmulator emulator = await KapsoEmulator.StartAsync();
        using SocketsHttpHandler used = new();
        using HttpClient other = new(used, disposeHandler: false);
        (await other.GetAsync(emulator.BaseAddress)).Dispose();

        KapsoValidationException refused = FluentActions.Invoking(() => new KapsoWhatsAppClient(new KapsoWhatsAppOptions { ApiKey = "key", BaseAddress = emulator.BaseAddress }, new Passing(used)))
            .Should().Throw<KapsoValidationException>().Which;

        refused.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = "transport", Rule = "redirects" });
    }

    [Fact]
    public async Task A_request_to_another_host_through_the_clients_own_handlers_carries_no_key()
    {
        await using KapsoEmulator media = await KapsoEmulator.StartAsync();
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(
            services => services.ConfigureHttpClientDefaults(all => all.AddHttpMessageHandler(() => new Detour(media.BaseAddress))));

        // The handler sends the stamped request to a media host, as a proxy or a mistake might.
        await kapso.Client.Messages.Awaiting(messages => messages.GetAsync(kapso.PhoneNumberId, "wamid.1")).Should().ThrowAsync<KapsoApiException>();

        media.Requests.Should().NotBeEmpty();
        media.Requests.Should().OnlyContain(request => !request.Headers.ContainsKey("X-API-Key") && !request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_second_attempt_that_a_handler_sends_to_another_host_carries_no_key()
    {
        await using KapsoEmulator elsewhere = await KapsoEmulator.StartAsync();
        ConcurrentQueue<string> seen = [];
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(
            services => services.ConfigureHttpClientDefaults(all => all.AddHttpMessageHandler(() => new Failover(elsewhere.BaseAddress))),
            (_, builder) => builder.AddHttpMessageHandler(() => new HeaderLog(seen)));
        kapso.Emulator.Faults.Add(Fault.Status(404) with { Times = 0 });

        await kapso.Client.Messages.Awaiting(messages => messages.GetAsync(kapso.PhoneNumberId, "wamid.1")).Should().ThrowAsync<KapsoApiException>();

        kapso.Emulator.Requests.Should().ContainSingle().Which.Headers.Should().ContainKey("X-API-Key");
        elsewhere.Requests.Should().ContainSingle().Which.Headers.Should().NotContainKeys("X-API-Key", "Authorization");
        seen.Should().NotContain("X-API-Key", "the key is added behind the handlers of the application");
    }

    private sealed class Passing(HttpMessageHandler inner) : DelegatingHandler(inner);

    /// <summary>Keeps to itself what carries the requests.</summary>
    private sealed class Opaque(HttpMessageInvoker hidden) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => hidden.SendAsync(request, cancellationToken);
    }

    /// <summary>Tries another host when the first one refuses.</summary>
    private sealed class Failover(Uri other) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage first = await base.SendAsync(request, cancellationToken);
            if (first.IsSuccessStatusCode)
            {
                return first;
            }

            first.Dispose();
            request.RequestUri = new Uri(other, request.RequestUri!.PathAndQuery);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Notes the headers of the first attempt.</summary>
    private sealed class HeaderLog(ConcurrentQueue<string> seen) : DelegatingHandler
    {
        private int _attempts;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _attempts) == 1)
            {
                request.Headers.ToList().ForEach(header => seen.Enqueue(header.Key));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Stands before the key is added, because handlers that are on all clients come first.</summary>
    private sealed class Detour(Uri host) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(host, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
