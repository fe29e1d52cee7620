using System.Net;
using System.Text;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.AspNetCore.Tests;

public sealed class EndpointTests
{
    [Fact]
    public async Task A_signed_message_reaches_its_handler()
    {
        List<MessageReceivedEvent> handled = [];
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.On<MessageReceivedEvent>((received, context, _) =>
        {
            context.Request.IdempotencyKey.Should().Be("key-1");
            handled.Add(received);
            return Task.CompletedTask;
        }));

        (await receiver.DeliverAsync(Receiver.Message("wamid.1", "Grüße 😀"))).Should().Be(200);

        handled.Single().Message.Id.Should().Be("wamid.1");
        handled.Single().NumberId.Should().Be("647");
    }

    public static TheoryData<string, string> Forgeries => new()
    {
        { "nothing", "" },
        { "no hex", "sha256=zz" },
        { "another secret's", WebhookSignature.Compute(Encoding.UTF8.GetBytes(Receiver.Message("wamid.1")), "other") },
        { "another body's", WebhookSignature.Compute(Encoding.UTF8.GetBytes(Receiver.Message("wamid.2")), Receiver.Secret) },
        { "the empty secret's", Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(ReadOnlySpan<byte>.Empty, Encoding.UTF8.GetBytes(Receiver.Message("wamid.1")))) },
        { "too long", new string('a', 10_000) },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_delivery_is_refused_and_reaches_nobody(string what, string signature)
    {
        int handled = 0;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.OnAnythingElse((_, _, _) => Task.FromResult(handled++)));
        using HttpRequestMessage request = Receiver.Request(Encoding.UTF8.GetBytes(Receiver.Message("wamid.1")));
        request.Headers.TryAddWithoutValidation("X-Webhook-Signature", signature);

        (await receiver.SendAsync(request)).Should().Be(401, what);

        handled.Should().Be(0);
        string.Join('\n', receiver.Logs.GetSnapshot().Select(log => log.ToString())).Should().NotContain(Receiver.Secret).And.NotContain("15551234567");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"data\":[{]}")]
    public async Task A_signed_body_that_is_none_is_refused(string body)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (await receiver.DeliverAsync(body)).Should().Be(400);
    }

    [Fact]
    public async Task A_truncated_reencoded_or_deep_body_does_no_harm()
    {
        int handled = 0;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.OnAnythingElse((_, _, _) => Task.FromResult(handled++)));
        string body = Receiver.Message("wamid.1", "Ol\\u00e1");
        string signature = WebhookSignature.Compute(Encoding.UTF8.GetBytes(body), Receiver.Secret);

        (await receiver.DeliverAsync(body[..^1], signature: signature)).Should().Be(401);
        (await receiver.DeliverAsync(body.Replace("\\u00e1", "á", StringComparison.Ordinal), signature: signature)).Should().Be(401);
        (await receiver.DeliverAsync($$"""{"x":{{new string('[', 100)}}{{new string(']', 100)}}}""")).Should().Be(400);
        handled.Should().Be(0);
    }

    [Theory]
    [InlineData("""{"data":[?]}""")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messages":[?]}}]}]}""")]
    public async Task A_signed_body_of_a_million_parts_is_refused_before_they_are_read(string body)
    {
        int handled = 0;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.OnAnythingElse((_, _, _) => Task.FromResult(handled++)));

        (await receiver.DeliverAsync(body.Replace("?", string.Join(',', Enumerable.Repeat("0", 1_000_000)), StringComparison.Ordinal))).Should().Be(413);

        handled.Should().Be(0);
    }

    [Fact]
    public async Task Half_of_an_emoji_does_not_keep_a_message_from_its_handler()
    {
        List<string?> handled = [];
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.On<MessageReceivedEvent>((received, _, _) =>
        {
            handled.Add(((TextContent)received.Message.Content).Body);
            return Task.CompletedTask;
        }));

        (await receiver.DeliverAsync(Receiver.Message("wamid.1", "Hi \\ud83d"))).Should().Be(200);

        handled.Should().Equal("Hi \ufffd");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_whether_or_not_it_says_its_length()
    {
        await using Receiver receiver = await Receiver.StartAsync(options: options => options.MaxBodyBytes = 1000);
        string atLimit = Receiver.Message("wamid.1", new string('a', 1000 - Receiver.Message("wamid.1", "").Length));

        (await receiver.DeliverAsync(atLimit)).Should().Be(200);
        (await receiver.DeliverAsync(atLimit + " ")).Should().Be(413);
        using HttpRequestMessage chunked = Receiver.Request([]);
        chunked.Content = new StreamContent(new MemoryStream(new byte[5_000_000]));
        chunked.Headers.TransferEncodingChunked = true;
        (await receiver.SendAsync(chunked)).Should().Be(413);
    }

    [Fact]
    public async Task A_sender_that_breaks_off_leaves_no_trace()
    {
        int handled = 0;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.OnAnythingElse((_, _, _) => Task.FromResult(Interlocked.Increment(ref handled))));
        using System.Net.Sockets.Socket socket = new(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, receiver.Http.BaseAddress!.Port));
        string half = $"POST /hook HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{50_000:x}\r\n{new string('a', 40_000)}";
        await socket.SendAsync(Encoding.ASCII.GetBytes(half));
        socket.Close();

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (i, _) =>
            (await receiver.DeliverAsync(Receiver.Message($"wamid.{i}", new string((char)('a' + (i % 26)), 30_000)), key: $"{i}")).Should().Be(200));

        handled.Should().Be(200);
    }

    [Fact]
    public async Task Metas_signature_is_checked_under_the_app_secret()
    {
        List<WebhookEvent> handled = [];
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.OnAnythingElse((received, _, _) =>
            {
                handled.Add(received);
                return Task.CompletedTask;
            }),
            options => options.MetaAppSecrets.Add("app-secret"));
        byte[] body = """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"account_review_update","value":{"decision":"APPROVED"}}]}]}"""u8.ToArray();
        using HttpRequestMessage request = Receiver.Request(body);
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", "sha256=" + WebhookSignature.Compute(body, "app-secret"));
        using HttpRequestMessage wrong = Receiver.Request(body);
        wrong.Headers.TryAddWithoutValidation("X-Hub-Signature-256", "sha256=" + WebhookSignature.Compute(body, Receiver.Secret));

        (await receiver.SendAsync(request)).Should().Be(200);
        (await receiver.SendAsync(wrong)).Should().Be(401);

        handled.Single().Should().BeOfType<MetaAccountReviewEvent>();
    }

    [Theory]
    [InlineData("hub.mode=subscribe&hub.verify_token=t&hub.challenge=%3Cb%3E7", 200, "<b>7")]
    [InlineData("hub.mode=subscribe&hub.verify_token=T&hub.challenge=7", 403, "")]
    [InlineData("", 403, "")]
    public async Task Metas_question_is_answered(string query, int status, string answer)
    {
        await using Receiver receiver = await Receiver.StartAsync(options: options => options.MetaVerifyToken = "t");

        using HttpResponseMessage response = await receiver.Http.GetAsync("/hook?" + query);

        ((int)response.StatusCode, await response.Content.ReadAsStringAsync()).Should().Be((status, answer));
        if (status == 200)
        {
            response.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        }
    }

    [Fact]
    public async Task Without_a_token_metas_question_is_refused()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (await receiver.Http.GetAsync("/hook?hub.mode=subscribe&hub.verify_token=&hub.challenge=7")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await receiver.Http.DeleteAsync("/hook")).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_secret_is_found_by_tenant_or_number()
    {
        int handled = 0;
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.OnAnythingElse((_, _, _) => Task.FromResult(handled++)),
            options => options.ResolveTenant = request => ValueTask.FromResult(request.RouteValue("tenant") == "a" && request.PhoneNumberId == "647" ? new WebhookTenant("a", ["secret-of-a", "old"], ["647"]) : null),
            path: "/hooks/{tenant}");

        (await receiver.DeliverAsync(Receiver.Message("1"), secret: "secret-of-a", path: "/hooks/a")).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("2"), secret: "old", path: "/hooks/a", key: "k2")).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("3"), secret: "secret-of-a", path: "/hooks/b", key: "k3")).Should().Be(401);
        (await receiver.DeliverAsync("not json", secret: "secret-of-a", path: "/hooks/a", key: "k4")).Should().Be(401);
        handled.Should().Be(2);
    }

    [Fact]
    public async Task When_the_secrets_cannot_be_found_the_sender_is_not_to_blame()
    {
        await using Receiver receiver = await Receiver.StartAsync(options: options => options.ResolveTenant = _ => throw new IOException("no database"));

        (await receiver.DeliverAsync(Receiver.Message("1"), secret: "of a tenant")).Should().Be(500);
    }

    [Fact]
    public async Task Without_a_secret_the_application_does_not_start()
    {
        Func<Task> start = () => Receiver.StartAsync(options: options => options.Secrets.Clear());

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain("a secret is needed");
    }

    [Theory]
    [InlineData("blank secret")]
    [InlineData("MaxBodyBytes")]
    [InlineData("QueueCapacity")]
    [InlineData("QueueCapacityPerConversation")]
    [InlineData("Concurrency")]
    [InlineData("RetryDelays")]
    [InlineData("DeduplicationCapacity")]
    [InlineData("DeduplicationRetention")]
    [InlineData("endless DeduplicationRetention")]
    [InlineData("DeduplicationTimeout")]
    [InlineData("endless DeduplicationTimeout")]
    [InlineData("MaxAge")]
    [InlineData("ClaimDuration")]
    public async Task Options_that_cannot_be_are_refused_at_the_start(string what)
    {
        Func<Task> start = () => Receiver.StartAsync(options: options =>
        {
            switch (what)
            {
                case "blank secret": options.Secrets.Add(" "); break;
                case "MaxBodyBytes": options.MaxBodyBytes = 0; break;
                case "QueueCapacity": options.QueueCapacity = 0; break;
                case "QueueCapacityPerConversation": options.QueueCapacityPerConversation = 0; break;
                case "Concurrency": options.Concurrency = 0; break;
                case "RetryDelays": options.RetryDelays.Add(TimeSpan.FromSeconds(-1)); break;
                case "DeduplicationCapacity": options.DeduplicationCapacity = 0; break;
                case "DeduplicationRetention": options.DeduplicationRetention = TimeSpan.Zero; break;
                case "endless DeduplicationRetention": options.DeduplicationRetention = TimeSpan.MaxValue; break;
                case "endless DeduplicationTimeout": options.DeduplicationTimeout = TimeSpan.MaxValue; break;
                case "DeduplicationTimeout": options.DeduplicationTimeout = TimeSpan.Zero; break;
                case "MaxAge": options.MaxAge = TimeSpan.Zero; break;
                default: options.ClaimDuration = TimeSpan.Zero; break;
            }
        });

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain(what.Split(' ')[^1]);
    }
}
