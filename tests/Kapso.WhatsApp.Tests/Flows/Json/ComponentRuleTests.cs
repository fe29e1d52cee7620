using Kapso.WhatsApp.Flows;
using static Kapso.WhatsApp.Tests.Flows.Json.FlowOf;

namespace Kapso.WhatsApp.Tests.Flows.Json;

/// <summary>The rules of components, expressions and branches: a component that breaks only this rule, and one that stands exactly on the limit. All stand on a terminal screen with a footer.</summary>
public sealed class ComponentRuleTests
{
    private const string Range = "\"type\":\"CalendarPicker\",\"name\":\"a\",\"mode\":\"range\",\"label\":{\"start-date\":\"A\",\"end-date\":\"B\"}";

    public static TheoryData<string, string> Broken => new()
    {
        // What is known of each kind
        { "7", "MISSING_REQUIRED_TYPE_PROPERTY type" },
        { """{"text":"A"}""", "MISSING_REQUIRED_TYPE_PROPERTY type" },
        { """{"type":"Hologram"}""", "INVALID_PROPERTY_VALUE type" },
        { """{"type":"TextBody","text":"A","glow":1}""", "INVALID_PROPERTY_KEY glow" },
        { """{"type":"TextBody"}""", "MISSING_REQUIRED_TYPE_PROPERTY text" },
        { """{"type":"TextBody","text":7}""", "INVALID_PROPERTY_TYPE text" },
        { """{"type":"TextBody","text":"A","visible":7}""", "INVALID_PROPERTY_TYPE visible" },
        { """{"type":"TextBody","text":"A","font-weight":"huge"}""", "INVALID_ENUM_VALUE font-weight" },
        { """{"type":"Image","src":"a","aspect-ratio":true}""", "INVALID_PROPERTY_TYPE aspect-ratio" },
        { """{"type":"Image","src":"a","scale-type":"${form.n}"}""", "INVALID_PROPERTY_VALUE scale-type" },
        { Text(" "), "MIN_CHARS_REQUIRED text" },
        { Heading(81), "INVALID_PROPERTY_VALUE text" },
        { Text(new string('a', 4097)), "INVALID_PROPERTY_VALUE text" },
        { $$"""{"type":"TextCaption","text":"{{new string('a', 410)}}"}""", "INVALID_PROPERTY_VALUE text" },
        { Labelled("TextInput", 21), "INVALID_PROPERTY_VALUE label" },
        { Labelled("TextArea", 21), "INVALID_PROPERTY_VALUE label" },
        { Labelled("DatePicker", 41), "INVALID_PROPERTY_VALUE label" },
        { Labelled("OptIn", 121), "INVALID_PROPERTY_VALUE label" },
        { Labelled("PhotoPicker", 81), "INVALID_PROPERTY_VALUE label" },
        { Input("a", $",\"helper-text\":\"{new string('a', 81)}\""), "INVALID_PROPERTY_VALUE helper-text" },
        { Input("a", $",\"error-message\":\"{new string('a', 31)}\""), "INVALID_PROPERTY_VALUE error-message" },
        { Input("a", ",\"min-chars\":1.5"), "INVALID_PROPERTY_TYPE min-chars" },
        { Choice("CheckboxGroup", Options(0)), "MIN_ITEMS_REQUIRED data-source" },
        { Choice("CheckboxGroup", Options(21)), "INVALID_PROPERTY_VALUE data-source" },
        { Choice("RadioButtonsGroup", Options(21)), "INVALID_PROPERTY_VALUE data-source" },
        { Choice("Dropdown", Options(201)), "INVALID_PROPERTY_VALUE data-source" },
        { Choice("Dropdown", Options(101, ",\"image\":\"aW1h\"")), "INVALID_PROPERTY_VALUE data-source" },
        { Choice("ChipsSelector", Options(1)), "MIN_ITEMS_REQUIRED data-source" },
        { Choice("ChipsSelector", Options(21)), "INVALID_PROPERTY_VALUE data-source" },
        { Choice("Dropdown", """[{"id":"1"}]"""), "MISSING_REQUIRED_TYPE_PROPERTY data-source[0].title" },
        { Choice("Dropdown", Options(1, ",\"badge\":\"x\"")), "INVALID_PROPERTY_KEY data-source[0].badge" },
        { Choice("Dropdown", Options(1, ",\"color\":\"red\"")), "PATTERN_MISMATCH data-source[0].color" },
        { Choice("Dropdown", Options(1, $",\"metadata\":\"{new string('a', 21)}\"")), "INVALID_PROPERTY_VALUE data-source[0].metadata" },
        { Choice("Dropdown", Options(1, $",\"image\":\"{new string('A', 136_540)}\"")), "INVALID_PROPERTY_VALUE data-source[0].image" },
        { """{"type":"RadioButtonsGroup","name":"a","data-source":[{"id":"1","title":"A"}]}""", "MISSING_REQUIRED_TYPE_PROPERTY label" },
        { Labelled("PhotoPicker", 1, ",\"max-file-size-kb\":25601"), "MAXIMUM_VALUE_REQUIRED max-file-size-kb" },
        { Labelled("PhotoPicker", 1, ",\"max-uploaded-photos\":0"), "MINIMUM_VALUE_REQUIRED max-uploaded-photos" },
        { Labelled("PhotoPicker", 1, ",\"required\":true"), "INVALID_PROPERTY_KEY required" },
        { Labelled("DocumentPicker", 1, ",\"allowed-mime-types\":[\"music/loud\"]"), "INVALID_ENUM_VALUE allowed-mime-types[0]" },
        { """{"type":"ImageCarousel","images":[]}""", "MIN_ITEMS_REQUIRED images" },

        // Several properties together
        { Input("a", ",\"min-chars\":5,\"max-chars\":4"), "MIN_VALUE_GREATER_THAN_MAX min-chars" },
        { Choice("CheckboxGroup", Options(3), ",\"min-selected-items\":3,\"max-selected-items\":2"), "MIN_VALUE_GREATER_THAN_MAX min-selected-items" },
        { Labelled("PhotoPicker", 1, ",\"min-uploaded-photos\":3,\"max-uploaded-photos\":2"), "MIN_VALUE_GREATER_THAN_MAX min-uploaded-photos" },
        { $"{{{Range},\"min-days\":3,\"max-days\":2}}", "MIN_VALUE_GREATER_THAN_MAX min-days" },
        { Input("a", ",\"required\":true,\"visible\":false"), "INVALID_PROPERTY_VALUE visible" },
        { Input("a", ",\"pattern\":\"^a$\""), "INVALID_DEPENDENCIES pattern" },
        { Input("a", ",\"pattern\":\"(\",\"helper-text\":\"A\""), "INVALID_PROPERTY_VALUE pattern" },
        { Input("a", ",\"pattern\":\"a\",\"helper-text\":\"A\",\"input-type\":\"email\""), "INVALID_DEPENDENCIES pattern" },
        { Labelled("DatePicker", 1, ",\"min-date\":\"01/02/2026\""), "INVALID_PROPERTY_VALUE min-date" },
        { Labelled("CalendarPicker", 1, ",\"include-days\":[\"Monday\"]"), "INVALID_ENUM_VALUE include-days[0]" },
        { Labelled("CalendarPicker", 1, ",\"min-days\":1"), "INVALID_DEPENDENCIES min-days" },
        { """{"type":"Form","name":"f","children":[{"type":"TextInput","name":"a","label":"A","init-value":"x"}]}""", "INVALID_PROPERTY_KEY children[0].init-value" },
        { """{"type":"Form","name":"f","init-values":{"a":"x"},"children":[{"type":"PhotoPicker","name":"a","label":"A"}]}""", "NATIVE_COMPONENT_IN_FORM_INIT_VALUES init-values.a" },
        { """{"type":"If","condition":"${data.b}","then":[{"type":"TextInput","name":"n","label":"A"}]}""", "DUPLICATE_FORM_COMPONENT_NAMES then[0].name" },

        // Expressions
        { Text("Hello ${data.s}"), "PATTERN_MISMATCH text" },
        { Text("${data.s} ${data.s}"), "PATTERN_MISMATCH text" },
        { Text("`'Hello ${data.s}`"), "PATTERN_MISMATCH text" },
        { Text("${data.unknown}"), "INVALID_SCREEN_DYNAMIC_DATA text" },
        { Text("${data.o.unknown}"), "INVALID_SCREEN_DYNAMIC_DATA text" },
        { Text("`'Hello ' ${data.unknown}`"), "INVALID_SCREEN_DYNAMIC_DATA text" },
        { Text("${form.unknown}"), "INVALID_SCREEN_DYNAMIC_DATA text" },
        { Text("${moon.phase}"), "INVALID_SCREEN_DYNAMIC_DATA text" },
        { Text("${screen.B.data.s}"), "INVALID_SCREEN_DYNAMIC_DATA text" },
        { Text("${screen.A.data.s}"), "INVALID_SCREEN_DYNAMIC_DATA text" },
        { Text("${data.b}"), "INVALID_SCREEN_DATA text" },
        { """{"type":"TextBody","text":"A","visible":"${data.s}"}""", "INVALID_SCREEN_DATA visible" },
        { Choice("Dropdown", "\"${data.s}\""), "INVALID_SCREEN_DATA data-source" },

        // Branches
        { If("true", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If("${data.s}", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If("${data.b} && 1 == 1", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If("${data.s} == 1", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If("${data.s} > 1", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If("${data.b} && ${data.s}", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If("(${data.b}", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If("${data.b} ||", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If("`${data.b}`", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If(new string('(', 5000) + "${data.b}", Text("A")), "INVALID_PROPERTY_VALUE condition" },
        { If("${data.unknown}", Text("A")), "INVALID_SCREEN_DYNAMIC_DATA condition" },
        { If("${data.b}", ""), "MIN_ITEMS_REQUIRED then" },
        { If("${data.b}", If("${data.b}", If("${data.b}", If("${data.b}", Text("A"))))), "INVALID_PROPERTY_VALUE then[0].then[0].then[0]" },
        { If("${data.b}", Labelled("PhotoPicker", 1)), "INVALID_PROPERTY_VALUE then[0]" },
        { """{"type":"Switch","value":"fixed","cases":{"a":[]}}""", "INVALID_PROPERTY_VALUE value" },
        { """{"type":"Switch","value":"${data.s}","cases":{}}""", "MIN_ITEMS_REQUIRED cases" },
        { """{"type":"Switch","value":"${data.s}","cases":{"a":7}}""", "INVALID_PROPERTY_TYPE cases.a" },
        { """{"type":"Switch","value":"${data.s}","cases":{"a":[{"type":"If","condition":"${data.b}","then":[{"type":"TextBody","text":"A"}]}]}}""", "INVALID_PROPERTY_VALUE cases.a[0]" },
    };

    public static TheoryData<string> Kept => new()
    {
        Heading(80),
        Text(new string('a', 4096)),
        $$"""{"type":"TextCaption","text":"{{new string('a', 409)}}"}""",
        Labelled("TextInput", 20),
        Labelled("TextArea", 20),
        Labelled("DatePicker", 40, ",\"min-date\":\"2026-02-01\""),
        Labelled("OptIn", 120),
        Labelled("PhotoPicker", 80, ",\"max-file-size-kb\":25600,\"min-uploaded-photos\":2,\"max-uploaded-photos\":2"),
        Labelled("DocumentPicker", 80, ",\"allowed-mime-types\":[\"application/vnd.oasis.opendocument.text\"]"),
        Labelled("CalendarPicker", 40, ",\"include-days\":[\"Mon\"]"),
        $"{{{Range},\"min-days\":2,\"max-days\":2}}",
        Input("a", $",\"helper-text\":\"{new string('a', 80)}\",\"error-message\":\"{new string('a', 30)}\",\"min-chars\":4,\"max-chars\":\"4\""),
        Input("a", ",\"pattern\":\"^a$\",\"helper-text\":\"A\",\"input-type\":\"number\""),
        Input("a", ",\"required\":true,\"visible\":\"${data.b}\""),
        Choice("CheckboxGroup", Options(20), ",\"min-selected-items\":2,\"max-selected-items\":2"),
        Choice("RadioButtonsGroup", Options(20)),
        Choice("Dropdown", Options(200)),
        Choice("Dropdown", Options(100, ",\"image\":\"aW1h\"")),
        Choice("Dropdown", Options(1, $",\"color\":\"00ff00\",\"metadata\":\"{new string('a', 20)}\",\"image\":\"{new string('A', 136_532)}\"")),
        Choice("ChipsSelector", Options(2)),
        Choice("ChipsSelector", Options(20)),
        Choice("Dropdown", "\"${data.l}\""),
        Text("`'Hello ${nobody} ' ${data.s}`"),
        Text("${data.o.size}"),
        Text("It costs $5 {really}"),
        """{"type":"TextBody","text":"A","visible":"`${data.n} > 1`"}""",
        """{"type":"EmbeddedLink","text":"A","on-click-action":{"name":"update_data","payload":{"s":"x"}}}""",
        If("${data.b}", Text("A")),
        If("!(${data.n} >= 1.5 && ${data.s} != 'a b') || ${form.n} == 'x'", Text("A"), Text("B")),
        If("${data.b}", If("${data.b}", If("${data.b}", Text("A")))),
        If("${data.b}", Choice("ChipsSelector", Options(2))),
        """{"type":"Switch","value":"${data.s}","cases":{"a":[{"type":"TextBody","text":"A"}]}}""",
    };

    private static string Heading(int length) => $$"""{"type":"TextHeading","text":"{{new string('a', length)}}"}""";

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_told(string component, string expected) =>
        FlowDefinition.FindProblems(Around(component)).Should().BeProblems($"{expected.Split(' ')[0]} screens[0].layout.children[1].{expected.Split(' ')[1]}");

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_stands_on_the_limit_is_accepted(string component) => FlowDefinition.FindProblems(Around(component)).Should().BeProblems("");

    [Theory]
    [InlineData("""{"type":"CalendarPicker","name":"a","label":"A"}""", "6.0", "6.1")]
    [InlineData("""{"type":"ImageCarousel","images":[{"src":"a","alt-text":"A"}]}""", "7.0", "7.1")]
    [InlineData("""{"type":"ChipsSelector","name":"a","label":"A","data-source":[{"id":"1","title":"A"},{"id":"2","title":"B"}]}""", "6.2", "6.3")]
    [InlineData("""{"type":"TextInput","name":"a","label":"A","label-variant":"large"}""", "6.3", "7.0")]
    [InlineData("""{"type":"TextInput","name":"a","label":"A","pattern":"a","helper-text":"A"}""", "6.1", "6.2")]
    [InlineData("""{"type":"TextBody","text":"`'A ' 'B'`"}""", "5.1", "6.0")]
    [InlineData("""{"type":"OptIn","name":"a","label":"A","on-click-action":{"name":"open_url","url":"https://a.example"}}""", "5.1", "6.0")]
    public void A_feature_needs_its_version(string component, string before, string since)
    {
        FlowDefinition.FindProblems(Old(before, component)).Should().ContainSingle().Which.Message.Should().Contain($"Flow JSON {since}");
        FlowDefinition.FindProblems(Old(since, component)).Should().BeProblems("");
    }

    [Theory]
    [InlineData("\"left-caption\":\"1\"", "INVALID_DEPENDENCIES screens[0].layout.children[0].left-caption")]
    [InlineData("\"left-caption\":\"1\",\"right-caption\":\"2\"", "")]
    [InlineData("\"left-caption\":\"1\",\"right-caption\":\"2\",\"center-caption\":\"3\"", "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED screens[0].layout.children[0].center-caption")]
    [InlineData("\"center-caption\":\"123456789012345\"", "")]
    [InlineData("\"center-caption\":\"1234567890123456\"", "INVALID_PROPERTY_VALUE screens[0].layout.children[0].center-caption")]
    public void Captions_of_footers_go_together(string captions, string expected) => FlowDefinition.FindProblems(Screen(FlowOf.Footer.Insert(1, captions + ","))).Should().BeProblems(expected);

    [Fact]
    public void Footers_stand_in_every_branch_or_in_none()
    {
        const string condition = "${data.b}";
        FlowDefinition.FindProblems(WithData(If(condition, FlowOf.Footer, FlowOf.Footer))).Should().BeProblems("");
        FlowDefinition.FindProblems(WithData(If(condition, FlowOf.Footer, Text("A")))).Should().BeProblems("MISSING_FOOTER_IN_IF_ELSE_BRANCHES screens[0].layout.children[0]");
        FlowDefinition.FindProblems(WithData(If(condition, FlowOf.Footer, FlowOf.Footer), FlowOf.Footer)).Should().BeProblems("MAX_FOOTER_PER_SCREEN screens[0]");
        FlowDefinition.FindProblems(WithData(If(condition, If(condition, FlowOf.Footer, FlowOf.Footer)), FlowOf.Footer)).Should().BeProblems(
            "MAX_FOOTER_PER_SCREEN screens[0]|INVALID_PROPERTY_VALUE screens[0].layout.children[0].then[0]");
        FlowDefinition.FindProblems(WithData("{\"type\":\"Switch\",\"value\":\"${data.s}\",\"cases\":{\"a\":[" + FlowOf.Footer + "],\"b\":[]}}")).Should().BeProblems("MISSING_FOOTER_IN_SWITCH_BRANCHES screens[0].layout.children[0]");
    }

    [Fact]
    public void An_input_outside_of_the_screens_form_is_a_problem() =>
        FlowDefinition.FindProblems(Components("""{"type":"Form","name":"f","children":[]}""", Input("a"))).Should().BeProblems("COMPONENTS_OUTSIDE_FORM screens[0].layout.children[1]");

    [Theory]
    [InlineData("""{"p":"${form.p}"}""", 10, "")]
    [InlineData("""{"p":"${form.p}"}""", 11, "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[1].on-click-action.payload")]
    [InlineData("""{"p":{"q":"${form.p}"}}""", 1, "INVALID_ACTION_PAYLOAD_PROPERTY screens[0].layout.children[1].on-click-action.payload.p.q")]
    [InlineData("""{"p":"${form.nobody}"}""", 1, "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[1].on-click-action.payload.p")]
    public void Files_stand_at_the_top_of_a_payload(string payload, int most, string expected) =>
        FlowDefinition.FindProblems(Screen(Labelled("PhotoPicker", 1, $",\"max-uploaded-photos\":{most}").Replace("\"a\"", "\"p\"", StringComparison.Ordinal), Button($"{{\"name\":\"complete\",\"payload\":{payload}}}"))).Should().BeProblems(expected);

    [Fact]
    public void Files_cannot_be_handed_on() =>
        FlowDefinition.FindProblems(Pair(Labelled("PhotoPicker", 1), data: "\"data\":{\"p\":{\"type\":\"array\",\"items\":true,\"__example__\":[]}},", payload: """{"p":"${form.a}"}""")).Should().BeProblems(
            "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[1].on-click-action.payload.p");

    [Theory]
    [InlineData("{ITEM}", "LIST", "")]
    [InlineData("{ITEM},{ACTING}", "LIST", "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED screens[0].layout.children[0].list-items[1].on-click-action")]
    [InlineData("{ITEM},{ACTING}", "", "MISSING_REQUIRED_TYPE_PROPERTY screens[0].layout.children[0].on-click-action")]
    [InlineData("{ACTING}", "", "")]
    [InlineData("{BADGE}", "LIST", "")]
    [InlineData("{BADGE},{BADGE}", "LIST", "INVALID_PROPERTY_VALUE screens[0].layout.children[0].list-items")]
    [InlineData("{END}", "LARGE", "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED screens[0].layout.children[0].list-items[0].end")]
    [InlineData("{TAGS}", "LIST", "INVALID_PROPERTY_VALUE screens[0].layout.children[0].list-items[0].tags[0]")]
    public void A_navigation_list_has_rules_of_its_own(string items, string list, string expected)
    {
        const string action = "\"on-click-action\":{\"name\":\"navigate\",\"next\":{\"type\":\"screen\",\"name\":\"B\"},\"payload\":{}}";
        string Item(string more) => $"{{\"id\":\"a\",\"main-content\":{{\"title\":\"A\"}}{more}}}";
        string rows = items.Replace("{ITEM}", Item(""), StringComparison.Ordinal).Replace("{ACTING}", Item($",{action}"), StringComparison.Ordinal).Replace("{BADGE}", Item(",\"badge\":\"New\""), StringComparison.Ordinal)
            .Replace("{END}", Item(",\"end\":{\"title\":\"A\"}"), StringComparison.Ordinal).Replace("{TAGS}", Item(",\"tags\":[\"1234567890123456\"]"), StringComparison.Ordinal);
        string more = list switch { "" => "", "LARGE" => $",\"media-size\":\"large\",{action}", _ => $",{action}" };
        string component = $"{{\"type\":\"NavigationList\",\"name\":\"n\",\"list-items\":[{rows}]{more}}}";

        FlowDefinition.FindProblems(Document($"{Open("A", "", component)},{Terminal("B", [FlowOf.Footer])}")).Should().BeProblems(expected);
        FlowDefinition.FindProblems(Document($"{Open("A", "", component, Text("Hi"))},{Terminal("B", [FlowOf.Footer])}")).Should().Contain(problem => problem.Message!.StartsWith("Beside a NavigationList", StringComparison.Ordinal));
    }

    private static string Labelled(string type, int length, string more = "") => $$"""{"type":"{{type}}","name":"a","label":"{{new string('a', length)}}"{{more}}}""";

    /// <summary>A screen with data and, unless a form makes that wrong, an input named n.</summary>
    private static string Around(string component)
    {
        string first = component.Contains("\"Form\"", StringComparison.Ordinal) ? Text("Hi") : Input("n");
        return WithData(first, component, FlowOf.Footer);
    }

    private static string WithData(params string[] components) => Document(Terminal("A", components, """
        "data":{"s":{"type":"string","__example__":"a"},"n":{"type":"number","__example__":1},"b":{"type":"boolean","__example__":true},"l":{"type":"array","items":{"type":"object"},"__example__":[]},
        "o":{"type":"object","properties":{"size":{"type":"number"}},"__example__":{"size":1}}},
        """));
}
