using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.ProjectEvents;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.ProjectEvents;

public sealed class ProjectEventWireTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Events = Exchange.Platform + "events";
    private const string Definitions = Exchange.Platform + "event-definitions";

    private const string Event = $$"""
        {"id":"{{Id}}","name":"order.paid","occurred_at":"2026-01-02T03:04:05Z","conversation_id":"c1","properties":{"amount":12.50,"plan":"gold","first":true,"again":false,"note":null},"tomorrow":1}
        """;

    private const string Definition = $$"""
        {"id":"{{Id}}","name":"order.paid","description":"Somebody paid","property_schema":{"amount":{"type":"number","tomorrow":1},"plan":{"type":"string","tomorrow":1} },
        "last_seen_at":"2026-01-02T03:04:05Z","created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:01Z","archived_at":"2026-01-03T00:00:00Z","tomorrow":1}
        """;

    [Fact]
    public async Task Recording_an_event_sends_all_that_is_given()
    {
        NewProjectEvent newEvent = new()
        {
            Name = "order.paid",
            OccurredAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            ConversationId = "c1",
            Properties = new Dictionary<string, ScalarValue> { ["amount"] = 12.50m, ["items"] = 3, ["share"] = 0.5, ["plan"] = "gold", ["first"] = true, ["again"] = false, ["note"] = (string?)null },
        };

        (ProjectEvent recorded, SeenRequest request) = await Exchange.Make($$"""{"data":{{Event}} }""", kapso => kapso.ProjectEvents.CreateAsync(newEvent), HttpStatusCode.Created);

        request.ShouldBe("POST", Events,
            """{"name":"order.paid","occurred_at":"2026-01-02T03:04:05Z","conversation_id":"c1","properties":{"amount":12.50,"items":3,"share":0.5,"plan":"gold","first":true,"again":false,"note":null}}""");
        recorded.Properties["amount"].Number.Should().Be(12.50m);
        recorded.Properties["plan"].Text.Should().Be("gold");
        (recorded.Properties["first"].Boolean, recorded.Properties["again"].Boolean, recorded.Properties["plan"].Boolean).Should().Be((true, false, null));
        recorded.Properties["note"].Kind.Should().Be(JsonValueKind.Null);
        (recorded.Id, recorded.Name, recorded.ConversationId, recorded.OccurredAt).Should().Be((Id, "order.paid", "c1", newEvent.OccurredAt));
        recorded.AdditionalData.Keys.Should().Equal("tomorrow");
    }

    [Fact]
    public async Task A_name_alone_is_enough_for_an_event() =>
        (await Exchange.Make($$"""{"data":{{Event}} }""", kapso => kapso.ProjectEvents.CreateAsync(new NewProjectEvent { Name = "order" }))).Request
            .ShouldBe("POST", Events, """{"name":"order"}""");

    [Fact]
    public async Task An_event_is_recorded_once()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadGateway));

        KapsoApiException failed = (await kapso.Client.Awaiting(it => it.ProjectEvents.CreateAsync(new NewProjectEvent { Name = "order" })).Should().ThrowAsync<KapsoApiException>()).Which;

        failed.OutcomeUnknown.Should().BeTrue();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_plan_without_events_is_a_matter_of_payment()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.PaymentRequired, """{"error":"Project events need a paid plan"}"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(it => it.ProjectEvents.CreateAsync(new NewProjectEvent { Name = "order" })).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.Category, refused.RetryAdvice).Should().Be((ErrorCategory.Payment, RetryAdvice.FixRequest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Order")]
    [InlineData("order.")]
    [InlineData("order..paid")]
    [InlineData("1order")]
    [InlineData("order paid")]
    [InlineData("order\n")]
    public async Task A_name_has_lower_case_segments(string name)
    {
        string rule = name.Length == 0 ? "required" : "pattern";
        (await Exchange.Refused(kapso => kapso.ProjectEvents.CreateAsync(new NewProjectEvent { Name = name }))).ShouldBe($"newEvent.name: {rule}");
        (await Exchange.Refused(kapso => kapso.ProjectEvents.CreateDefinitionAsync(new NewProjectEventDefinition { Name = name }))).ShouldBe($"definition.name: {rule}");
        (await Exchange.Refused(kapso => kapso.ProjectEvents.UpdateDefinitionAsync(Id, new ProjectEventDefinitionUpdate { Name = name }))).ShouldBe($"update.name: {rule}");
        (await Exchange.Refused(kapso => kapso.ProjectEvents.List(new ProjectEventFilter { Name = name }).GetPageAsync())).ShouldBe($"filter.name: {rule}");
    }

    [Fact]
    public async Task Everything_wrong_with_an_event_is_told_at_once() =>
        (await Exchange.Refused(kapso => kapso.ProjectEvents.CreateAsync(
            new NewProjectEvent { Name = new string('a', 129), ConversationId = " ", Properties = new Dictionary<string, ScalarValue> { [""] = 1 } })))
            .ShouldBe("newEvent.name: max-length", "newEvent.conversationId: required", "newEvent.properties: required");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_json_does_not_have_is_refused(double number) => FluentActions.Invoking(() => (ScalarValue)number).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public async Task Events_are_listed_with_every_filter()
    {
        ProjectEventFilter filter = new()
        {
            Name = "order.paid",
            ConversationId = "c 1",
            OccurredAfter = DateTimeOffset.UnixEpoch,
            OccurredBefore = DateTimeOffset.UnixEpoch.AddDays(1),
            PageSize = 2,
        };

        (Page<ProjectEvent> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{Event}},null,{"id":"2","properties":{"deep":{"a":1},"flat":7} }],"paging":{"cursors":{"before":"b==","after":"a=="},"next":"a==","previous":"b=="} }""",
            kapso => kapso.ProjectEvents.List(filter).GetPageAsync("z=="));

        request.ShouldBe("GET", Events + "?name=order.paid&conversation_id=c%201&occurred_after=1970-01-01T00%3A00%3A00Z&occurred_before=1970-01-02T00%3A00%3A00Z&limit=2&after=z%3D%3D");
        (page.NextCursor, page.PreviousCursor).Should().Be(("a==", "b=="));
        page.Items.Select(item => item.Id).Should().Equal(Id, "2");
        page.Items[1].Properties["flat"].Number.Should().Be(7, "a property that holds no scalar costs itself only");
        page.Items[1].AdditionalData.Keys.Should().Equal("properties.deep");
    }

    [Fact]
    public async Task Creating_a_definition_sends_the_types_of_its_properties_and_can_be_repeated()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadGateway), ScriptedTransport.Answer(HttpStatusCode.OK, $$"""{"data":{{Definition}} }"""));

        ProjectEventDefinition created = await kapso.Client.ProjectEvents.CreateDefinitionAsync(new NewProjectEventDefinition
        {
            Name = "order.paid",
            Description = "Somebody paid",
            PropertySchema = new Dictionary<string, ProjectEventPropertyType>
            {
                ["amount"] = ProjectEventPropertyType.Number, ["plan"] = ProjectEventPropertyType.Text, ["first"] = ProjectEventPropertyType.Boolean,
            },
        });

        kapso.Transport.Requests.Should().HaveCount(2).And.AllSatisfy(request => request.ShouldBe("POST", Definitions,
            """{"name":"order.paid","description":"Somebody paid","property_schema":{"amount":{"type":"number"},"plan":{"type":"string"},"first":{"type":"boolean"}}}"""));
        created.ShouldHold(Definition);
        created.PropertySchema["amount"].Type.Should().Be(ProjectEventPropertyType.Number);
        (created.LastSeenAt, created.ArchivedAt).Should().Be((new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task A_definition_is_read()
    {
        (ProjectEventDefinition definition, SeenRequest request) = await Exchange.Make($$"""{"data":{{Definition}} }""", kapso => kapso.ProjectEvents.GetDefinitionAsync(Id));

        request.ShouldBe("GET", $"{Definitions}/{Id}");
        definition.ShouldHold(Definition);
    }

    [Fact]
    public async Task Definitions_are_listed_with_the_archived_ones()
    {
        (Page<ProjectEventDefinition> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{Definition}},{"id":"2","property_schema":null},{"id":"3","property_schema":{"a":null} }]}""",
            kapso => kapso.ProjectEvents.ListDefinitions(new ProjectEventDefinitionFilter { IncludeArchived = true }).GetPageAsync());

        request.ShouldBe("GET", Definitions + "?include_archived=true");
        page.Items[0].ShouldHold(Definition);
        page.Items.Skip(1).Should().AllSatisfy(definition => definition.PropertySchema.Should().BeEmpty());
        page.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task An_update_sets_clears_and_leaves_alone()
    {
        await Sends(new ProjectEventDefinitionUpdate { Name = "order.sent" }, """{"name":"order.sent"}""");
        await Sends(new ProjectEventDefinitionUpdate { Description = null }, """{"description":null}""");
        await Sends(
            new ProjectEventDefinitionUpdate { Description = "New", Archived = false, PropertySchema = new Dictionary<string, ProjectEventPropertyType>() },
            """{"description":"New","property_schema":{},"archived":false}""");
        (await Exchange.Refused(kapso => kapso.ProjectEvents.UpdateDefinitionAsync(Id, new ProjectEventDefinitionUpdate()))).ShouldBe("update: changes");

        static async Task Sends(ProjectEventDefinitionUpdate update, string body) =>
            (await Exchange.Make($$"""{"data":{{Definition}} }""", kapso => kapso.ProjectEvents.UpdateDefinitionAsync(Id, update))).Request.ShouldBe("PATCH", $"{Definitions}/{Id}", body);
    }

    [Fact]
    public async Task A_deletion_is_queued() =>
        (await Exchange.Make("", kapso => kapso.ProjectEvents.DeleteDefinitionAsync(Id), HttpStatusCode.Accepted)).ShouldBe("DELETE", $"{Definitions}/{Id}");
}
