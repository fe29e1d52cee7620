using System.Net;
using Kapso.WhatsApp.ProjectFindings;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.ProjectFindings;

public sealed class FindingWireTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Findings = Exchange.Platform + "findings";

    private const string Summary = $$"""
        {"id":"{{Id}}","signal_name":"order.cancelled","direction":"rising","status":"open","affected_count":7,"affected_unit":"conversations","last_observed_at":"2026-01-02T03:04:05Z","related_findings_count":2,
        "investigation":{"status":"completed","retryable":true,"retry_reason":"new_evidence","completed_at":"2026-01-02T03:04:05Z","error_message":"cut","cause_title":"A node","summary":"In short","tomorrow":1},
        "verification":{"status":"monitoring","trigger_type":"workflow_version","completed_at":"2026-01-02T03:04:05Z","tomorrow":1},"tomorrow":1}
        """;

    private const string Reference = """{"source_type":"project_event","source_id":"e1","observation":"Asked twice","occurred_at":"2026-01-02T03:04:05Z","tomorrow":1}""";

    private const string Full = $$"""
        {"id":"{{Id}}","source_type":"project_event","source_key":"order.cancelled","signal_name":"order.cancelled","direction":"falling","status":"quiet","affected_count":7,"baseline_count":3,
        "current_rate":0.35,"baseline_rate":0.15,"evidence_revision":4,"last_observed_at":"2026-01-02T03:04:05Z","window_start_at":"2026-01-01T00:00:00Z","window_end_at":"2026-01-08T00:00:00Z",
        "last_qualified_at":"2026-01-02T03:04:06Z","affected_unit":"events","workflow_id":"w1","workflow_name":"Orders",
        "verification":{"id":"v1","status":"not_improved","trigger_type":"manual","from_workflow_version":3,"to_workflow_version":4,"started_at":"2026-01-03T00:00:00Z","completed_at":"2026-01-04T00:00:00Z","tomorrow":1},
        "related_findings":[{"id":"f2","source_type":"project_event","source_key":"k","signal_name":"s","direction":"recurring","affected_count":1,"baseline_count":2,"current_rate":1,"baseline_rate":0.5,
        "window_start_at":"2026-01-01T00:00:00Z","window_end_at":"2026-01-08T00:00:00Z","affected_unit":"conversations","evidence_revision":1,"tomorrow":1}],
        "investigation":{"id":"i1","status":"timed_out","retryable":false,"retry_reason":"none","error_message":"Too slow","created_at":"2026-01-02T00:00:00Z","completed_at":"2026-01-02T01:00:00Z","workflow_id":"w1","workflow_name":"Orders",
        "result":{"summary":"In short","alternative_explanations":["Holiday"],"coverage_limitations":["No calls"],"affected_components":["Node 3"],
        "causes":[{"title":"Asks twice","explanation":"A loop","confidence":"high","evidence_references":[{{Reference}}],"tomorrow":1}],
        "suggested_fixes":[{"title":"Ask once","priority":"primary","category":"workflow","change":"Remove the edge","verification":"Send an order","target":{"name":"Orders","location":"node_3","tomorrow":1},"evidence_references":[{{Reference}}],"tomorrow":1}],
        "change_since_previous":{"status":"narrowed","explanation":"Only orders","tomorrow":1},"tomorrow":1},"tomorrow":1},"tomorrow":1}
        """;

    private const string Signal = """
        {"id":"f1","source_type":"project_event","source_key":"k","signal_name":"s","direction":"rising","status":"candidate","window_start_at":"2026-01-01T00:00:00Z","window_end_at":"2026-01-08T00:00:00Z",
        "affected_count":1,"baseline_count":2,"current_rate":0.25,"baseline_rate":0.5,"last_observed_at":"2026-01-02T03:04:05Z","tomorrow":1}
        """;

    private const string Shared = $$"""
        "finding":{{Signal}},"event_definition":{"id":"d1","name":"s","display_name":"S","description":"Says s","property_schema":{"amount":{"type":"number"} },"tomorrow":1},
        "daily_history":[{"bucket_on":"2026-01-02","event_count":4,"conversation_count":3,"tomorrow":1}],
        "source_events":[{"id":"e1","name":"s","observed_at":"2026-01-02T03:04:05Z","occurred_at":"2026-01-02T03:04:04Z","conversation_id":"c1","properties":{"amount":5,"vip":true},
        "whatsapp_config":{"id":"n1","kind":"production","name":"Shop","business_phone_number":"+15550001111","meta_phone_number_id":"647","tomorrow":1},
        "source_workflow":{"workflow_id":"w1","execution_id":"x1","snapshot_id":"s1","snapshot_version":4,"test_mode":false,"tomorrow":1},"tomorrow":1}],
        "affected_conversation_ids":["c1"],"co_occurring_events":[{"name":"order.paid","event_count":2,"observed_at":"2026-01-02T03:04:05Z","tomorrow":1}],
        "new_evidence":[{"id":"e1","observed_at":"2026-01-02T03:04:05Z","source_type":"conversation","new_since_previous":true,"tomorrow":1}],"historical_context":[{"any":1}],
        "evidence_summary":{"cutoff":"2026-01-02T00:00:00Z","new_item_count":3,"tomorrow":1},"tomorrow":1
        """;

    private const string Evidence = $$"""
        { {{Shared}},"coverage":{"source_event_count":200,"source_events_returned":100,"affected_conversations_returned":50,"comparison_conversations_returned":20,"source_event_limit":100,
        "affected_conversation_limit":50,"comparison_conversation_limit":20,"note":"Capped","cutoff":"2026-01-02T00:00:00Z","freshness":"By time","tomorrow":1},
        "workflow":{"id":"w1","name":"Orders","tomorrow":1},"comparison_conversation_ids":["c2"],"grouped_findings":[{{Signal}}],"evidence_by_finding":[{ {{Shared}} }]}
        """;

    [Fact]
    public async Task Findings_are_listed_and_the_last_page_has_no_next_one()
    {
        (Page<FindingSummary> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{Summary}},{"id":"2","investigation":null,"verification":null}],"paging":{"cursors":{"before":"b","after":"a"},"next":null,"previous":"p=="} }""",
            kapso => kapso.Findings.List(new FindingFilter { PageSize = 25 }).GetPageAsync("z=="));

        request.ShouldBe("GET", Findings + "?limit=25&after=z%3D%3D");
        page.Items[0].ShouldHold(Summary);
        (page.Items[0].Direction, page.Items[0].Status, page.Items[0].AffectedUnit).Should().Be((FindingDirection.Rising, FindingStatus.Open, FindingUnit.Conversations));
        page.Items[1].Investigation.Should().BeNull();
        (page.NextCursor, page.PreviousCursor).Should().Be((null, "p=="), "the cursors of the items are there on the last page too");
    }

    [Fact]
    public async Task A_page_goes_on_where_the_list_says()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":[{"id":"1"}],"paging":{"cursors":{"before":"x","after":"y"},"next":"n1","previous":null}}"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":[{"id":"2"}],"paging":{"cursors":{"before":"v","after":"w"},"next":null,"previous":"p1"}}"""));

        List<string> ids = [];
        await foreach (FindingSummary finding in kapso.Client.Findings.List())
        {
            ids.Add(finding.Id);
        }

        ids.Should().Equal("1", "2");
        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("", "?after=n1");
        await kapso.Client.Findings.List().GetPreviousPageAsync("p1");
        kapso.Transport.Requests.Last().Uri.Query.Should().Be("?before=p1");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(26)]
    public async Task A_page_has_at_most_twenty_five(int size) =>
        (await Exchange.Refused(kapso => kapso.Findings.List(new FindingFilter { PageSize = size }).GetPageAsync())).ShouldBe("filter.pageSize: range");

    [Fact]
    public async Task A_finding_is_read_whole()
    {
        (Finding finding, SeenRequest request) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Findings.GetAsync(Id));

        request.ShouldBe("GET", $"{Findings}/{Id}");
        finding.ShouldHold(Full);
        (finding.CurrentRate, finding.Status, finding.EvidenceRevision).Should().Be((0.35, FindingStatus.Quiet, 4));
        FindingInvestigationResult result = finding.Investigation!.Result!;
        result.Causes.Should().ContainSingle().Which.Confidence.Should().Be(FindingConfidence.High);
        result.SuggestedFixes[0].Should().BeEquivalentTo(new { Priority = FindingFixPriority.Primary, Category = FindingFixCategory.Workflow, Target = new { Location = "node_3" } });
        result.ChangeSincePrevious!.Status.Should().Be(FindingChangeStatus.Narrowed);
        (finding.Verification!.TriggerType, finding.Verification.FromWorkflowVersion).Should().Be((FindingVerificationTrigger.Manual, 3));
    }

    [Fact]
    public async Task Lists_of_an_investigation_may_be_null()
    {
        Finding finding = (await Exchange.Make(
            $$"""{"data":{"id":"{{Id}}","related_findings":null,"investigation":{"status":"queued","result":{"summary":null,"alternative_explanations":null,"causes":[null]} } } }""",
            kapso => kapso.Findings.GetAsync(Id))).Result;

        finding.RelatedFindings.Should().BeEmpty();
        finding.Investigation!.HasEnded.Should().BeFalse();
        (finding.Investigation.Result!.AlternativeExplanations.Count, finding.Investigation.Result.Causes.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task Evidence_is_read_whole()
    {
        (FindingEvidence evidence, SeenRequest request) = await Exchange.Make($$"""{"data":{{Evidence}} }""", kapso => kapso.Findings.GetEvidenceAsync(Id));

        request.ShouldBe("GET", $"{Findings}/{Id}/evidence");
        evidence.ShouldHold(Evidence);
        evidence.Error.Should().BeNull();
        evidence.DailyHistory[0].Day.Should().Be(new DateOnly(2026, 1, 2));
        evidence.SourceEvents[0].Properties["amount"].Number.Should().Be(5);
        evidence.SourceEvents[0].PhoneNumber!.PhoneNumberId.Should().Be("647");
        evidence.EvidenceByFinding[0].SourceEvents[0].SourceWorkflow!.SnapshotVersion.Should().Be(4);
    }

    [Fact]
    public async Task Evidence_that_cannot_be_read_says_so()
    {
        FindingEvidence evidence = (await Exchange.Make(
            """{"data":{"error":"The source is gone","source_type":"project_event","source_key":"k"}}""", kapso => kapso.Findings.GetEvidenceAsync(Id))).Result;

        (evidence.Error, evidence.SourceType, evidence.SourceKey, evidence.Finding).Should().Be(("The source is gone", "project_event", "k", null));
    }

    [Fact]
    public async Task An_investigation_is_started_once()
    {
        (FindingInvestigationState state, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{"finding_id":"{{Id}}","investigation_id":"i1","status":"queued","tomorrow":1} }""", kapso => kapso.Findings.StartInvestigationAsync(Id), HttpStatusCode.Accepted);
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadGateway));

        request.ShouldBe("POST", $"{Findings}/{Id}/start_investigation");
        (state.FindingId, state.InvestigationId, state.Status).Should().Be((Id, "i1", FindingInvestigationStatus.Queued));
        state.AdditionalData.Keys.Should().Equal("tomorrow");
        (await kapso.Client.Awaiting(it => it.Findings.StartInvestigationAsync(Id)).Should().ThrowAsync<KapsoApiException>()).Which.OutcomeUnknown.Should().BeTrue();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, """{"error":"Under way"}""", null, ErrorCategory.Conflict)]
    [InlineData(HttpStatusCode.UnprocessableEntity, """{"error":"Investigated already","code":"investigation_unavailable"}""", "investigation_unavailable", ErrorCategory.Validation)]
    [InlineData(HttpStatusCode.NotFound, """{"error":"Off","code":"findings_not_enabled"}""", "findings_not_enabled", ErrorCategory.NotFound)]
    [InlineData(HttpStatusCode.NotFound, """{"error":"Not found","code":"finding_not_found"}""", "finding_not_found", ErrorCategory.NotFound)]
    public async Task A_refusal_says_why(HttpStatusCode status, string body, string? code, ErrorCategory category)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(status, body));

        KapsoApiException refused = (await kapso.Client.Awaiting(it => it.Findings.StartInvestigationAsync(Id)).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.KapsoCode?.Value, refused.Category, refused.OutcomeUnknown).Should().Be((code, category, false));
        (refused.Advice?.Contains("Switch findings on", StringComparison.Ordinal) == true).Should().Be(code == KapsoErrorCode.FindingsNotEnabled.Value);
    }

    [Fact]
    public async Task Following_ends_with_the_investigation()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.OK, $$"""{"data":{"id":"{{Id}}","investigation":{"status":"queued"} } }"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, $$"""{"data":{"id":"{{Id}}","investigation":{"status":"investigating"} } }"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, $$"""{"data":{"id":"{{Id}}","investigation":{"status":"completed"} } }"""));

        Finding finding = await kapso.Client.Findings.FollowInvestigationAsync(Id);

        finding.Investigation!.Status.Should().Be(FindingInvestigationStatus.Completed);
        kapso.Transport.Requests.Should().HaveCount(3);
        (await Exchange.Make($$"""{"data":{"id":"{{Id}}"} }""", it => it.Findings.FollowInvestigationAsync(Id))).Result.Investigation.Should().BeNull("there is nothing to follow");
        (await Exchange.Refused(it => it.Findings.FollowInvestigationAsync(Id, TimeSpan.Zero))).ShouldBe("interval: range");
    }

    [Fact]
    public async Task Dismissing_sends_reason_and_note()
    {
        (FindingVerificationState state, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{"finding_id":"{{Id}}","verification_id":"v1","status":"dismissed","tomorrow":1} }""",
            kapso => kapso.Findings.DismissAsync(Id, FindingDismissalReason.ExpectedBehavior, "A holiday"));

        request.ShouldBe("POST", $"{Findings}/{Id}/dismiss", """{"reason":"expected_behavior","note":"A holiday"}""");
        (state.FindingId, state.VerificationId, state.Status).Should().Be((Id, "v1", FindingVerificationStatus.Dismissed));
        state.AdditionalData.Keys.Should().Equal("tomorrow");
        (await Exchange.Refused(kapso => kapso.Findings.DismissAsync(Id, default, " "))).ShouldBe("reason: required", "note: required");
    }

    [Fact]
    public async Task Marking_as_addressed_is_done_once()
    {
        (FindingVerificationState state, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{"finding_id":"{{Id}}","verification_id":"v1","status":"monitoring"} }""", kapso => kapso.Findings.MarkAddressedAsync(Id));
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadGateway));

        request.ShouldBe("POST", $"{Findings}/{Id}/mark_addressed");
        state.Status.Should().Be(FindingVerificationStatus.Monitoring);
        await kapso.Client.Awaiting(it => it.Findings.MarkAddressedAsync(Id)).Should().ThrowAsync<KapsoApiException>();
        kapso.Transport.Requests.Should().ContainSingle();
    }
}
