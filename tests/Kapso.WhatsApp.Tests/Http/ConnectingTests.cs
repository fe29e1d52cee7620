using System.Net.Sockets;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>A call that ends while its connection is still being made has sent nothing, and says so.</summary>
public sealed class ConnectingTests
{
    [Fact]
    public async Task A_send_that_is_cancelled_while_connecting_was_not_sent()
    {
        await using SilentServer server = new();
        using KapsoWhatsAppClient client = new(new KapsoWhatsAppOptions { ApiKey = KapsoUnderTest.ApiKey, BaseAddress = server.SecureAddress });
        using CancellationTokenSource gone = new();
        Task send = client.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hello", cancellationToken: gone.Token);
        await server.Connected.WaitAsync(TimeSpan.FromMinutes(1));

        await gone.CancelAsync();

        (await FluentActions.Awaiting(() => send).Should().ThrowAsync<OperationCanceledException>()).Which.Should().NotBeOfType<KapsoSendCanceledException>();
    }

    [Fact]
    public async Task A_call_after_the_client_was_disposed_of_is_no_unknown_outcome()
    {
        await using SilentServer server = new();
        KapsoWhatsAppClient client = new(new KapsoWhatsAppOptions { ApiKey = KapsoUnderTest.ApiKey, BaseAddress = server.SecureAddress });
        client.Dispose();

        await client.Messages.Awaiting(messages => messages.SendTextAsync("1", KapsoUnderTest.To, "Hello")).Should().ThrowAsync<ObjectDisposedException>();

        server.Connected.IsCompleted.Should().BeFalse();
    }

    /// <summary>Accepts connections and never says a word, so that no TLS comes about.</summary>
    private sealed class SilentServer : SocketServer
    {
        private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Connected => _connected.Task;

        public Uri SecureAddress => new($"https://127.0.0.1:{Address.Port}");

        protected override async Task ServeAsync(Socket connection)
        {
            _connected.TrySetResult();
            byte[] hello = new byte[1024];
            while (await connection.ReceiveAsync(hello) > 0)
            {
            }
        }
    }
}
