using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.Logs;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Logs;

public sealed class LogWireTests
{
    private const string ApiLogs = Exchange.Platform + "api_logs";
    private const string Search = Exchange.Platform + "log_search";

    private const string Call = """
        {"id":"l1","endpoint":"/platform/v1/customers","http_method":"POST","response_status":422,"response_time_ms":12.5,"ip_address":"203.0.113.7","error_message":"Name can't be blank",
        "created_at":"2026-01-02T03:04:05Z","api_key_id":"k1","api_key_name":"Production","tomorrow":1}
        """;

    private const string Event = """
        {"id":"evt_1","source":"flow_event","timestamp":"2026-01-02T03:04:05Z","occurred_at":"2026-01-02T03:04:04Z","ingested_at":"2026-01-02T03:04:06Z","level":"error","status":"failed","message":"It failed",
        "resource_type":"flow_event","resource_id":"r1","http_method":"GET","endpoint":"/x","api_key_id":"k1","api_key_name":"Production","response_status":500,"response_time_ms":7,"event_type":"agent_iteration_started",
        "field":"messages","event":"whatsapp.message.received","message_type":"text","phone_number_id":"647","display_phone_number":"+1 555","flow_name":"Orders","flow_id":"w1","flow_execution_id":"x1",
        "flow_event_id":"7","step_identifier":"agent_1","step_type":"agent","webhook_id":"h1","webhook_url":"https://example.com","error_class":"Timeout","error_message":"Too slow",
        "attributes":{"a":1},"payload":{"b":[2]},"tomorrow":1}
        """;

    private const string Found = $$"""
        {"data":{"available":true,"source":["flow_event"],"window":{"since":"2026-01-01T00:00:00Z","until":"2026-01-02T00:00:00Z"},"events":[{{Event}},null,{"source":"all"}],
        "pagination":{"has_more":true,"next_cursor":"n1"},"error":null,"code":null} }
        """;

    [Fact]
    public async Task Api_calls_are_listed_with_every_filter()
    {
        ApiLogFilter filter = new() { Endpoint = "customers", StatusCode = 422, ErrorsOnly = true, Period = LogPeriod.Month, PageSize = 100 };

        (Page<ApiLog> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{Call}},{"id":"l2","ip_address":null}],"paging":{"cursors":{"before":"b==","after":"a=="} } }""", kapso => kapso.Logs.ListApiLogs(filter).GetPageAsync("z=="));

        request.ShouldBe("GET", ApiLogs + "?endpoint=customers&status_code=422&errors_only=true&period=30d&limit=100&after=z%3D%3D");
        page.Items[0].ShouldHold(Call);
        (page.Items[0].Duration, page.Items[0].ResponseStatus).Should().Be((TimeSpan.FromMilliseconds(12.5), 422));
        (page.NextCursor, page.PreviousCursor).Should().Be(("a==", "b=="));
        (await Exchange.Refused(kapso => kapso.Logs.ListApiLogs(new ApiLogFilter { StatusCode = 42 }).GetPageAsync())).ShouldBe("filter.statusCode: range");
    }

    [Fact]
    public async Task A_search_for_a_text_sends_all_that_narrows_it_down()
    {
        LogSearch search = new()
        {
            Text = "time out",
            Source = LogSource.WebhookDelivery,
            Period = LogPeriod.Week,
            ProblemsOnly = true,
            HighlightEventId = "evt_1",
            HighlightResourceId = "r1",
            PageSize = 10,
        };

        (Page<LogEvent> page, SeenRequest request) = await Exchange.Make(Found, kapso => kapso.Logs.Search(search).GetPageAsync("c1"));

        request.ShouldBe("GET", Search + "?query=time%20out&period=7d&source=webhook_delivery&problems_only=true&highlight_event_id=evt_1&highlight_resource_id=r1&limit=10&cursor=c1");
        LogEvent found = page.Items.Should().ContainSingle().Subject;
        found.ShouldHold(Event);
        (found.Source, found.Duration, found.WorkflowExecutionId).Should().Be((LogSource.WorkflowEvent, TimeSpan.FromMilliseconds(7), "x1"));
        found.Payload!.Value.GetProperty("b")[0].GetInt32().Should().Be(2);
        page.Unreadable.Should().ContainSingle("an event without an id costs itself only");
        (page.NextCursor, page.PreviousCursor).Should().Be(("n1", null));
    }

    [Fact]
    public async Task A_search_around_a_time_says_so() =>
        (await Exchange.Make(Found, kapso => kapso.Logs.Search(new LogSearch { Text = "x", Around = DateTimeOffset.UnixEpoch }).GetPageAsync())).Request
            .ShouldBe("GET", Search + "?query=x&period=context&around=1970-01-01T00%3A00%3A00Z");

    [Fact]
    public async Task A_search_with_filters_is_posted()
    {
        LogSearch search = new()
        {
            Filters = new Dictionary<string, ScalarValue> { ["flow_execution_id"] = "x1", ["response_status"] = 500, ["ratio"] = 0.5m, ["retried"] = true },
            Text = "time out",
            Source = LogSource.All,
            Around = DateTimeOffset.UnixEpoch,
            ProblemsOnly = false,
            HighlightEventId = "evt_1",
            HighlightResourceId = "r1",
            PageSize = 10,
        };

        (Page<LogEvent> page, SeenRequest request) = await Exchange.Make(Found, kapso => kapso.Logs.Search(search).GetPageAsync("c1"));

        request.ShouldBe("POST", Search,
            """{"query":"time out","period":"context","source":"all","problems_only":false,"limit":10,"cursor":"c1","around":"1970-01-01T00:00:00Z","highlight_event_id":"evt_1","highlight_resource_id":"r1","filters":{"flow_execution_id":"x1","response_status":500,"ratio":0.5,"retried":true}}""");
        page.Items.Should().ContainSingle().Which.ShouldHold(Event);
    }

    [Fact]
    public async Task A_search_is_read_to_its_end_and_tried_again_on_the_way()
    {
        foreach (IReadOnlyDictionary<string, ScalarValue>? filters in new[] { null, new Dictionary<string, ScalarValue> { ["a"] = 1 } })
        {
            using KapsoUnderTest kapso = new(
                ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"available":true,"events":[{"id":"1"}],"pagination":{"has_more":true,"next_cursor":"n1"}}}"""),
                ScriptedTransport.Answer(HttpStatusCode.BadGateway),
                ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"available":true,"events":[{"id":"2"}],"pagination":{"has_more":false,"next_cursor":"n2"}}}"""));
            List<string> ids = [];
            await foreach (LogEvent found in kapso.Client.Logs.Search(new LogSearch { Text = "x", Filters = filters }))
            {
                ids.Add(found.Id);
            }

            ids.Should().Equal("1", "2");
            kapso.Transport.Requests.Should().HaveCount(3);
        }
    }

    [Fact]
    public async Task A_search_that_is_unavailable_has_not_found_nothing()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"available":false,"events":[],"error":"Not indexed yet","code":"unavailable"}}"""));

        KapsoLogSearchException unavailable = (await kapso.Client.Awaiting(it => it.Logs.Search(new LogSearch { Text = "x" }).GetPageAsync()).Should().ThrowAsync<KapsoLogSearchException>()).Which;

        (unavailable.OperationId, unavailable.Code, unavailable.RetryAdvice).Should().Be(("searchLogs", "unavailable", RetryAdvice.AfterDelay));
        unavailable.Message.Should().Be("The search through the logs is unavailable: Not indexed yet (code unavailable).");
    }

    [Fact]
    public async Task A_search_that_failed_says_why()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(
            HttpStatusCode.UnprocessableEntity, """{"data":{"available":true,"events":[],"error":"Unbalanced quotes","code":"invalid_query"}}"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(it => it.Logs.Search(new LogSearch { Text = "\"x" }).GetPageAsync()).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.ServerMessage, refused.KapsoCode?.Value, refused.Category).Should().Be(("Unbalanced quotes", "invalid_query", ErrorCategory.Validation));
    }

    [Fact]
    public async Task What_cannot_be_searched_is_refused()
    {
        await Refused(new LogSearch(), "search.text: required");
        await Refused(new LogSearch { Text = " ", ProblemsOnly = false }, "search.text: required");
        await Refused(new LogSearch { Text = "x", Period = LogPeriod.Day, Around = DateTimeOffset.UnixEpoch, PageSize = 101 }, "search.pageSize: range", "search.around: exactly-one");
        await Refused(new LogSearch { Filters = new Dictionary<string, ScalarValue> { [" "] = 1, ["a"] = (string?)null, ["b"] = default } },
            "search.filters: required", "search.filters: required", "search.filters: required");

        static async Task Refused(LogSearch search, params string[] problems) => (await Exchange.Refused(kapso => kapso.Logs.Search(search).GetPageAsync())).ShouldBe(problems);
    }

    [Fact]
    public async Task The_catalogue_is_read()
    {
        const string catalog = """
            {"sources":[{"value":"external_api_log","label":"API","color":"blue","aliases":["api"],"tomorrow":1}],
            "filter_suggestions":[{"key":"flow_id","label":"Workflow","description":"Its id","param_key":"flow","sources":["flow_event"],"tomorrow":1}],"detail_fields":["endpoint"],"tomorrow":1}
            """;

        (LogSearchCatalog? read, SeenRequest request) = await Exchange.Make($$"""{"data":{"available":true,"catalog":{{catalog}} } }""", kapso => kapso.Logs.FindCatalogAsync());

        request.ShouldBe("GET", Search + "/catalog");
        read!.ShouldHold(catalog);
        read!.Sources[0].Value.Should().Be(LogSource.ApiCall);
        read.FilterSuggestions[0].Sources.Should().Equal(LogSource.WorkflowEvent);
        (await Exchange.Make("""{"data":{"available":false,"events":[]}}""", kapso => kapso.Logs.FindCatalogAsync())).Result.Should().BeNull();
    }

    [Fact]
    public void A_number_keeps_its_digits() => ((ScalarValue)1.10m).Should().BeEquivalentTo(new { Kind = JsonValueKind.Number, Text = "1.10", Number = 1.10m });
}
