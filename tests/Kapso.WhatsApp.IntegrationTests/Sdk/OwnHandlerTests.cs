using System.Net;
using System.Text;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Handlers of the application's own may replace an answer's content, or answer themselves: it is read like any other.</summary>
public sealed class OwnHandlerTests
{
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<string> Replacing => [.. Handlers.Keys];

    /// <summary>What logging, compressing and translating handlers do.</summary>
    private static readonly Dictionary<string, Func<HttpContent, Task<HttpContent>>> Handlers = new()
    {
        ["a text"] = async content => new StringContent(await content.ReadAsStringAsync(), Encoding.UTF8, "application/json"),
        ["bytes"] = async content => new ByteArrayContent(await content.ReadAsByteArrayAsync()),
        ["a stream"] = async content => new StreamContent(new Trickle(await content.ReadAsByteArrayAsync())),
        ["content around the content"] = content => Task.FromResult<HttpContent>(new Around(content)),
    };

    [Theory]
    [MemberData(nameof(Replacing))]
    public async Task A_replaced_success_is_a_success(string replacement)
    {
        await using EmulatedKapso kapso = await StartAsync(replacement);

        string id = (await kapso.SendAsync()).Id;

        (await kapso.Client.Messages.GetAsync(kapso.PhoneNumberId, id)).Id.Should().Be(id);
    }

    [Theory]
    [MemberData(nameof(Replacing))]
    public async Task A_replaced_refusal_keeps_its_code(string replacement)
    {
        await using EmulatedKapso kapso = await StartAsync(replacement);
        kapso.Emulator.Faults.Add(Fault.Status(400, """{"error":{"message":"Re-engagement message","code":131047}}"""));

        KapsoApiException refused = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.Code.Should().Be(131047);
        refused.IsWindowClosed.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Replacing))]
    public async Task The_refusal_of_a_download_keeps_its_text(string replacement)
    {
        await using EmulatedKapso kapso = await StartAsync(replacement);
        await using TinyServer files = await TinyServer.StartAsync(async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.Body.WriteAsync("no such file"u8.ToArray());
        });

        (await kapso.Client.Media.Awaiting(media => media.DownloadAsync(files.Address)).Should().ThrowAsync<KapsoApiException>()).Which.ServerMessage.Should().Contain("no such file");
    }

    [Fact]
    public async Task A_handler_may_answer_itself()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(after: (_, builder) => builder.AddHttpMessageHandler(() => new Answering()));

        (await kapso.Client.Messages.GetAsync("1", "wamid.CACHED")).Id.Should().Be("wamid.CACHED");

        kapso.Emulator.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_handler_passes_on_is_read_up_to_the_limit()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(
            after: (_, builder) => builder.AddHttpMessageHandler(() => new ReplacingHandler(_ => Task.FromResult<HttpContent>(new Endless()))));

        (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoSerializationException>()).Which.Should().BeEquivalentTo(new { OutcomeUnknown = true });
    }

    [Fact]
    public async Task What_a_handler_passes_on_is_not_waited_for_without_end()
    {
        TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(
            after: (_, builder) => builder.AddHttpMessageHandler(() => new ReplacingHandler(_ => Task.FromResult<HttpContent>(new Silent(waiting)))));
        Task sending = kapso.SendAsync();
        await waiting.Task.WaitAsync(TimeSpan.FromMinutes(1));

        ((ImpatientClock)kapso.Services.GetRequiredService<TimeProvider>()).Pass(TimeSpan.FromSeconds(30));

        (await FluentActions.Awaiting(() => sending.WaitAsync(TimeSpan.FromMinutes(1))).Should().ThrowAsync<KapsoTransportException>())
            .Which.Should().BeEquivalentTo(new { Failure = TransportFailure.TimedOut, OutcomeUnknown = true });
    }

    [Fact]
    public async Task Content_that_a_handler_has_used_up_leaves_the_outcome_unknown()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(after: (_, builder) => builder.AddHttpMessageHandler(() => new ReplacingHandler(async content =>
        {
            StreamContent used = new(new Trickle(await content.ReadAsByteArrayAsync()));
            await used.CopyToAsync(Stream.Null);
            return used;
        })));

        (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoTransportException>()).Which.OutcomeUnknown.Should().BeTrue();
        kapso.Sends.Should().ContainSingle();
    }

    [Fact]
    public async Task What_the_request_said_is_hidden_although_a_handler_has_disposed_of_it()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(after: (_, builder) => builder.AddHttpMessageHandler(() => new DisposingHandler()));
        kapso.Emulator.Faults.Add(Fault.Status(400, """{"error":"cannot send My private words to you"}"""));

        KapsoApiException refused = (await kapso.Client.Messages.Awaiting(messages => messages.SendTextAsync(kapso.PhoneNumberId, EmulatedKapso.To, "My private words"))
            .Should().ThrowAsync<KapsoApiException>()).Which;

        refused.ServerMessage.Should().Be("cannot send *** to you");
        refused.ResponseBody.Should().NotContain("private");
    }

    private static Task<EmulatedKapso> StartAsync(string replacement) =>
        EmulatedKapso.StartAsync(after: (_, builder) => builder.AddHttpMessageHandler(() => new ReplacingHandler(Handlers[replacement])));

    private sealed class ReplacingHandler(Func<HttpContent, Task<HttpContent>> replace) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            response.Content = await replace(response.Content);
            return response;
        }
    }

    private sealed class DisposingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using (request)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }

    private sealed class Answering : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"wamid.CACHED","type":"text","text":{"body":"Hi"}}""") });
    }

    private sealed class Around(HttpContent inner) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => inner.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }

    private sealed class Endless : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            byte[] piece = new byte[Megabyte];
            while (true)
            {
                await stream.WriteAsync(piece);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }

    private sealed class Silent(TaskCompletionSource waiting) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            waiting.TrySetResult();
            return new TaskCompletionSource().Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }

    /// <summary>A stream that can be read once, a few bytes at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(7, buffer.Length)]);
    }
}
