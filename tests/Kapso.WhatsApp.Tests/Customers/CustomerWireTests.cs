using System.Net;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Customers;

public sealed class CustomerWireTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Customers = Exchange.Platform + "customers";

    private const string Full = $$"""
        {"id":"{{Id}}","name":"Acme","external_customer_id":"crm-7","created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05.678901-03:00","plan":"gold"}
        """;

    [Fact]
    public async Task Creating_sends_the_customer_in_its_wrapper()
    {
        (Customer customer, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{{Full}}}""", kapso => kapso.Customers.CreateAsync(new NewCustomer { Name = "Acme", ExternalCustomerId = "crm-7" }), HttpStatusCode.Created);

        request.ShouldBe("POST", Customers, """{"customer":{"name":"Acme","external_customer_id":"crm-7"}}""");
        customer.Id.Should().Be(Id);
        customer.Name.Should().Be("Acme");
        customer.ExternalCustomerId.Should().Be("crm-7");
        customer.CreatedAt.Should().Be(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        customer.UpdatedAt!.Value.Offset.Should().Be(TimeSpan.FromHours(-3));
        customer.AdditionalData["plan"].GetString().Should().Be("gold");
    }

    [Fact]
    public async Task What_is_not_given_is_not_sent() =>
        (await Exchange.Make($$"""{"data":{{Full}}}""", kapso => kapso.Customers.CreateAsync(new NewCustomer { Name = "Ä \"x\"" }))).Request
            .ShouldBe("POST", Customers, """{"customer":{"name":"\u00C4 \u0022x\u0022"}}""");

    [Fact]
    public async Task A_customer_is_read_by_its_escaped_id()
    {
        (Customer customer, SeenRequest request) = await Exchange.Make("""{"data":{"id":"a/b"}}""", kapso => kapso.Customers.GetAsync("a/b?c"));

        request.ShouldBe("GET", Customers + "/a%2Fb%3Fc");
        customer.Name.Should().BeNull();
    }

    [Fact]
    public async Task An_update_sets_clears_and_leaves_alone()
    {
        await Sends(new CustomerUpdate { Name = "New" }, """{"customer":{"name":"New"}}""");
        await Sends(new CustomerUpdate { ExternalCustomerId = "7" }, """{"customer":{"external_customer_id":"7"}}""");
        await Sends(new CustomerUpdate { Name = "New", ExternalCustomerId = null }, """{"customer":{"name":"New","external_customer_id":null}}""");

        static async Task Sends(CustomerUpdate update, string body) =>
            (await Exchange.Make($$"""{"data":{{Full}}}""", kapso => kapso.Customers.UpdateAsync(Id, update))).Request.ShouldBe("PATCH", $"{Customers}/{Id}", body);
    }

    [Fact]
    public async Task A_deletion_is_answered_by_nothing() =>
        (await Exchange.Make("", kapso => kapso.Customers.DeleteAsync(Id), HttpStatusCode.NoContent)).ShouldBe("DELETE", $"{Customers}/{Id}");

    [Fact]
    public async Task A_list_takes_every_filter_and_knows_its_neighbours()
    {
        CustomerFilter filter = new()
        {
            NameContains = "a&b",
            ExternalCustomerId = "crm 7",
            CreatedAfter = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)),
            CreatedBefore = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
            PageSize = 2,
        };

        (Page<Customer> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{Full}},{"id":"2"}],"meta":{"page":3,"per_page":2,"total_pages":5,"total_count":9} }""", kapso => kapso.Customers.List(filter).GetPageAsync("3"));

        request.ShouldBe(
            "GET",
            Customers + "?name_contains=a%26b&external_customer_id=crm%207&created_after=2025-12-31T23%3A00%3A00Z&created_before=2026-02-01T00%3A00%3A00Z&per_page=2&page=3");
        page.Items.Select(customer => customer.Id).Should().Equal(Id, "2");
        page.Items[0].AdditionalData.Should().ContainKey("plan");
        (page.PreviousCursor, page.NextCursor, page.TotalCount).Should().Be(("2", "4", 9));
    }

    [Fact]
    public async Task Items_go_over_all_numbered_pages()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":[{"id":"1"}],"meta":{"page":1,"total_pages":3}}"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":[{"id":"2"}],"meta":{"current_page":"2","total_pages":"3"}}"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":[{"id":"3"}],"meta":{"page":3,"total_pages":3}}"""));

        List<string> ids = [];
        await foreach (Customer customer in kapso.Client.Customers.List())
        {
            ids.Add(customer.Id);
        }

        ids.Should().Equal("1", "2", "3");
        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("", "?page=2", "?page=3");
    }

    [Theory]
    [InlineData("""{"data":[{"id":"1"}]}""")]
    [InlineData("""{"data":[{"id":"1"}],"meta":null}""")]
    [InlineData("""{"data":[{"id":"1"}],"meta":{"page":1,"total_pages":1}}""")]
    [InlineData("""{"data":[{"id":"1"}],"meta":{"page":7,"total_pages":0}}""")]
    public async Task The_last_page_has_no_next_one(string answer) =>
        (await Exchange.Make(answer, kapso => kapso.Customers.List().GetPageAsync())).Result.NextCursor.Should().BeNull();

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("MTA=")]
    [InlineData("99999999999")]
    public async Task A_cursor_of_another_list_is_refused(string cursor) =>
        (await Exchange.Refused(kapso => kapso.Customers.List().GetPageAsync(cursor))).ShouldBe("cursor: page-number");

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public async Task A_customer_needs_a_name(string name)
    {
        (await Exchange.Refused(kapso => kapso.Customers.CreateAsync(new NewCustomer { Name = name }))).ShouldBe("customer.name: required");
        (await Exchange.Refused(kapso => kapso.Customers.UpdateAsync(Id, new CustomerUpdate { Name = name }))).ShouldBe("update.name: required");
    }

    [Fact]
    public async Task An_update_of_nothing_is_refused() =>
        (await Exchange.Refused(kapso => kapso.Customers.UpdateAsync(Id, new CustomerUpdate()))).ShouldBe("update: changes");

    [Fact]
    public async Task A_deletion_that_is_tried_again_and_finds_nothing_has_happened()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Fail(HttpRequestError.ResponseEnded), ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"Customer not found"}"""));

        await kapso.Client.Customers.DeleteAsync(Id);

        kapso.Transport.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_creation_is_never_repeated_and_says_that_it_may_have_happened()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadGateway, "<html>"));

        KapsoApiException failed = (await kapso.Client.Customers.Awaiting(c => c.CreateAsync(new NewCustomer { Name = "A" })).Should().ThrowAsync<KapsoApiException>()).Which;

        failed.OutcomeUnknown.Should().BeTrue();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_servers_text_is_kept()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.UnprocessableEntity, """{"error":"Name can't be blank"}"""));

        KapsoApiException refused = (await kapso.Client.Customers.Awaiting(c => c.CreateAsync(new NewCustomer { Name = "A" })).Should().ThrowAsync<KapsoApiException>()).Which;

        ((int)refused.StatusCode, refused.ServerMessage, refused.OperationId).Should().Be((422, "Name can't be blank", "createCustomer"));
    }
}
