using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class FindingTests : OnboardingTest
{
    private const string Findings = $"{Platform}/findings";
    private static readonly TimeSpan Queued = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Investigated = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_numbers_and_the_evidence_are_those_of_the_recorded_events()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        Kapso.Receive(InboundMessage.Text("15557654321", "Hi"));
        string conversation = (string)(await GetJsonAsync($"{Platform}/whatsapp/conversations"))["data"]![0]!["id"]!;
        await RecordAsync("order.cancelled", conversation);
        await RecordAsync("order.cancelled", conversation);
        await RecordAsync("order.paid", conversation);
        string one = $"{Findings}/{Kapso.AddFinding(new EmulatedFinding { SignalName = "order.cancelled" })}";

        JsonNode finding = await DoAsync("GET", one);
        JsonNode evidence = await DoAsync("GET", $"{one}/evidence");

        (Text(finding, "status"), (int)finding["affected_count"]!, Text(finding, "affected_unit"), (double)finding["current_rate"]!, (int)finding["evidence_revision"]!)
            .Should().Be(("open", 1, "conversations", 0.5, 2));
        evidence["source_events"]!.AsArray().Should().HaveCount(2).And.AllSatisfy(known => Text(known!["whatsapp_config"]!, "meta_phone_number_id").Should().Be(Kapso.PhoneNumberId));
        evidence["affected_conversation_ids"]!.ToJsonString().Should().Be($"[\"{conversation}\"]");
        evidence["comparison_conversation_ids"]!.AsArray().Should().ContainSingle();
        evidence["co_occurring_events"]!.ToJsonString().Should().Be("""[{"name":"order.paid","event_count":1}]""");
        evidence["daily_history"]!.ToJsonString().Should().Be("""[{"bucket_on":"2026-03-01","event_count":2,"conversation_count":1}]""");
        (Text(evidence["event_definition"]!, "name"), (int)evidence["coverage"]!["source_events_returned"]!).Should().Be(("order.cancelled", 2));
    }

    [Fact]
    public async Task An_investigation_ends_by_the_clock_and_covers_the_evidence_of_its_time()
    {
        await RecordAsync("order.cancelled");
        string one = $"{Findings}/{Kapso.AddFinding(new EmulatedFinding { SignalName = "order.cancelled" })}";
        (await CallAsync("POST", $"{one}/mark_addressed")).Status.Should().Be(422);

        (int status, JsonNode? started) = await CallAsync("POST", $"{one}/start_investigation");
        (status, Text(started!["data"]!, "status")).Should().Be((202, "queued"));
        (await CallAsync("POST", $"{one}/start_investigation")).Status.Should().Be(409);
        Clock.Advance(Queued);
        Text((await DoAsync("GET", one))["investigation"]!, "status").Should().Be("investigating");
        Clock.Advance(Investigated);
        JsonNode investigation = (await DoAsync("GET", one))["investigation"]!;
        (Text(investigation, "id"), Text(investigation, "status"), (bool)investigation["retryable"]!).Should().Be((Text(started["data"]!, "investigation_id"), "completed", false));
        investigation["result"]!["suggested_fixes"]!.AsArray().Should().ContainSingle(fix => Text(fix!, "priority") == "primary");

        await ShouldBeRefusedAsync("POST", $"{one}/start_investigation", null, 422, "This finding cannot be investigated");
        await RecordAsync("order.cancelled");
        ((bool)(await DoAsync("GET", one))["investigation"]!["retryable"]!).Should().BeTrue("there is new evidence");
        (await CallAsync("POST", $"{one}/mark_addressed")).Status.Should().Be(422, "the new evidence was not investigated");
        (await CallAsync("POST", $"{one}/start_investigation")).Status.Should().Be(202);
        Clock.Advance(Queued);
        Clock.Advance(Investigated);
        Text(await DoAsync("POST", $"{one}/mark_addressed"), "status").Should().Be("monitoring");
        Text((await DoAsync("GET", one))["verification"]!, "trigger_type").Should().Be("manual");
    }

    [Fact]
    public async Task An_investigation_can_fail_and_be_repeated()
    {
        string one = $"{Findings}/{Kapso.AddFinding(new EmulatedFinding { SignalName = "a", InvestigationFails = true })}";
        await DoAsync("POST", $"{one}/start_investigation");
        Clock.Advance(Queued);
        Clock.Advance(Investigated);

        JsonNode investigation = (await DoAsync("GET", one))["investigation"]!;

        (Text(investigation, "status"), (bool)investigation["retryable"]!, Text(investigation, "retry_reason")).Should().Be(("failed", true, "failed"));
        investigation["result"]!["causes"]!.AsArray().Should().BeEmpty();
        (await CallAsync("POST", $"{one}/start_investigation")).Status.Should().Be(202);
    }

    [Fact]
    public async Task A_dismissed_finding_leaves_the_list_and_can_be_read()
    {
        string id = Kapso.AddFinding(new EmulatedFinding { SignalName = "a" });
        Kapso.AddFinding(new EmulatedFinding { SignalName = "b", Status = "quiet" });
        await ShouldBeRefusedAsync("POST", $"{Findings}/{id}/dismiss", """{"reason":"boring","note":"x"}""", 422, "reason must be one of not_relevant, expected_behavior, already_fixed, incorrect, other");
        await ShouldBeRefusedAsync("POST", $"{Findings}/{id}/dismiss", """{"reason":"other"}""", 422, "note is missing");
        (await GetJsonAsync(Findings))["data"]!.AsArray().Should().ContainSingle();

        Text(await DoAsync("POST", $"{Findings}/{id}/dismiss", """{"reason":"other","note":"x"}"""), "status").Should().Be("dismissed");

        (await GetJsonAsync(Findings))["data"]!.AsArray().Should().BeEmpty();
        Text((await DoAsync("GET", $"{Findings}/{id}"))["verification"]!, "status").Should().Be("dismissed");
    }

    [Fact]
    public async Task A_group_is_told_of_each_other()
    {
        await RecordAsync("b");
        string one = $"{Findings}/{Kapso.AddFinding(new EmulatedFinding { SignalName = "a", Group = "g" })}";
        string other = Kapso.AddFinding(new EmulatedFinding { SignalName = "b", Group = "g", Direction = "falling" });

        Text((await DoAsync("GET", one))["related_findings"]!.AsArray().Should().ContainSingle().Subject!, "id").Should().Be(other);
        JsonNode evidence = await DoAsync("GET", $"{one}/evidence");
        Text(evidence["grouped_findings"]![0]!, "direction").Should().Be("falling");
        evidence["evidence_by_finding"]![0]!["source_events"]!.AsArray().Should().ContainSingle();
        ((int)(await GetJsonAsync(Findings))["data"]![0]!["related_findings_count"]!).Should().Be(1);
    }

    [Fact]
    public async Task Evidence_can_be_unreadable()
    {
        string id = Kapso.AddFinding(new EmulatedFinding { SignalName = "a", EvidenceIsUnreadable = true });

        (await DoAsync("GET", $"{Findings}/{id}/evidence")).ToJsonString().Should().Be("""{"error":"The evidence cannot be read","source_type":"project_event","source_key":"a"}""");
    }

    [Fact]
    public async Task Pages_name_their_neighbours()
    {
        string[] ids = [.. Enumerable.Range(0, 3).Select(i => Kapso.AddFinding(new EmulatedFinding { SignalName = $"a{i}" }))];

        JsonNode first = await GetJsonAsync($"{Findings}?limit=2");
        JsonNode last = await GetJsonAsync($"{Findings}?limit=2&after={Uri.EscapeDataString(Text(first["paging"]!, "next"))}");

        first["data"]!.AsArray().Select(known => Text(known!, "id")).Should().Equal(ids[2], ids[1]);
        last["data"]!.AsArray().Select(known => Text(known!, "id")).Should().Equal(ids[0]);
        first["paging"]!["previous"].Should().BeNull();
        last["paging"]!["next"].Should().BeNull();
        last["paging"]!["cursors"]!["after"].Should().NotBeNull();
        await ShouldBeRefusedAsync("GET", $"{Findings}?limit=26", null, 400, "limit must be between 1 and 25");
        await ShouldBeRefusedAsync("GET", $"{Findings}?after=x", null, 400, "Invalid cursor");
        await ShouldBeRefusedAsync("GET", $"{Findings}?after=x&before=y", null, 400, "after and before exclude each other");
        await ShouldBeRefusedAsync("GET", $"{Findings}/x", null, 404, "Finding not found");
    }

    private static string Text(JsonNode node, string member) => (string)node[member]!;

    private async Task RecordAsync(string name, string? conversation = null) =>
        await DoAsync("POST", $"{Platform}/events", conversation is null ? $$"""{"name":"{{name}}"}""" : $$"""{"name":"{{name}}","conversation_id":"{{conversation}}"}""");
}

/// <summary>A project without findings and without a search through its logs.</summary>
public class SwitchedOffTests : OnboardingTest
{
    protected override KapsoEmulatorOptions Options => base.Options with { FindingsEnabled = false, LogSearchAvailable = false };

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/x")]
    [InlineData("GET", "/x/evidence")]
    [InlineData("POST", "/x/start_investigation")]
    [InlineData("POST", "/x/mark_addressed")]
    public async Task Findings_are_answered_with_a_code(string method, string path)
    {
        (int status, JsonNode? body) = await CallAsync(method, $"{Platform}/findings{path}");

        (status, (string)body!["code"]!).Should().Be((404, "findings_not_enabled"));
    }

    [Fact]
    public async Task A_search_says_that_it_is_unavailable()
    {
        (await DoAsync("GET", $"{Platform}/log_search?query=x")).ToJsonString().Should().Be("""{"available":false,"events":[]}""");
        (await DoAsync("GET", $"{Platform}/log_search/catalog")).ToJsonString().Should().Be("""{"available":false,"events":[]}""");
    }
}
