using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;
using Step = System.Func<System.Net.Http.HttpRequestMessage, System.Threading.CancellationToken, System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage>>;

namespace Kapso.WhatsApp.Tests.Pagination;

/// <summary>Walking over pages.</summary>
public sealed class PagedListTests
{
    [Fact]
    public async Task Items_come_from_all_pages_which_are_fetched_as_they_are_needed()
    {
        using KapsoUnderTest kapso = new(Page(["1", "2"], "A"), Page(["3"], "B"), Page(["4"], null));
        List<string> ids = [];

        await foreach (Message message in kapso.Client.Messages.List("647"))
        {
            ids.Add(message.Id);
            kapso.Transport.Requests.Should().HaveCount(int.Parse(message.Id, System.Globalization.CultureInfo.InvariantCulture) switch { <= 2 => 1, var id => id - 1 });
        }

        ids.Should().Equal("1", "2", "3", "4");
        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("", "?after=A", "?after=B");
    }

    [Fact]
    public async Task Pages_can_be_walked_from_a_cursor()
    {
        using KapsoUnderTest kapso = new(Page(["3"], "C&D"), Page(["4"], ""));

        List<Page<Message>> pages = await Collect(kapso.Client.Messages.List("647").AsPages("B"));

        pages.Select(page => page.Items.Single().Id).Should().Equal("3", "4");
        pages[0].NextCursor.Should().Be("C&D");
        pages[0].PreviousCursor.Should().Be("before");
        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("?after=B", "?after=C%26D");
    }

    [Fact]
    public async Task A_cursor_that_comes_back_ends_the_walk()
    {
        using KapsoUnderTest kapso = new(Page(["1"], "A"), Page(["2"], "B"), Page(["3"], "A"));

        (await Collect(kapso.Client.Messages.List("647"))).Should().HaveCount(3);
        kapso.Transport.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_walk_that_begins_at_a_cursor_ends_when_it_comes_back_to_it()
    {
        using KapsoUnderTest kapso = new(Page(["1"], "B"), Page(["2"], "A"), Page(["3"], null));

        (await Collect(kapso.Client.Messages.List("647").AsPages("A"))).Should().HaveCount(2);
        kapso.Transport.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_empty_page_with_a_cursor_does_not_end_the_walk()
    {
        using KapsoUnderTest kapso = new(Page([], "A"), Page(["1"], null));

        (await Collect(kapso.Client.Messages.List("647"))).Should().ContainSingle();
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[],"paging":null}""")]
    [InlineData("""{"data":[],"paging":{"cursors":{"before":null,"after":null},"next":null}}""")]
    public async Task Nothing_is_an_empty_walk(string body)
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, body));

        (await Collect(kapso.Client.Messages.List("647"))).Should().BeEmpty();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_walk_can_be_stopped_between_pages()
    {
        using KapsoUnderTest kapso = new(Page(["1"], "A"), Silence);
        using CancellationTokenSource cancel = new();

        Func<Task> walk = async () =>
        {
            await foreach (Message message in kapso.Client.Messages.List("647").WithCancellation(cancel.Token))
            {
                await cancel.CancelAsync();
            }
        };

        await walk.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task One_page_can_be_fetched_by_itself()
    {
        using KapsoUnderTest kapso = new(Page(["1"], "A"));

        (await kapso.Client.Messages.List("647").GetPageAsync()).NextCursor.Should().Be("A");
        (await kapso.Client.Messages.List("647").GetPageAsync("B")).Items.Should().ContainSingle();
        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("", "?after=B");
    }

    [Fact]
    public async Task A_list_can_be_made_for_tests()
    {
        PagedList<int> list = PagedList.Create(1, 2, 3);

        (await Collect(list)).Should().Equal(1, 2, 3);
        (await list.GetPageAsync()).TotalCount.Should().Be(3);
        (await Collect(list.AsPages())).Should().ContainSingle();
    }

    private static Step Page(string[] ids, string? after) => Answer(
        HttpStatusCode.OK,
        $$$"""{"data":[{{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}"}"""))}}}],"paging":{"cursors":{"before":"before","after":{{{(after is null ? "null" : $"\"{after}\"")}}} } } }""");

    private static async Task<List<T>> Collect<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
