using System.Net;
using System.Net.Sockets;
using System.Text;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>How many calls a client makes at once: as many as there are connections for, unless the application sets a limit.</summary>
public sealed class ConcurrentCallsTests
{
    [Fact]
    [Trait("Category", "Load")]
    public async Task Two_thousand_sends_at_once_all_succeed()
    {
        const int sends = 2000;
        await using GatheringServer server = new(sends);
        using KapsoWhatsAppClient client = new(new KapsoWhatsAppOptions { ApiKey = KapsoUnderTest.ApiKey, BaseAddress = server.Address, AttemptTimeout = TimeSpan.FromMinutes(5), TotalTimeout = TimeSpan.FromMinutes(5) });

        SentMessage[] sent = await Task.WhenAll(Enumerable.Range(0, sends).Select(_ => client.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hello")));

        sent.Should().OnlyContain(message => message.Id == "wamid.SENT");
    }

    [Fact]
    public async Task One_more_than_the_limit_fails_at_once_and_nothing_of_it_is_sent()
    {
        TaskCompletionSource answer = new();
        using KapsoUnderTest kapso = new(options => options.MaxConcurrentCalls = 2, async (request, cancellationToken) =>
        {
            await answer.Task;
            return await (request.Method == HttpMethod.Get ? ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"id":"1"}}""") : KapsoUnderTest.Sent)(request, cancellationToken);
        });
        Task<SentMessage> send = kapso.SendText();
        Task read = kapso.Client.Customers.GetAsync("1");

        KapsoTransportException refused = (await kapso.Awaiting(k => k.SendText()).Should().ThrowAsync<KapsoTransportException>()).Which;
        answer.SetResult();
        await Task.WhenAll(send, read);

        (refused.Failure, refused.OutcomeUnknown).Should().Be((TransportFailure.TooManyConcurrentCalls, false));
        kapso.Transport.Requests.Should().HaveCount(2);
        (await kapso.SendText()).Id.Should().Be("wamid.SENT");
    }

    /// <summary>Answers when as many requests have arrived as it waits for.</summary>
    private sealed class GatheringServer(int requests) : SocketServer
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _arrived;

        protected override async Task ServeAsync(Socket connection)
        {
            NetworkStream stream = new(connection);
            await ReadHttp1RequestAsync(stream);
            if (Interlocked.Increment(ref _arrived) == requests)
            {
                _all.SetResult();
            }

            await _all.Task;
            byte[] body = Encoding.UTF8.GetBytes(KapsoUnderTest.SentBody);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n"));
            await stream.WriteAsync(body);
        }
    }
}
