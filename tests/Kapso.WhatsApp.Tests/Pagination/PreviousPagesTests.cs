using System.Net;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.Logs;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Pagination;

/// <summary>Going back through pages.</summary>
public sealed class PreviousPagesTests
{
    [Fact]
    public async Task The_page_before_is_asked_for_with_the_filter_of_the_list()
    {
        (Page<Message> page, SeenRequest request) = await Exchange.Make(
            Cursors("p", "n"), kapso => kapso.Messages.List("647", new MessageFilter { PageSize = 2, ConversationId = "c", Fields = MessageFields.None }).GetPreviousPageAsync("a&after=b"));

        request.ShouldBe("GET", Exchange.WhatsApp + "647/messages?conversation_id=c&fields=kapso%28%29&limit=2&before=a%26after%3Db");
        (page.PreviousCursor, page.NextCursor).Should().Be(("p", "n"));
    }

    [Fact]
    public async Task Filters_of_time_are_not_taken_for_the_cursor()
    {
        (_, SeenRequest request) = await Exchange.Make(Cursors(null, null), kapso => kapso.Webhooks.ListDeliveries().GetPreviousPageAsync("x"));

        request.Uri.Query.Should().Be("?before=x");
    }

    [Fact]
    public async Task The_way_back_ends_at_the_first_page()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Cursors("b", "x")), Answer(HttpStatusCode.OK, Cursors(null, "y")));

        (await Count(kapso.Client.Messages.List().AsPreviousPages("a"))).Should().Be(2);
        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("?before=a", "?before=b");
    }

    [Fact]
    public async Task The_way_back_ends_where_it_closes()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Cursors("b", null)), Answer(HttpStatusCode.OK, Cursors("a", null)));

        (await Count(kapso.Client.Messages.List().AsPreviousPages("a"))).Should().Be(2);
    }

    [Fact]
    public async Task Numbered_pages_are_left_by_their_numbers()
    {
        (Page<Customer> page, SeenRequest request) = await Exchange.Make(
            """{"data":[],"meta":{"page":2,"per_page":20,"total_pages":3,"total_count":45}}""", kapso => kapso.Customers.List().GetPreviousPageAsync("2"));

        request.ShouldBe("GET", Exchange.Platform + "customers?page=2");
        (page.PreviousCursor, page.NextCursor).Should().Be(("1", "3"));
    }

    [Fact]
    public async Task A_list_without_a_way_back_says_so()
    {
        LogSearch search = new() { Text = "a" };
        LogSearch filtered = search with { Filters = new Dictionary<string, ScalarValue> { ["a"] = "b" } };

        (await Exchange.Refused(kapso => kapso.Logs.Search(search).GetPreviousPageAsync("c"))).ShouldBe("cursor: no-way-back");
        (await Exchange.Refused(kapso => kapso.Logs.Search(filtered).GetPreviousPageAsync("c"))).ShouldBe("cursor: no-way-back");
    }

    [Fact]
    public async Task A_list_of_one_page_takes_no_cursor()
    {
        (await Exchange.Refused(kapso => kapso.Agents.ListModes().GetPageAsync("c"))).ShouldBe("cursor: one-page");
        (await Exchange.Refused(kapso => kapso.Agents.ListModes().GetPreviousPageAsync("c"))).ShouldBe("cursor: one-page");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_blank_cursor_leads_nowhere(string cursor)
    {
        (await Exchange.Refused(kapso => kapso.Messages.List().GetPreviousPageAsync(cursor))).ShouldBe("cursor: required");
        (await Exchange.Refused(kapso => Count(kapso.Messages.List().AsPreviousPages(cursor)))).ShouldBe("startCursor: required");
    }

    [Fact]
    public async Task A_refusal_names_the_operation()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.UnprocessableEntity, """{"error":"Invalid cursor"}"""));

        KapsoApiException refused = (await kapso.Client.Messages.List().Awaiting(list => list.GetPreviousPageAsync("x")).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.OperationId.Should().Be("listWhatsappMessages");
    }

    private static string Cursors(string? before, string? after) =>
        $$$"""{"data":[],"paging":{"cursors":{"before":{{{(before is null ? "null" : $"\"{before}\"")}}},"after":{{{(after is null ? "null" : $"\"{after}\"")}}} } } }""";

    private static async Task<int> Count<T>(IAsyncEnumerable<Page<T>> pages)
    {
        int count = 0;
        await foreach (Page<T> _ in pages)
        {
            count++;
        }

        return count;
    }
}
