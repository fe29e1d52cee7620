using System.Net;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>What a web page can make a developer's browser send to an emulator.</summary>
public class BrowserGuardTests : EmulatorTest
{
    protected override KapsoEmulatorOptions Options => base.Options with { AllowedHosts = ["tunnel.example"] };

    private int Port => Kapso.BaseAddress.Port;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:4010")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("not-tunnel.example")]
    public async Task A_foreign_host_name_is_misdirected(string host)
    {
        foreach (string path in new[] { "_emulator/state", "_emulator/requests", "setup/token", "embed/token", Messages })
        {
            using HttpResponseMessage response = await SendAsync(HttpMethod.Get, path, host);

            response.StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
            (await response.Content.ReadAsStringAsync()).Should().Contain("AllowedHosts");
        }

        Kapso.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:1")]
    [InlineData("file://")]
    public async Task A_foreign_origin_may_neither_reset_nor_write(string origin)
    {
        string id = Kapso.Receive(InboundMessage.Text(Customer, "Hello"));

        foreach (string path in new[] { "_emulator/reset", "_emulator/inbound", "_emulator/faults", "setup/token/connect", Messages })
        {
            using HttpResponseMessage response = await SendAsync(HttpMethod.Post, path, origin: origin, body: Text());

            response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
            (await response.Content.ReadAsStringAsync()).Should().Contain("AllowedHosts");
        }

        await GetJsonAsync($"{Messages}/{id}");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("app.localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3")]
    [InlineData("[::1]")]
    public async Task Every_name_of_this_machine_is_its_own_and_so_are_its_pages(string name)
    {
        using HttpResponseMessage read = await SendAsync(HttpMethod.Get, "_emulator/state", $"{name}:{Port}");
        using HttpResponseMessage written = await SendAsync(HttpMethod.Post, "_emulator/reset", $"{name}:{Port}", $"http://{name.ToLowerInvariant()}:{Port}");

        (read.StatusCode, written.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("tunnel.example", null)]
    [InlineData("tunnel.example", "https://tunnel.example")]
    [InlineData("localhost", "https://Tunnel.example:8443")]
    public async Task Further_hosts_can_be_allowed_with_their_pages(string host, string? origin)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, "_emulator/reset", host, origin);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://tunnel.example")]
    [InlineData("tunnel.example:8443")]
    [InlineData("*")]
    public async Task What_is_no_host_name_cannot_be_allowed(string host)
    {
        Func<Task<KapsoEmulator>> start = () => KapsoEmulator.StartAsync(new KapsoEmulatorOptions { AllowedHosts = [host] });

        (await start.Should().ThrowAsync<ArgumentException>()).WithMessage($"*AllowedHosts*'{host}'*");
    }

    [Fact]
    public async Task A_client_that_is_no_browser_needs_nothing()
    {
        (await SendAsync(Text())).Should().NotBeEmpty();
        ((JsonArray)(await GetJsonAsync("_emulator/requests"))["data"]!).Should().NotBeEmpty();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? host = null, string? origin = null, string? body = null)
    {
        using HttpRequestMessage request = new(method, path) { Content = body is null ? null : Json(body) };
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        return await Http.SendAsync(request);
    }
}
