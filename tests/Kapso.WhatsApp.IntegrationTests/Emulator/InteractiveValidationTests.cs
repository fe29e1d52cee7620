using System.Net;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class InteractiveValidationTests : EmulatorTest
{
    public static TheoryData<string, string> Broken => new()
    {
        { """{"type":"poll"}""", "interactive.type must be one of button, list, cta_url, location_request_message, request_contact_info, address_message, flow, product, product_list, catalog_message, call_permission_request, voice_call, carousel, order_details, order_status" },
        { """{"type":"button","action":{"buttons":[]}}""", "interactive.body is missing" },
        { Frame("button", "{}"), "interactive.action.buttons is missing" },
        { Frame("button", Members("buttons", Buttons(4))), "interactive.action.buttons must have 1 to 3 elements, not 4" },
        { Frame("button", Members("buttons", Button("a", "A"), Button("a", "B"))), "interactive.action.buttons[1].reply.id must be unique within the message" },
        { Frame("button", Members("buttons", Button("a", "A"), Button("b", "A"))), "interactive.action.buttons[1].reply.title must be unique within the message" },
        { Frame("button", Members("buttons", Button("a", Times(21)))), "interactive.action.buttons[0].reply.title must be at most 20 characters long" },
        { Frame("button", Members("buttons", Button(Times(257), "A"))), "interactive.action.buttons[0].reply.id must be at most 256 characters long" },
        { Frame("button", Members("buttons", Button("a", "A")), $$$""","footer":{"text":"{{{Times(61)}}}"}"""), "interactive.footer.text must be at most 60 characters long" },
        { Frame("button", Members("buttons", Button("a", "A")), ""","header":{"type":"text","text":""}"""), "interactive.header.text must not be empty" },
        { Frame("button", Members("buttons", Button("a", "A")), ""","header":{"type":"image"}"""), "interactive.header.image is missing" },
        { Frame("list", List("Open", Section("S", 11))), "interactive.action.sections must have at most 10 rows over all sections, not 11" },
        { Frame("list", List("Open", Section("S", 1), Section(null, 1, 5))), "interactive.action.sections[1].title is missing" },
        { Frame("list", List("Open", Section("S", 1), Section("T", 1))), "interactive.action.sections[1].rows[0].id must be unique within the message" },
        { Frame("list", List(Times(21), Section("S", 1))), "interactive.action.button must be at most 20 characters long" },
        { Frame("list", List("Open", Section("S", 1)), ""","header":{"type":"image","image":{"id":"1"}}"""), "interactive.header.type must be one of text" },
        { Frame("cta_url", """{"name":"cta_url","parameters":{"display_text":"Go","url":"example.com"}}"""), "interactive.action.parameters.url must be an absolute http or https address" },
        { Frame("location_request_message", """{"name":"cta_url"}"""), "interactive.action.name must be one of send_location" },
        { Frame("location_request_message", """{"name":"send_location"}""", ""","footer":{"text":"f"}"""), "interactive.footer is not supported by location_request_message" },
        { Frame("address_message", """{"name":"address_message","parameters":{"country":"SG"}}"""), "interactive.action.parameters.country must be one of IN" },
        { Frame("flow", Flow(""","flow_id":"1","flow_name":"n" """)), "interactive.action.parameters must have either flow_id or flow_name, not both" },
        { Frame("flow", Flow("")), "interactive.action.parameters needs a flow_id or a flow_name" },
        { Frame("flow", Flow(""","flow_id":"1","flow_action":"data_exchange","flow_action_payload":{"screen":"A"}""")), "interactive.action.parameters.flow_action_payload goes with flow_action navigate only" },
        { Frame("flow", Flow(""","flow_id":"1","flow_action_payload":{"screen":"A","data":{}}""")), "interactive.action.parameters.flow_action_payload.data must not be empty" },
        { Frame("product", """{"catalog_id":"1","product_retailer_id":"2"}""", ""","header":{"type":"text","text":"h"}"""), "interactive.header is not supported by product" },
        { Frame("product_list", """{"catalog_id":"1","sections":[{"title":"S","product_items":[{"product_retailer_id":"a"}]}]}"""), "interactive.header is missing" },
        { Frame("product_list", Products(31), ""","header":{"type":"text","text":"h"}"""), "interactive.action.sections must have at most 30 products over all sections, not 31" },
        { Frame("carousel", Members("cards", Card(0))), "interactive.action.cards must have 2 to 10 elements, not 1" },
        { Frame("carousel", Members("cards", Card(0), Card(0))), "interactive.action.cards[1].card_index must be unique within the carousel" },
        { Frame("carousel", Members("cards", Card(0), Card(1, "video"))), "interactive.action.cards[1] must be built like the first card (image and a link), not with video and a link" },
        { Frame("carousel", Members("cards", Card(0, body: "a\\nb\\nc\\nd"), Card(1))), "interactive.action.cards[0].body.text must have at most 2 line breaks" },
        { Frame("order_details", Order(total: 1001)), "interactive.action.parameters.total_amount must be subtotal + tax + shipping - discount, which is 1000" },
        { Frame("order_status", """{"name":"review_order","parameters":{"reference_id":"a b","order":{"status":"shipped"}}}"""), "interactive.action.parameters.reference_id may hold letters, digits, underscore, dot and hyphen" },
        { Frame("voice_call", """{"name":"voice_call","parameters":{"ttl_minutes":43201}}"""), "interactive.action.parameters.ttl_minutes must be between 1 and 43200" },
    };

    public static TheoryData<string> Sound => new()
    {
        Frame("button", Members("buttons", Buttons(3)), ""","header":{"type":"video","video":{"link":"https://a.example/v.mp4"}},"footer":{"text":"f"}"""),
        Frame("list", List("Open", Section(null, 10))),
        Frame("list", List("Open", Section("S", 5), Section("T", 5, 5))),
        Frame("cta_url", """{"name":"cta_url","parameters":{"display_text":"Go","url":"https://example.com"}}"""),
        Frame("location_request_message", """{"name":"send_location"}"""),
        Frame("request_contact_info", """{"name":"request_contact_info"}"""),
        Frame("address_message", """{"name":"address_message","parameters":{"country":"IN","values":{"in_pin_code":"400063"}}}"""),
        Frame("flow", Flow(""","flow_name":"n","flow_action_payload":{"screen":"A","data":{"a":1}}""")),
        """{"type":"product","action":{"catalog_id":"1","product_retailer_id":"2"}}""",
        Frame("product_list", Products(30), ""","header":{"type":"text","text":"h"}"""),
        Frame("catalog_message", """{"name":"catalog_message"}"""),
        """{"type":"call_permission_request","action":{"name":"call_permission_request"}}""",
        Frame("voice_call", """{"name":"voice_call","parameters":{"display_text":"Call","ttl_minutes":100}}"""),
        Frame("carousel", Members("cards", Card(0, body: "a\\nb"), Card(1))),
        Frame("carousel", Members("cards", ProductCard(0), ProductCard(1))),
        Frame("order_details", Order(total: 1000)),
        Frame("order_status", """{"name":"review_order","parameters":{"reference_id":"pix-1","order":{"status":"partially-shipped"},"payment":{"status":"captured"}}}"""),
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_rule_is_named(string interactive, string details)
    {
        using HttpResponseMessage response = await PostAsync(Messages, Of("interactive", interactive));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest, await response.Content.ReadAsStringAsync());
        ((string)(await ReadAsync(response))["error"]!["error_data"]!["details"]!).Should().Be(details);
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task A_sound_message_is_taken_and_kept_as_it_was_sent(string interactive)
    {
        string id = await SendAsync(Of("interactive", interactive));

        JsonNode.DeepEquals((await GetJsonAsync($"{Messages}/{id}"))["interactive"], JsonNode.Parse(interactive)).Should().BeTrue();
    }

    private static string Frame(string type, string action, string more = "") =>
        $$"""{"type":"{{type}}","action":{{action}},"body":{"text":"Body"}{{more}} }""";

    private static string Flow(string more) =>
        $$"""{"name":"flow","parameters":{"flow_message_version":"3","flow_cta":"Open"{{more}} } }""";

    private static string Members(string name, params string[] items) => $$"""{"{{name}}":[{{string.Join(',', items)}}]}""";

    private static string List(string label, params string[] sections) =>
        $$"""{"button":"{{label}}","sections":[{{string.Join(',', sections)}}]}""";

    private static string Button(string id, string title) => $$$"""{"type":"reply","reply":{"id":"{{{id}}}","title":"{{{title}}}"}}""";

    private static string Buttons(int count) => Join(count, index => Button($"b{index}", $"B{index}"));

    private static string Section(string? title, int rows, int from = 0)
    {
        string items = Join(rows, index => $$"""{"id":"r{{from + index}}","title":"Row"}""");
        return title is null ? $$"""{"rows":[{{items}}]}""" : $$"""{"title":"{{title}}","rows":[{{items}}]}""";
    }

    private static string Products(int count) =>
        $$"""{"catalog_id":"1","sections":[{"title":"S","product_items":[{{Join(count, index => $$"""{"product_retailer_id":"p{{index}}"}""")}}]}]}""";

    private static string Card(int index, string kind = "image", string body = "b") =>
        $$$$"""{"card_index":{{{{index}}}},"type":"cta_url","header":{"type":"{{{{kind}}}}","{{{{kind}}}}":{"link":"https://a.example/m"}},"body":{"text":"{{{{body}}}}"},"action":{"name":"cta_url","parameters":{"display_text":"Go","url":"https://a.example"}}}""";

    private static string ProductCard(int index) =>
        $$"""{"card_index":{{index}},"type":"product","action":{"product_retailer_id":"p","catalog_id":"c"} }""";

    private static string Order(int total) =>
        $$$$"""{"name":"review_and_pay","parameters":{"reference_id":"r-1","type":"digital-goods","payment_type":"br","currency":"BRL","total_amount":{"value":{{{{total}}}},"offset":100},"order":{"status":"pending","tax":{"value":0,"offset":100},"subtotal":{"value":1000,"offset":100},"items":[{"name":"A","amount":{"value":1000,"offset":100},"quantity":1}]}}}""";

    private static string Join(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private static string Times(int count) => new('x', count);
}
