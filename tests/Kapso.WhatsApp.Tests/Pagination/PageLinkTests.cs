using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Pagination;

/// <summary>Lists whose pages link to their neighbours, with cursors beside the links or without.</summary>
public sealed class PageLinkTests
{
    [Theory]
    [InlineData("""{"next":"https://api.kapso.ai/meta/whatsapp/v24.0/8811/message_templates?limit=1&after=QQ%3D%3D"}""", "QQ%3D%3D")]
    [InlineData("""{"next":"https://graph.facebook.com/v23.0/8811/message_templates?after=a+b%2Fc%3D&limit=1#x","cursors":null}""", "a%2Bb%2Fc%3D")]
    [InlineData("""{"next":"/8811/message_templates?before=b&after=MTA=","cursors":{"before":"b","after":null}}""", "MTA%3D")]
    [InlineData("""{"next":"MTA/MQ==","cursors":{"before":"","after":""}}""", "MTA%2FMQ%3D%3D")]
    [InlineData("""{"next":"MTA="}""", "MTA%3D")]
    [InlineData("""{"next":"https://api.kapso.ai/x?after=other","cursors":{"after":"mine"}}""", "mine")]
    public async Task A_link_is_followed_with_the_cursor_beside_it_or_in_it(string paging, string asked)
    {
        using KapsoUnderTest kapso = new(Page(paging, "1"), Page("null", "2"));

        (await Ids(kapso.Client.Templates.List("8811").AsPages())).Should().Equal("1", "2");
        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("", "?after=" + asked);
    }

    [Fact]
    public async Task A_link_to_the_previous_page_is_followed_too()
    {
        using KapsoUnderTest kapso = new(Page("""{"previous":"https://api.kapso.ai/platform/v1/whatsapp/messages?before=b2"}""", "2"), Page("""{"cursors":{"before":"b1"}}""", "1"));

        (await Ids(kapso.Client.Templates.List("8811").AsPreviousPages("b3"))).Should().Equal("2", "1");
        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("?before=b3", "?before=b2");
    }

    [Theory]
    [InlineData("""{"next":"https://api.kapso.ai/meta/whatsapp/v24.0/8811/message_templates?limit=1"}""", "next")]
    [InlineData("""{"next":"https://api.kapso.ai/x?page=2&after=","cursors":{}}""", "next")]
    [InlineData("""{"previous":"https://api.kapso.ai/x"}""", "previous")]
    public async Task A_link_that_cannot_be_followed_does_not_pass_for_the_end(string paging, string name)
    {
        using KapsoUnderTest kapso = new(Page(paging, "1"));

        (await kapso.Client.Awaiting(client => client.Templates.List("8811").GetPageAsync()).Should().ThrowAsync<KapsoSerializationException>())
            .WithMessage($"*links to a {name} page without its cursor*");
    }

    [Theory]
    [InlineData("""{"cursors":{"before":"b","after":"c"}}""")]
    [InlineData("""{"cursors":{"before":"b","after":"c"},"next":null}""")]
    [InlineData("""{"cursors":{"before":"b","after":"c"},"next":""}""")]
    public async Task Where_pages_have_links_one_without_is_the_last(string last)
    {
        using KapsoUnderTest kapso = new(Page("""{"cursors":{"before":"a","after":"b"},"next":"https://graph.facebook.com/v23.0/8811/message_templates?after=b"}""", "1"), Page(last, "2"));
        List<Page<Template>> pages = [];

        await foreach (Page<Template> page in kapso.Client.Templates.List("8811").AsPages())
        {
            pages.Add(page);
        }

        pages.Select(page => page.NextCursor).Should().Equal("b", null);
        kapso.Transport.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Going_back_ends_at_a_page_without_a_link_where_pages_had_one()
    {
        using KapsoUnderTest kapso = new(Page("""{"cursors":{"before":"b2"},"previous":"https://graph.facebook.com/v23.0/x?before=b2"}""", "2"), Page("""{"cursors":{"before":"b1"}}""", "1"));

        (await Ids(kapso.Client.Templates.List("8811").AsPreviousPages("b3"))).Should().Equal("2", "1");
        kapso.Transport.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_link_that_is_null_says_that_there_is_no_further_page()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, """{"data":[{"id":"1"}],"paging":{"cursors":{"before":"b","after":"c"},"next":null,"previous":null}}"""));

        Page<Message> page = await kapso.Client.Messages.List(new ProjectMessageFilter()).GetPageAsync();

        (page.NextCursor, page.PreviousCursor).Should().Be((null, null));
    }

    [Fact]
    public async Task Pages_without_links_go_on_while_they_have_cursors()
    {
        using KapsoUnderTest kapso = new(Page("""{"cursors":{"after":"b"}}""", "1"), Page("""{"cursors":{"after":"c"}}""", "2"), Page("""{"cursors":{"after":null}}""", "3"));

        (await Ids(kapso.Client.Templates.List("8811").AsPages())).Should().Equal("1", "2", "3");
    }

    [Fact]
    public async Task Of_Meta_itself_a_page_without_a_link_is_the_last()
    {
        using KapsoUnderTest kapso = new(
            options => (options.ApiKey, options.AccessToken, options.BaseAddress) = (null, "EAAG-test-token-123", new Uri("https://graph.facebook.com")),
            Page("""{"cursors":{"before":"b","after":"c"}}""", "1"));

        (await Ids(kapso.Client.Templates.List("8811").AsPages())).Should().Equal("1");
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task What_numbered_pages_say_of_cursors_is_not_read_and_the_other_way_round()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, """{"data":[],"paging":{"cursors":{"after":"c"}},"meta":{"page":1,"total_pages":3}}"""));

        (await kapso.Client.Customers.List().GetPageAsync()).NextCursor.Should().Be("2");
        (await kapso.Client.Messages.List("647").GetPageAsync()).NextCursor.Should().Be("c");
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Page(string paging, string id) =>
        Answer(HttpStatusCode.OK, $$"""{"data":[{"id":"{{id}}","name":"n","status":"APPROVED","category":"UTILITY","language":"en"}],"paging":{{paging}}}""");

    private static async Task<List<string>> Ids(IAsyncEnumerable<Page<Template>> pages)
    {
        List<string> ids = [];
        await foreach (Page<Template> page in pages)
        {
            ids.AddRange(page.Items.Select(template => template.Id));
        }

        return ids;
    }
}
