using System.Net;
using System.Net.Sockets;
using System.Text;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>What the client's own transport connects to, over real sockets and with names that resolve to whatever an attacker likes.</summary>
public sealed class CheckedConnectionTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public CheckedConnectionTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fd00::1")]
    public async Task A_public_name_that_resolves_to_no_public_address_is_not_connected_to(string address)
    {
        using KapsoWhatsAppClient kapso = Client("https://api.kapso.ai", address);

        KapsoDownloadException refused = (await kapso.Media.Awaiting(media => media.DownloadAsync(new Uri($"https://files.example:{Port}/cat.jpg?token=secret"))).Should().ThrowAsync<KapsoDownloadException>()).Which;

        refused.Failure.Should().Be(DownloadFailure.ForbiddenAddress);
        refused.ToString().Should().NotContain("secret");
        _listener.Pending().Should().BeFalse();
    }

    [Fact]
    public async Task Of_several_addresses_only_the_public_ones_are_tried()
    {
        using KapsoWhatsAppClient kapso = Client($"http://127.0.0.1:{Port}", "10.0.0.1", "127.0.0.1");
        Task<string> request = AnswerAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");

        await using MediaDownload file = await kapso.Media.DownloadAsync(new Uri($"http://localhost:{Port}/a"));
        using StreamReader reader = new(file.Content);

        (await reader.ReadToEndAsync()).Should().Be("hi");
        (await request).Should().StartWith("GET /a HTTP/1.1");
    }

    [Fact]
    public async Task A_name_that_leads_to_a_private_network_is_refused_to_a_client_of_this_machine_too()
    {
        using KapsoWhatsAppClient kapso = Client($"http://127.0.0.1:{Port}", "192.168.0.1");

        (await kapso.Media.Awaiting(media => media.DownloadAsync(new Uri("https://files.example/a"))).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(DownloadFailure.ForbiddenAddress);
    }

    [Fact]
    public async Task The_configured_host_may_have_a_private_address()
    {
        using KapsoWhatsAppClient kapso = Client($"https://kapso.internal:{Port}", "127.0.0.1");
        Task<TcpClient> connected = _listener.AcceptTcpClientAsync();
        Task call = kapso.Media.GetAsync("647", "930");

        using (TcpClient connection = await connected.WaitAsync(HangGuard))
        {
            // It was connected to, which is all that is asked here: there is no certificate for the rest.
        }

        _listener.Stop();
        await call.Awaiting(it => it).Should().ThrowAsync<KapsoTransportException>();
    }

    [Fact]
    public async Task A_proxy_of_the_applications_may_have_a_private_address()
    {
        using KapsoWhatsAppClient kapso = Client("https://api.kapso.ai", new WebProxy($"http://127.0.0.1:{Port}"), "127.0.0.1");
        Task<string> request = AnswerAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        Task call = kapso.Media.DownloadAsync(new Uri("https://files.example/a"));

        (await request).Should().StartWith("CONNECT files.example:443 HTTP/1.1");
        _listener.Stop();
        await call.Awaiting(it => it).Should().ThrowAsync<KapsoException>();
    }

    [Fact]
    public async Task The_transport_that_is_registered_checks_what_it_connects_to()
    {
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => options.ApiKey = KapsoUnderTest.ApiKey);
        await using ServiceProvider provider = services.BuildServiceProvider();
        HttpMessageHandler handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Kapso.WhatsApp");
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        using HttpMessageInvoker transport = new(handler.Should().BeOfType<SocketsHttpHandler>().Subject, disposeHandler: false);
        using HttpRequestMessage request = new(HttpMethod.Get, $"http://localhost:{Port}/");

        (await transport.Awaiting(it => it.SendAsync(request, CancellationToken.None)).Should().ThrowAsync<HttpRequestException>()).WithInnerException<ForbiddenAddressException>();
        _listener.Pending().Should().BeFalse();
    }

    private static KapsoWhatsAppClient Client(string home, params string[] addresses) => Client(home, null, addresses);

    private static KapsoWhatsAppClient Client(string home, IWebProxy? proxy, params string[] addresses)
    {
        CheckedConnection connection = new(new Uri(home), (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()));
        SocketsHttpHandler transport = new() { ConnectCallback = connection.ConnectAsync, Proxy = proxy, UseProxy = proxy is not null };
        return new KapsoWhatsAppClient(new KapsoWhatsAppOptions { ApiKey = KapsoUnderTest.ApiKey, BaseAddress = new Uri(home), Retry = { Enabled = false } }, transport);
    }

    /// <summary>Takes one connection, reads the head of a request, answers and returns the head.</summary>
    private async Task<string> AnswerAsync(string answer)
    {
        using TcpClient connection = await _listener.AcceptTcpClientAsync().WaitAsync(HangGuard);
        NetworkStream stream = connection.GetStream();
        byte[] head = new byte[8192];
        int length = 0;
        while (!Encoding.ASCII.GetString(head, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(head.AsMemory(length)).AsTask().WaitAsync(HangGuard);
            read.Should().BePositive();
            length += read;
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return Encoding.ASCII.GetString(head, 0, length);
    }
}
