using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Pagination;

/// <summary>Reading over the wire: paths, queries and pages.</summary>
public sealed class ReadWireTests
{
    private const string One = """{"id":"wamid.1","type":"text","text":{"body":"Hi"},"unknown":1}""";

    [Fact]
    public async Task Every_filter_of_a_numbers_list_stands_in_the_query()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page(null, "1")));

        await kapso.Client.Messages.List("1/2", new MessageFilter
        {
            ConversationId = "c&d",
            Direction = MessageDirection.Inbound,
            Status = MessageStatus.Read,
            Since = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
            Until = new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero),
            PageSize = 100,
            Fields = MessageFields.Create(MessageField.Direction, MessageField.Status),
        }).GetPageAsync("a=b");

        kapso.Transport.Requests.Single().Method.Should().Be(HttpMethod.Get);
        kapso.Transport.Requests.Single().Uri.AbsoluteUri.Should().Be(
            "https://api.kapso.ai/meta/whatsapp/v24.0/1%2F2/messages?conversation_id=c%26d&direction=inbound&status=read&since=2026-01-02T01%3A04%3A05Z&until=2026-01-03T00%3A00%3A00Z&fields=kapso%28direction%2Cstatus%29&limit=100&after=a%3Db");
    }

    [Fact]
    public async Task Every_filter_of_the_projects_search_stands_in_the_query()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page(null, "1")));

        await kapso.Client.Messages.List(new ProjectMessageFilter
        {
            PhoneNumberId = "1",
            ConversationId = "c",
            PhoneNumberContains = "+1555",
            BusinessScopedUserId = "US.1",
            Direction = MessageDirection.Outbound,
            Status = MessageStatus.Failed,
            MessageType = MessageType.Image,
            HasMedia = true,
            PageSize = 1,
        }).GetPageAsync();

        kapso.Transport.Requests.Single().Uri.AbsoluteUri.Should().Be(
            "https://api.kapso.ai/platform/v1/whatsapp/messages?phone_number_id=1&conversation_id=c&phone_number=%2B1555&business_scoped_user_id=US.1&direction=outbound&status=failed&message_type=image&has_media=true&limit=1");
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("all", "?fields=kapso%28%2A%29")]
    [InlineData("none", "?fields=kapso%28%29")]
    [InlineData("default", "?fields=kapso%28default%29")]
    public async Task One_message_is_read_with_the_fields_that_are_asked_for(string? fields, string query)
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, One));

        Message message = await kapso.Client.Messages.GetAsync("1", "wamid.A==", fields switch { "all" => MessageFields.All, "none" => MessageFields.None, "default" => MessageFields.Default, _ => null });

        message.Content.Should().BeEquivalentTo(new TextContent { Body = "Hi" });
        message.AdditionalData.Should().ContainKey("unknown");
        kapso.Transport.Requests.Single().Uri.AbsoluteUri.Should().Be("https://api.kapso.ai/meta/whatsapp/v24.0/1/messages/wamid.A%3D%3D" + query);
    }

    [Fact]
    public async Task One_message_of_the_project_is_unwrapped()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, $$"""{"data":{{One}} }"""));

        (await kapso.Client.Messages.GetAsync("wamid.1")).Id.Should().Be("wamid.1");
        kapso.Transport.Requests.Single().Uri.AbsolutePath.Should().Be("/platform/v1/whatsapp/messages/wamid.1");
    }

    [Theory]
    [InlineData("getMessage")]
    [InlineData("listMessages")]
    [InlineData("listWhatsappMessages")]
    [InlineData("getWhatsappMessage")]
    public async Task A_refused_read_says_what_was_refused(string operation)
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.NotFound, """{"error":"Not found"}"""));
        MessagesClient messages = kapso.Client.Messages;
        Func<Task> read = operation switch
        {
            "getMessage" => () => messages.GetAsync("1", "w"),
            "listMessages" => () => messages.List("1").GetPageAsync(),
            "listWhatsappMessages" => () => messages.List().GetPageAsync(),
            _ => () => messages.GetAsync("w"),
        };

        KapsoApiException refused = (await read.Should().ThrowAsync<KapsoApiException>()).Which;

        refused.OperationId.Should().Be(operation);
        refused.Category.Should().Be(ErrorCategory.NotFound);
    }

    [Fact]
    public async Task Items_go_over_all_pages_and_pages_can_be_resumed()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page("c2", "1", "2")), Answer(HttpStatusCode.OK, Page("c3")), Answer(HttpStatusCode.OK, Page(null, "3")));

        List<string> ids = [];
        await foreach (Message message in kapso.Client.Messages.List("1"))
        {
            ids.Add(message.Id);
        }

        ids.Should().Equal("1", "2", "3");
        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("", "?after=c2", "?after=c3");
    }

    [Fact]
    public async Task A_cursor_that_comes_again_ends_the_list()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page("a", "1")), Answer(HttpStatusCode.OK, Page("b", "2")), Answer(HttpStatusCode.OK, Page("a", "3")), Answer(HttpStatusCode.OK, Page("b", "4")));

        List<Page<Message>> pages = [];
        await foreach (Page<Message> page in kapso.Client.Messages.List("1").AsPages("start"))
        {
            pages.Add(page);
        }

        pages.Should().HaveCount(3);
        kapso.Transport.Requests.First().Uri.Query.Should().Be("?after=start");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_page_size_out_of_range_is_refused_before_the_call(int size)
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page(null)));

        kapso.Client.Messages.Invoking(messages => messages.List("1", new MessageFilter { PageSize = size })).Should().Throw<KapsoValidationException>().Which.Problems.Single().Path.Should().Be("filter.pageSize");
        kapso.Client.Messages.Invoking(messages => messages.List(new ProjectMessageFilter { PageSize = size })).Should().Throw<KapsoValidationException>();
    }

    [Fact]
    public async Task A_list_for_tests_holds_what_it_is_given()
    {
        Page<int> page = await PagedList.Create(1, 2, 3).GetPageAsync();

        page.Items.Should().Equal(1, 2, 3);
        page.NextCursor.Should().BeNull();
    }

    private static string Page(string? after, params string[] ids) =>
        $$$"""{"data":[{{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","type":"text"}"""))}}}],"paging":{"cursors":{"before":null,"after":{{{(after is null ? "null" : $"\"{after}\"")}}} } } }""";
}
