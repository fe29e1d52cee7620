using Kapso.WhatsApp.Flows;
using static Kapso.WhatsApp.Tests.Flows.Json.FlowOf;

namespace Kapso.WhatsApp.Tests.Flows.Json;

/// <summary>The rules of documents, screens and ways: a flow that breaks only this rule, and one that stands exactly on the limit.</summary>
public sealed class FlowRuleTests
{
    private const string Children = "screens[0].layout.children";

    public static TheoryData<string, string> Broken => new()
    {
        // The document
        { $$"""{"screens":[{{Terminal("A", [FlowOf.Footer])}}]}""", "MISSING_FLOW_JSON_VERSION version" },
        { Document(Terminal("A", [FlowOf.Footer]), "seven"), "INVALID_FLOW_JSON_VERSION version" },
        { Document(Terminal("A", [FlowOf.Footer]), "5.0"), "UNSUPPORTED_FLOW_JSON_VERSION version" },
        { Document(Terminal("A", [FlowOf.Footer]), more: "\"colour\":1,"), "INVALID_PROPERTY_KEY colour" },
        { Document(Terminal("A", [FlowOf.Footer]), more: "\"data_channel_uri\":\"https://a.example\","), "INVALID_PROPERTY_KEY data_channel_uri" },
        { Document(Terminal("A", [FlowOf.Footer]), more: "\"endpoint_uri\":\"https://a.example\","), "INVALID_PROPERTY_KEY endpoint_uri" },
        { Document(Terminal("A", [FlowOf.Footer]), more: "\"data_api_version\":\"2.0\",\"routing_model\":{\"A\":[]},"), "INVALID_ENUM_VALUE data_api_version" },
        { """{"version":"7.3"}""", "MISSING_REQUIRED_TYPE_PROPERTY screens" },
        { Document(""), "MIN_ITEMS_REQUIRED screens" },
        { Document("7"), "INVALID_PROPERTY_TYPE screens|MISSING_TERMINAL_SCREEN screens" },
        { Document(string.Join(',', Enumerable.Repeat(Terminal("A", [FlowOf.Footer]), 101))), "MAX_SCREENS_NUMBER screens" },
        { "[]", "INVALID_PROPERTY_TYPE " },

        // Screens
        { Document(Terminal("A1", [FlowOf.Footer])), "PATTERN_MISMATCH screens[0].id" },
        { Document(Terminal("Success", [FlowOf.Footer])), "SCREEN_ID_IS_RESERVED_KEYWORD screens[0].id" },
        { Document($"{Terminal("A", [FlowOf.Footer])},{Terminal("A", [FlowOf.Footer])}"), "DUPLICATE_SCREEN_IDS screens[1].id" },
        { Document($"{Terminal("A", [FlowOf.Footer], "\"mood\":1,")}"), "INVALID_PROPERTY_KEY screens[0].mood" },
        { """{"version":"7.3","screens":[{"id":"A"}]}""", "MISSING_REQUIRED_TYPE_PROPERTY screens[0].layout|MISSING_TERMINAL_SCREEN screens|INVALID_ROUTING_MODEL screens" },
        { Document(Open("A", "", Text("Hi"))), "MISSING_TERMINAL_SCREEN screens|INVALID_ROUTING_MODEL screens" },
        { Screen(Text("Hi")), "MISSING_FOOTER_ON_TERMINAL_SCREEN screens[0]" },
        { Document(Terminal("A", [FlowOf.Footer], "\"success\":false,")), "INVALID_PROPERTY_VALUE screens" },
        { Pair(more: "\"success\":true,"), "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED screens[0].success" },
        { Document(Terminal("A", [FlowOf.Footer], "\"refresh_on_back\":true,")), "INVALID_PROPERTY_VALUE screens[0].refresh_on_back" },
        { Document(Terminal("A", [FlowOf.Footer], "\"sensitive\":[\"nobody\"],")), "INVALID_PROPERTY_VALUE screens[0].sensitive[0]" },
        { Components(Times(50, Text("Hi"))), $"INVALID_PROPERTY_VALUE {Children}" },
        { Screen(FlowOf.Footer, FlowOf.Footer), "MAX_FOOTER_PER_SCREEN screens[0]" },
        { Components(Times(3, Link)), "MAX_EMBEDDED_LINK_PER_SCREEN screens[0]" },
        { Components([.. Enumerable.Range(0, 6).Select(OptIn)]), "MAX_OPT_IN_PER_SCREEN screens[0]" },
        { Components(Times(4, Image)), "MAX_IMAGE_PER_SCREEN screens[0]" },
        { Components(Times(3, Carousel)), "INVALID_PROPERTY_VALUE screens[0]" },
        { Components(Picker("a"), Picker("b")), "INVALID_PROPERTY_VALUE screens[0]" },
        { Components(RichText, Text("Hi")), $"INVALID_PROPERTY_VALUE {Children}[0]" },
        { Screen("""{"type":"NavigationList","name":"n","list-items":[{"id":"1","main-content":{"title":"A"}}],"on-click-action":{"name":"navigate","next":{"type":"plugin","name":"P"},"payload":{}}}"""), $"MISSING_FOOTER_ON_TERMINAL_SCREEN screens[0]|INVALID_PROPERTY_VALUE {Children}[0]" },
        { Old("6.2", RichText), $"INVALID_PROPERTY_VALUE {Children}[0]" },

        // Ways
        { Document(Open("A", "", Exchange) + "," + Terminal("B", [FlowOf.Footer]), more: "\"data_api_version\":\"3.0\","), "MISSING_REQUIRED_PROPERTY routing_model" },
        { Routed("""{"A":["B"],"B":[],"SUCCESS":[]}""", Open("A", "", Exchange), Terminal("B", [FlowOf.Footer])), "INVALID_ROUTING_MODEL routing_model.SUCCESS" },
        { Routed("""{"A":["B","C"],"B":[]}""", Open("A", "", Exchange), Terminal("B", [FlowOf.Footer])), "INVALID_ROUTING_MODEL routing_model.A[1]" },
        { Routed("""{"A":["B"]}""", Open("A", "", Exchange), Terminal("B", [FlowOf.Footer])), "INVALID_ROUTING_MODEL routing_model" },
        { Routed("""{"A":["A","B"],"B":[]}""", Open("A", "", Exchange), Terminal("B", [FlowOf.Footer])), "INVALID_ROUTING_MODEL routing_model.A[0]" },
        { Routed("""{"E":["A"],"A":["B"],"B":["A"]}""", Open("E", "", Exchange), Open("A", "", Exchange), Terminal("B", [FlowOf.Footer])), "INVALID_ROUTING_MODEL routing_model.B[0]" },
        { Routed("""{"E":["A"],"A":["B"],"B":["C"],"C":["A"]}""", Open("E", "", Exchange), Open("A", "", Exchange), Open("B", "", Exchange), Terminal("C", [FlowOf.Footer])), "INVALID_ROUTING_MODEL routing_model" },
        { Routed("""{"A":[],"B":[]}""", Terminal("A", [FlowOf.Footer]), Terminal("B", [FlowOf.Footer])), "INVALID_ROUTING_MODEL routing_model" },
        { Routed("""{"A":["B","C"],"B":[],"C":[]}""", Open("A", "", Exchange), Terminal("B", [FlowOf.Footer]), Open("C", "", Exchange)), "INVALID_ROUTING_MODEL routing_model" },
        { Routed("""{"A":["B"],"B":["C"],"C":[]}""", Open("A", "", Navigate("C")), Open("B", "", Exchange), Terminal("C", [FlowOf.Footer])), "INVALID_ROUTING_MODEL screens[0].layout.children[0].on-click-action.next.name" },
        { Routed("""{"A":["B"],"B":["C"],"C":["A"]}""", Open("A", "", Exchange), Open("B", "", Exchange), Terminal("C", [FlowOf.Footer])), "INVALID_ROUTING_MODEL routing_model" },
        { Routed("7", Terminal("A", [FlowOf.Footer])), "INVALID_PROPERTY_TYPE routing_model" },
        { Branching(11), "INVALID_ROUTING_MODEL routing_model.A" },

        // Actions
        { Document(Terminal("A", [Exchange])), $"MISSING_REQUIRED_PROPERTY {Children}[0].on-click-action" },
        { Components(Choice("Dropdown", Options(1), ""","on-select-action":{"name":"complete","payload":{}}""")), $"INVALID_COMPLETE_ACTION {Children}[0].on-select-action.name" },
        { Routed("""{"A":["B"],"B":[]}""", Open("A", "", FlowOf.Footer), Terminal("B", [FlowOf.Footer])), $"INVALID_COMPLETE_ACTION {Children}[0].on-click-action" },
        { Screen(Button("""{"name":"open_url","url":"https://a.example"}""")), $"INVALID_PROPERTY_VALUE {Children}[0].on-click-action.name" },
        { Screen(Button("""{"name":"wave"}""")), $"INVALID_ENUM_VALUE {Children}[0].on-click-action.name" },
        { Screen(Button("""{"payload":{}}""")), $"MISSING_REQUIRED_TYPE_PROPERTY {Children}[0].on-click-action.name" },
        { Screen(Button("""{"name":"complete"}""")), $"MISSING_REQUIRED_TYPE_PROPERTY {Children}[0].on-click-action.payload" },
        { Screen(Button("""{"name":"complete","payload":{},"to":1}""")), $"INVALID_PROPERTY_KEY {Children}[0].on-click-action.to" },
        { Screen(Button("""{"name":"complete","payload":7}""")), $"INVALID_PROPERTY_TYPE {Children}[0].on-click-action.payload" },
        { Components("""{"type":"OptIn","name":"o","label":"A","on-click-action":{"name":"navigate","next":{"type":"screen","name":"X"},"payload":{}}}"""), $"INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME {Children}[0].on-click-action.next.name" },
        { Components("""{"type":"OptIn","name":"o","label":"A","on-click-action":{"name":"navigate","next":{"type":"screen","name":"A"},"payload":{}}}"""), $"INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME {Children}[0].on-click-action.next.name" },
        { Document($"{Terminal("A", [Navigate("B")])},{Terminal("B", [FlowOf.Footer])}"), $"INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME {Children}[0].on-click-action" },
        { Pair(payload: """{"x":"1"}"""), $"INVALID_NAVIGATE_ACTION_PAYLOAD {Children}[0].on-click-action.payload.x" },
        { Pair(data: Data("string", "\"a\"")), $"INVALID_NAVIGATE_ACTION_PAYLOAD {Children}[0].on-click-action.payload.x" },
        { Pair(data: Data("string", "\"a\""), payload: """{"x":1}"""), $"INVALID_NAVIGATE_ACTION_PAYLOAD {Children}[0].on-click-action.payload.x" },
        { Components(Choice("Dropdown", Options(1), ""","on-select-action":{"name":"update_data","payload":{"x":1}}""")), $"INVALID_SCREEN_DATA {Children}[0].on-select-action.payload.x" },
        { Old("5.1", Link), $"INVALID_PROPERTY_VALUE {Children}[0].on-click-action.name" },

        // Data
        { Document(Terminal("A", [FlowOf.Footer], "\"data\":{\"x\":{\"__example__\":1}},")), "INVALID_SCREEN_DATA screens[0].data.x.type" },
        { Document(Terminal("A", [FlowOf.Footer], "\"data\":{\"x\":{\"type\":\"string\"}},")), "INVALID_SCREEN_DATA screens[0].data.x.__example__" },
        { Document(Terminal("A", [FlowOf.Footer], "\"data\":{\"x\":7},")), "INVALID_SCREEN_DATA screens[0].data.x" },
        { Document(Terminal("A", [FlowOf.Footer], Data("date", "1"))), "INVALID_SCREEN_DATA screens[0].data.x.type" },
        { Document(Terminal("A", [FlowOf.Footer], Data("string", "1"))), "INVALID_SCREEN_DATA screens[0].data.x.__example__" },
        { Document(Terminal("A", [FlowOf.Footer], Data("array", "[]"))), "INVALID_SCREEN_DATA screens[0].data.x.items" },
        { Document(Terminal("A", [FlowOf.Footer], Data("array", "[]", ""","items":{"type":"string","__example__":"a"}"""))), "INVALID_SCREEN_DATA screens[0].data.x.items.__example__" },
        { Document(Terminal("A", [FlowOf.Footer], "\"data\":7,")), "INVALID_PROPERTY_TYPE screens[0].data" },
    };

    public static TheoryData<string> Kept => new()
    {
        Components(),
        Old("5.1"),
        Document(Terminal("A", [FlowOf.Footer]), "7.10"),
        Document(Terminal("A", ["""{"type":"Hologram","a":1}""", """{"type":"TextBody","text":"A","glow":1}""", FlowOf.Footer]), "8.0"),
        Document(Terminal("A", [FlowOf.Footer]), more: "\"data_api_version\":\"4.0\",\"routing_model\":{\"A\":[]},"),
        Document(string.Join(',', Enumerable.Range(0, 99).Select(i => Open(Letters(i), "", Navigate(Letters(i + 1)))).Append(Terminal(Letters(99), [FlowOf.Footer])))),
        Document(Terminal("A_b", [FlowOf.Footer], "\"success\":true,")),
        Document($"{Open("A", "", Link, Navigate("B"))},{Terminal("B", [FlowOf.Footer], "\"success\":true,")}"),
        Routed("""{"A":[]}""", Terminal("A", [FlowOf.Footer], "\"refresh_on_back\":true,")),
        Document(Terminal("A", [Input("pin"), FlowOf.Footer], "\"sensitive\":[\"pin\"],")),
        Components(Times(49, Text("Hi"))),
        Components(Times(2, Link)),
        Components([.. Enumerable.Range(0, 5).Select(OptIn)]),
        Components(Times(3, Image)),
        Components(Times(2, Carousel)),
        Components(Picker("a")),
        Components(RichText),
        Branching(10),
        Routed("""{"A":["B","C"],"B":["C"],"C":[]}""", Open("A", "", Exchange), Open("B", "", Exchange), Terminal("C", [FlowOf.Footer])),
        Pair(data: Data("string", "\"a\""), payload: """{"x":"1"}"""),
        Document(Terminal("A", [Choice("Dropdown", Options(1), ""","on-select-action":{"name":"update_data","payload":{"x":"1"}}"""), FlowOf.Footer], Data("string", "\"a\""))),
        Document(Terminal("A", [FlowOf.Footer], Data("array", "[]", ""","items":{"type":"string"}"""))),
        Old("6.0", Link),
    };

    private static string Image => """{"type":"Image","src":"aW1h"}""";

    private static string RichText => """{"type":"RichText","text":"# Hi"}""";

    private static string Carousel => """{"type":"ImageCarousel","images":[{"src":"aW1h","alt-text":"A"}]}""";

    private static string Link => """{"type":"EmbeddedLink","text":"Read","on-click-action":{"name":"open_url","url":"https://a.example"}}""";

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_told(string json, string expected) => FlowDefinition.FindProblems(json).Should().BeProblems(expected);

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_stands_on_the_limit_is_accepted(string json) => FlowDefinition.FindProblems(json).Should().BeProblems("");

    [Fact]
    public void Three_carousels_are_the_most_of_a_flow()
    {
        FlowDefinition.FindProblems(Document($"{Open("A", "", Carousel, Carousel, Navigate("B"))},{Terminal("B", [Carousel, FlowOf.Footer])}")).Should().BeProblems("");
        FlowDefinition.FindProblems(Document($"{Open("A", "", Carousel, Carousel, Navigate("B"))},{Terminal("B", [Carousel, Carousel, FlowOf.Footer])}")).Should().BeProblems("INVALID_PROPERTY_VALUE screens");
    }

    [Fact]
    public void Ten_megabytes_are_the_most()
    {
        string flow = Components(Text("Hi"));
        string Padded(int bytes) => flow.Insert(1, new string(' ', bytes - flow.Length));

        FlowDefinition.FindProblems(Padded(10 * 1024 * 1024)).Should().BeProblems("");
        FlowDefinition.FindProblems(Padded((10 * 1024 * 1024) + 1)).Should().BeProblems("MAX_SIZE ");
    }

    [Theory]
    [InlineData("2.1", "data_channel_uri", "UNSUPPORTED_FLOW_JSON_VERSION version")]
    [InlineData("7.3", "data_channel_uri", "INVALID_PROPERTY_KEY data_channel_uri")]
    [InlineData("7.3", "endpoint_uri", "INVALID_PROPERTY_KEY endpoint_uri")]
    public void The_address_of_the_endpoint_is_a_matter_of_kapso(string version, string member, string expected) =>
        FlowDefinition.FindProblems(Document(Terminal("A", [FlowOf.Footer]), version, $"\"{member}\":\"https://a.example\","), forKapso: false).Should().BeProblems(expected);

    /// <summary>These versions cannot be published any more, so the rule is never the only one.</summary>
    [Theory]
    [InlineData("3.1", $"UNSUPPORTED_FLOW_JSON_VERSION version|COMPONENTS_OUTSIDE_FORM {Children}[0]")]
    [InlineData("4.0", "UNSUPPORTED_FLOW_JSON_VERSION version")]
    public void Inputs_stand_in_a_form_before_4_0(string version, string expected) => FlowDefinition.FindProblems(Old(version, Input("a"))).Should().BeProblems(expected);

    [Theory]
    [InlineData("3.1", $"UNSUPPORTED_FLOW_JSON_VERSION version|INVALID_SCREEN_DYNAMIC_DATA {Children}[0].text")]
    [InlineData("4.0", "UNSUPPORTED_FLOW_JSON_VERSION version")]
    public void Other_screens_are_referred_to_from_4_0_on(string version, string expected) =>
        FlowDefinition.FindProblems(Document($"{Open("A", "", Text("${screen.B.data.x}"), Navigate("B", """{"x":"1"}"""))},{Terminal("B", [FlowOf.Footer], Data("string", "\"a\""))}", version)).Should().BeProblems(expected);

    [Fact]
    public void A_problem_has_its_place_in_the_text()
    {
        FlowValidationError problem = FlowDefinition.FindProblems("{\n  \"version\": \"7.3\",\n  \"ü\": 1, \"screens\": [\n" + Terminal("ü", [FlowOf.Footer]) + "\n]}").Single(found => found.Error == "PATTERN_MISMATCH");

        problem.Should().BeEquivalentTo(new { LineStart = 4, ColumnStart = 7, LineEnd = 4, ColumnEnd = 10 });
        problem.Pointers.Single().Path.Should().Be("screens[0].id");
        FlowDefinition.Parse(Document(Terminal("A1", [FlowOf.Footer]))).FindProblems().Single().LineStart.Should().BeNull();
    }

    private static string Picker(string name) => $$"""{"type":"PhotoPicker","name":"{{name}}","label":"A"}""";

    private static string OptIn(int number) => $$"""{"type":"OptIn","name":"o{{number}}","label":"A"}""";

    private static string Data(string type, string example, string more = "") => $"\"data\":{{\"x\":{{\"type\":\"{type}\",\"__example__\":{example}{more}}}}},";

    private static string Letters(int number) => $"{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}";

    private static string Branching(int branches)
    {
        string[] ids = [.. Enumerable.Range(0, branches).Select(Letters)];
        string model = $"{{\"A\":[{string.Join(',', ids.Select(id => $"\"{id}\""))}],{string.Join(',', ids.Select(id => $"\"{id}\":[]"))}}}";
        return Routed(model, [Open("A", "", Exchange), .. ids.Select(id => Terminal(id, [FlowOf.Footer]))]);
    }
}
