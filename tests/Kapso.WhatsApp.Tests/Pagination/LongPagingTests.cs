using System.Globalization;
using System.Net;
using System.Text;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Kapso.WhatsApp.Tests.Pagination;

/// <summary>Walks that are longer than memory should have to be. They look at the memory of the whole process, so nothing runs beside them.</summary>
[Collection(nameof(LongPagingTests))]
[CollectionDefinition(nameof(LongPagingTests), DisableParallelization = true)]
public sealed class LongPagingTests(ITestOutputHelper output)
{
    private const int Pages = 1000;
    private const int PageSize = 100;

    [Fact]
    public async Task A_hundred_thousand_items_are_never_held_together()
    {
        using ServiceProvider services = Services(new Server(Pages));
        MessagesClient messages = services.GetRequiredService<MessagesClient>();
        List<WeakReference> firsts = [];
        (int count, long early, long late) = (0, 0, 0);

        await foreach (Message message in messages.List("647", new MessageFilter { PageSize = PageSize }))
        {
            if (count % PageSize == 0)
            {
                firsts.Add(new WeakReference(message));
            }

            count++;
            early = count == 1000 ? GC.GetTotalMemory(forceFullCollection: true) : early;
            late = count == (Pages * PageSize) - 1 ? GC.GetTotalMemory(forceFullCollection: true) : late;
        }

        output.WriteLine($"Live after 1,000 items: {early / 1024:N0} KB; after 100,000: {late / 1024:N0} KB.");
        count.Should().Be(Pages * PageSize);
        firsts.Take(Pages - 5).Count(first => first.IsAlive).Should().BeLessThan(5, "a page is forgotten when the next one is read");
        (late - early).Should().BeLessThan(16 << 20);
    }

    [Fact]
    public async Task A_loop_of_more_pages_than_are_remembered_ends_too()
    {
        const int loop = 3000;
        using ServiceProvider services = Services(new Server(int.MaxValue, loop));
        int pages = 0;

        await foreach (Page<Message> page in services.GetRequiredService<MessagesClient>().List("647", new MessageFilter { PageSize = 1 }).AsPages())
        {
            pages++;
        }

        pages.Should().BeInRange(loop, 4 * loop);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(CursorTrail.Length - 1)]
    public void A_loop_that_is_remembered_ends_where_it_closes(int loop)
    {
        CursorTrail trail = new();
        foreach (int before in Enumerable.Range(0, 2500))
        {
            trail.TryAdd($"before {before}").Should().BeTrue();
        }

        foreach (int step in Enumerable.Range(0, loop))
        {
            trail.TryAdd($"{step}").Should().BeTrue();
        }

        trail.TryAdd("0").Should().BeFalse();
    }

    [Fact]
    public void A_way_without_a_loop_is_not_taken_for_one()
    {
        CursorTrail trail = new();

        Enumerable.Range(0, 100_000).All(step => trail.TryAdd($"{step}")).Should().BeTrue();
    }

    private static ServiceProvider Services(HttpMessageHandler transport)
    {
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => options.ApiKey = "key").ConfigurePrimaryHttpMessageHandler(() => transport);
        return services.BuildServiceProvider();
    }

    /// <summary>Answers page after page, and remembers nothing.</summary>
    private sealed class Server(int pages, int loop = int.MaxValue) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Dictionary<string, string> query = request.RequestUri!.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
            int page = query.TryGetValue("after", out string? after) ? int.Parse(after, CultureInfo.InvariantCulture) : 0;
            int size = int.Parse(query["limit"], CultureInfo.InvariantCulture);
            StringBuilder body = new("""{"data":[""");
            foreach (int item in Enumerable.Range(0, size))
            {
                body.Append(CultureInfo.InvariantCulture, $$"""{{(item == 0 ? "" : ",")}}{"id":"{{page}}.{{item}}","type":"text","text":{"body":"Message {{item}} of page {{page}}"},"unknown":{"a":1} }""");
            }

            int next = page + 1 < loop ? page + 1 : 1;
            body.Append("""],"paging":{"cursors":{"after":""").Append(page + 1 < pages ? $"\"{next}\"" : "null").Append("}}}");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") });
        }
    }
}
