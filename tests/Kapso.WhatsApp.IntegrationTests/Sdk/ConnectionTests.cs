using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>The connections of a client: who closes them, who may share them, and what the runtime tells about them.</summary>
public sealed class ConnectionTests
{
    private const string Sent = """{"messaging_product":"whatsapp","messages":[{"id":"wamid.SENT"}]}""";

    [Fact]
    public async Task A_client_closes_its_connections_when_it_is_disposed()
    {
        await using TinyServer server = await StartAsync();
        KapsoWhatsAppClient client = new(OptionsFor(server));
        await SendAsync(client);
        Task connection = server.Connections.Should().ContainSingle().Subject;
        connection.IsCompleted.Should().BeFalse("it is kept for the next call");

        client.Dispose();

        await connection.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_container_closes_the_connections_of_its_clients()
    {
        await using TinyServer server = await StartAsync();
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => (options.ApiKey, options.BaseAddress) = ("key", server.Address));
        services.AddKapsoWhatsApp("other", options => (options.ApiKey, options.BaseAddress) = ("key", server.Address));
        ServiceProvider provider = services.BuildServiceProvider();
        await SendAsync(provider.GetRequiredService<KapsoWhatsAppClient>());
        await SendAsync(provider.GetRequiredKeyedService<KapsoWhatsAppClient>("other"));
        server.Connections.Should().HaveCount(2);

        await provider.DisposeAsync();

        await Task.WhenAll(server.Connections).WaitAsync(TimeSpan.FromMinutes(1));
    }

    public static TheoryData<string> Shared => ["sockets", "the classic handler", "sockets, wrapped"];

    [Theory]
    [MemberData(nameof(Shared))]
    public async Task Clients_share_a_transport_which_outlives_them(string kind)
    {
        await using TinyServer server = await StartAsync();
        using HttpMessageHandler transport = kind switch
        {
            "sockets" => new SocketsHttpHandler(),
            "the classic handler" => new HttpClientHandler(),
            _ => new Passing(new SocketsHttpHandler()),
        };
        using (KapsoWhatsAppClient first = new(OptionsFor(server), transport))
        {
            await SendAsync(first);
        }

        using KapsoWhatsAppClient second = new(OptionsFor(server), transport);
        (await SendAsync(second)).Id.Should().Be("wamid.SENT");

        server.Connections.Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_runtimes_own_span_holds_the_route_and_no_address(bool ownTransport)
    {
        const string number = "15551234567";
        using ActivitySource source = new("test");
        using SpanRecorder recorder = new("System.Net.Http", "test");
        ConcurrentQueue<string?> traces = [];
        await using TinyServer server = await TinyServer.StartAsync(async context =>
        {
            traces.Enqueue(context.Request.Headers.TraceParent);
            await AnswerAsync(context, """{"data":{"id":"c1","wa_id":"15551234567"}}""");
        });
        using SocketsHttpHandler given = new();
        using KapsoWhatsAppClient client = new(OptionsFor(server), ownTransport ? null : new Passing(given));

        ActivityTraceId mine;
        using (Activity root = source.StartActivity("root")!)
        {
            mine = root.TraceId;
            await client.Contacts.GetAsync(Contacts.ContactIdentifier.FromPhoneNumber(number));
            await client.Contacts.List(new Contacts.ProjectContactFilter { WaIdContains = number }).GetPageAsync();
            await client.Media.DownloadAsync(new Uri(server.Address, "/signed/secret-path?sig=secret"));
        }

        Activity[] requests = [.. recorder.Spans.Where(span => span.TraceId == mine && span.OperationName == "System.Net.Http.HttpRequestOut")];
        requests.Select(span => span.GetTagItem("url.full")).Should().Equal(
            $"{server.Address}platform/v1/whatsapp/contacts/{{identifier}}",
            $"{server.Address}platform/v1/whatsapp/contacts",
            $"{server.Address}");
        requests.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Value}").Should().NotContain(value => value.Contains(number) || value.Contains("secret"));
        traces.Should().OnlyContain(trace => trace!.Contains(mine.ToString()), "the trace is still passed on");
    }

    [Fact]
    public async Task A_server_that_switches_to_another_protocol_is_not_listened_to()
    {
        await using TinyServer server = await TinyServer.StartRawAsync("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n");
        using KapsoWhatsAppClient client = new(OptionsFor(server));

        KapsoTransportException send = (await client.Awaiting(SendAsync).Should().ThrowAsync<KapsoTransportException>()).Which;
        KapsoTransportException read = (await client.Messages.Awaiting(messages => messages.GetAsync("1", "w")).Should().ThrowAsync<KapsoTransportException>()).Which;

        send.Should().BeEquivalentTo(new { Failure = TransportFailure.ConnectionLost, OutcomeUnknown = true });
        read.Should().BeEquivalentTo(new { Failure = TransportFailure.ConnectionLost, OutcomeUnknown = false });
    }

    [Fact]
    public async Task A_list_of_ever_new_pages_without_items_ends_in_an_exception()
    {
        int asked = 0;
        await using TinyServer server = await TinyServer.StartAsync(context =>
            AnswerAsync(context, $$"""{"data":[],"paging":{"cursors":{"after":"{{Interlocked.Increment(ref asked)}}"} } }"""));
        using KapsoWhatsAppClient client = new(OptionsFor(server));
        int pages = 0;

        KapsoSerializationException endless = (await FluentActions.Awaiting(async () =>
        {
            await foreach (Page<Message> page in client.Messages.List("647").AsPages())
            {
                pages++;
            }
        }).Should().ThrowAsync<KapsoSerializationException>()).Which;

        endless.OperationId.Should().Be("listMessages");
        pages.Should().Be(1000);
        asked.Should().Be(1000);
    }

    [Theory]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":[null]}""")]
    public async Task No_data_is_an_empty_list(string body)
    {
        await using TinyServer server = await TinyServer.StartAsync(context => AnswerAsync(context, body));
        using KapsoWhatsAppClient client = new(OptionsFor(server));

        (await client.Conversations.List("1").GetPageAsync()).Items.Should().BeEmpty();
        (await client.Customers.List().GetPageAsync()).Items.Should().BeEmpty();
        (await client.Functions.List().ToListAsync()).Should().BeEmpty();
        (await client.Functions.ListSecrets("f").ToListAsync()).Should().BeEmpty();
        (await client.Contacts.ListMarketingPreferences("c").ToListAsync()).Should().BeEmpty();
        (await client.Usernames.GetSuggestionsAsync("1")).Names.Should().BeEmpty();
        (await client.Functions.ListInvocations("f").ToListAsync()).Should().BeEmpty();
        await foreach (Customers.Customer _ in client.Customers.List())
        {
            Assert.Fail("nothing is listed");
        }
    }

    [Fact]
    public async Task No_data_is_no_resource()
    {
        await using TinyServer server = await TinyServer.StartAsync(context => AnswerAsync(context, """{"data":null}"""));
        using KapsoWhatsAppClient client = new(OptionsFor(server));
        Func<Task>[] calls =
        [
            () => client.Customers.GetAsync("c"),
            () => client.Contacts.GetAsync(Contacts.ContactIdentifier.FromPhoneNumber("+15551234567")),
            () => client.Conversations.GetAsync("c"),
            () => client.Flows.GetAsync("f"),
            () => client.Functions.GetAsync("f"),
            () => client.Broadcasts.GetAsync("b"),
        ];

        foreach (Func<Task> call in calls)
        {
            (await call.Should().ThrowAsync<KapsoSerializationException>()).WithMessage("*holds no data*");
        }

        KapsoSerializationException create = (await client.Customers.Awaiting(customers => customers.CreateAsync(new Customers.NewCustomer { Name = "Ana" }))
            .Should().ThrowAsync<KapsoSerializationException>()).Which;
        create.OutcomeUnknown.Should().BeTrue();
    }

    private static KapsoWhatsAppOptions OptionsFor(TinyServer server) =>
        new() { ApiKey = "key", BaseAddress = server.Address, Retry = { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero } };

    private static Task<SentMessage> SendAsync(KapsoWhatsAppClient client) => client.Messages.SendTextAsync("1", EmulatedKapso.To, "Hello");

    private static Task<TinyServer> StartAsync() => TinyServer.StartAsync(context => AnswerAsync(context, Sent));

    private static async Task AnswerAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    }

    private sealed class Passing(HttpMessageHandler inner) : DelegatingHandler(inner);
}
