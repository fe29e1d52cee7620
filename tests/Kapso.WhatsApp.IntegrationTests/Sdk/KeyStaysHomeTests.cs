using Kapso.WhatsApp.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>The key goes to the configured host and nowhere else.</summary>
public sealed class KeyStaysHomeTests
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
