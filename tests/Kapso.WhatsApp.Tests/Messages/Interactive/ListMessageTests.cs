using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class ListMessageTests
{
    private static readonly ListMessage Valid = new()
    {
        Body = "When?",
        Button = "Show slots",
        Sections = [new ListSection(null, [new ListRow("am", "Morning")])],
    };

    public static TheoryData<ListMessage> OnTheLimit => new()
    {
        Valid with { Body = new string('x', 1024), Button = new string('b', 20) },
        Valid with { Header = new string('h', 60), Footer = new string('f', 60) },
        Valid with { Sections = [new ListSection(new string('t', 24), Rows(10))] },
        Valid with { Sections = [.. Enumerable.Range(0, 10).Select(i => Section($"S{i}", new ListRow($"r{i}", "Row")))] },
        Valid with { Sections = [Section("A", new ListRow(new string('i', 200), new string('t', 23) + "👍🏽") { Description = new string('d', 72) })] },
    };

    public static TheoryData<ListMessage, string, string, string?, string?> Broken => new()
    {
        { Valid with { Body = "" }, "body", "required", null, "blank" },
        { Valid with { Body = new string('x', 1025) }, "body", "max-length", "1024", "1025" },
        { Valid with { Footer = new string('x', 61) }, "footer", "max-length", "60", "61" },
        { Valid with { Header = new string('x', 61) }, "header.text", "max-length", "60", "61" },
        { Valid with { Button = "" }, "button", "required", null, "blank" },
        { Valid with { Button = new string('b', 21) }, "button", "max-length", "20", "21" },
        { Valid with { Sections = [] }, "sections", "min-count", "1", "0" },
        { Valid with { Sections = [Section("A", Rows(6)), Section("B", Rows(5, "s"))] }, "sections", "max-count", "10", "11" },
        { Valid with { Sections = [Section(new string('t', 25), Rows(1))] }, "sections[0].title", "max-length", "24", "25" },
        { Valid with { Sections = [Section("", Rows(1))] }, "sections[0].title", "required", null, "blank" },
        { Valid with { Sections = [Section("A", Rows(1)), Section(null, Rows(1, "s"))] }, "sections[1].title", "required", null, "null" },
        { Valid with { Sections = [Section("A", Rows(1)), Section("B")] }, "sections[1].rows", "min-count", "1", "0" },
        { Valid with { Sections = [Section("A", new ListRow(" ", "T"))] }, "sections[0].rows[0].id", "required", null, "blank" },
        { Valid with { Sections = [Section("A", new ListRow(new string('i', 201), "T"))] }, "sections[0].rows[0].id", "max-length", "200", "201" },
        { Valid with { Sections = [Section("A", Rows(1)), Section("B", Rows(1))] }, "sections[1].rows[0].id", "unique", null, "r0" },
        { Valid with { Sections = [Section("A", new ListRow("i", ""))] }, "sections[0].rows[0].title", "required", null, "blank" },
        { Valid with { Sections = [Section("A", new ListRow("i", new string('t', 25)))] }, "sections[0].rows[0].title", "max-length", "24", "25" },
        {
            Valid with { Sections = [Section("A", new ListRow("i", "T") { Description = new string('d', 73) })] },
            "sections[0].rows[0].description", "max-length", "72", "73"
        },
    };

    [Fact]
    public void The_builder_writes_sections_and_rows() =>
        Interactive.List("Show slots")
            .Header("Repair")
            .Body("When shall we come?")
            .Footer("Free of charge")
            .Section("Tomorrow", s => s.Row("am", "Morning").Row("pm", "Afternoon", "until 18:00"))
            .Section("Later", s => s.Row("call", "Call me"))
            .Build()
            .ShouldHaveContent(
                """
                {
                  "type": "list",
                  "header": {"type":"text","text":"Repair"},
                  "body": {"text":"When shall we come?"},
                  "footer": {"text":"Free of charge"},
                  "action": {
                    "button": "Show slots",
                    "sections": [
                      {"title":"Tomorrow","rows":[{"id":"am","title":"Morning"},{"id":"pm","title":"Afternoon","description":"until 18:00"}]},
                      {"title":"Later","rows":[{"id":"call","title":"Call me"}]}
                    ]
                  }
                }
                """);

    [Fact]
    public void A_single_section_needs_no_title() =>
        Interactive.List("Open").Body("Pick one").Section(s => s.Row("a", "A")).Build().ShouldHaveContent(
            """{"type":"list","body":{"text":"Pick one"},"action":{"button":"Open","sections":[{"rows":[{"id":"a","title":"A"}]}]}}""");

    [Theory]
    [MemberData(nameof(OnTheLimit))]
    public void What_stands_on_a_limit_is_allowed(ListMessage message) => message.ShouldBreakNothing();

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_rule_is_reported(ListMessage message, string path, string rule, string? limit, string? value) =>
        message.ShouldBreakOnly(path, rule, limit, value);

    [Fact]
    public void Eleven_sections_are_too_many_and_so_are_their_rows()
    {
        ListMessage message = Valid with { Sections = [.. Enumerable.Range(0, 11).Select(i => Section($"S{i}", new ListRow($"r{i}", "Row")))] };

        message.Problems().Select(problem => (problem.Path, problem.Rule, problem.Limit, problem.Value)).Should().Equal(
            ("sections", "max-count", "10", "11"),
            ("sections", "max-count", "10", "11"));
        message.Problems().Select(problem => problem.Message).Should().SatisfyRespectively(
            sections => sections.Should().Contain("10 sections allowed"),
            rows => rows.Should().Contain("10 rows over all sections allowed"));
    }

    [Fact]
    public void The_builder_reports_all_problems_at_once()
    {
        Action build = () => Interactive.List(new string('b', 21)).Section("A", s => s.Row("x", "X")).Section(s => s.Row("x", new string('t', 25))).Build();

        build.Should().Throw<KapsoValidationException>().Which.Problems.Select(problem => problem.Path).Should().Equal(
            "body", "button", "sections[1].title", "sections[1].rows[0].title", "sections[1].rows[0].id");
    }

    private static ListSection Section(string? title, params ListRow[] rows) => new(title, rows);

    private static ListRow[] Rows(int count, string prefix = "r") => [.. Enumerable.Range(0, count).Select(i => new ListRow($"{prefix}{i}", $"Row {i}"))];
}
