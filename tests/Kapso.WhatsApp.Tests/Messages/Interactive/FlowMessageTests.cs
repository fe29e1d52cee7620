using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class FlowMessageTests
{
    private static readonly FlowMessage Valid = new() { Body = "Book a visit", Button = "Book", FlowId = "4711" };

    public static TheoryData<FlowMessage> OnTheLimit => new()
    {
        Valid with { Button = new string('x', 30) },
        Valid with { FlowId = null, FlowName = "visit" },
        Valid with { Action = FlowAction.Navigate, Screen = "START" },
        Valid with { Action = FlowAction.DataExchange, FlowToken = "t" },
        Valid with { Action = new FlowAction("later"), Screen = "START" },
    };

    public static TheoryData<FlowMessage, string, string, string?, string?> Broken => new()
    {
        { Valid with { Body = "" }, "body", "required", null, "blank" },
        { Valid with { Body = new string('x', 1025) }, "body", "max-length", "1024", "1025" },
        { Valid with { Footer = new string('x', 61) }, "footer", "max-length", "60", "61" },
        { Valid with { Button = "" }, "button", "required", null, "blank" },
        { Valid with { Button = new string('x', 31) }, "button", "max-length", "30", "31" },
        { Valid with { FlowId = null }, "flow", "exactly-one", "1", "0" },
        { Valid with { FlowName = "visit" }, "flow", "exactly-one", "1", "2" },
        { Valid with { FlowId = "" }, "flowId", "required", null, "blank" },
        { Valid with { FlowId = null, FlowName = "" }, "flowName", "required", null, "blank" },
        { Valid with { FlowToken = "" }, "flowToken", "required", null, "blank" },
        { Valid with { Screen = "" }, "screen", "required", null, "blank" },
        { Valid with { Data = Json("{}") }, "data", "not-empty", null, "Object" },
        { Valid with { Data = Json("[1]") }, "data", "not-empty", null, "Array" },
        { Valid with { Data = default(JsonElement) }, "data", "not-empty", null, "Undefined" },
        { Valid with { Action = FlowAction.DataExchange, Screen = "START" }, "screen", "only-for-navigate", "navigate", "data_exchange" },
        { Valid with { Action = FlowAction.DataExchange, Data = Json("""{"a":1}""") }, "data", "only-for-navigate", "navigate", "data_exchange" },
    };

    [Fact]
    public void The_shortest_flow_has_an_id_and_a_button() =>
        Interactive.Flow("4711", "Book").Body("Book a visit").Build().ShouldHaveContent(
            """
            {
              "type": "flow",
              "body": {"text":"Book a visit"},
              "action": {"name":"flow","parameters":{"flow_message_version":"3","flow_id":"4711","flow_cta":"Book"}}
            }
            """);

    [Fact]
    public void A_named_flow_opens_on_a_screen_with_the_users_own_keys() =>
        Interactive.FlowByName("visit", "Book")
            .Header("Garage")
            .Body("Book a visit")
            .Footer("2 minutes")
            .Token("7f3a")
            .Navigate("START")
            .Data(new JsonObject { ["carModel"] = "X1", ["Seats_Left"] = 4, ["tags"] = new JsonArray("a", "b") })
            .Draft()
            .Build()
            .ShouldHaveContent(
                """
                {
                  "type": "flow",
                  "header": {"type":"text","text":"Garage"},
                  "body": {"text":"Book a visit"},
                  "footer": {"text":"2 minutes"},
                  "action": {
                    "name": "flow",
                    "parameters": {
                      "flow_message_version": "3",
                      "flow_name": "visit",
                      "flow_cta": "Book",
                      "flow_token": "7f3a",
                      "flow_action": "navigate",
                      "mode": "draft",
                      "flow_action_payload": {"screen":"START","data":{"carModel":"X1","Seats_Left":4,"tags":["a","b"]}}
                    }
                  }
                }
                """);

    [Fact]
    public void A_flow_can_leave_the_first_screen_to_its_data_endpoint() =>
        Interactive.Flow("4711", "Book").Body("B").DataExchange().Build().ShouldHaveContent(
            """
            {
              "type": "flow",
              "body": {"text":"B"},
              "action": {"name":"flow","parameters":{"flow_message_version":"3","flow_id":"4711","flow_cta":"Book","flow_action":"data_exchange"}}
            }
            """);

    [Fact]
    public void Data_outlives_the_document_it_was_taken_from()
    {
        FlowBuilder builder = Interactive.Flow("4711", "Book").Body("B").Navigate("START");
        using (JsonDocument document = JsonDocument.Parse("""{"a":{"B":1}}"""))
        {
            builder.Data(document.RootElement);
        }

        builder.Build().Data!.Value.GetRawText().Should().Be("""{"a":{"B":1}}""");
    }

    [Theory]
    [MemberData(nameof(OnTheLimit))]
    public void What_stands_on_a_limit_is_allowed(FlowMessage message) => message.ShouldBreakNothing();

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_rule_is_reported(FlowMessage message, string path, string rule, string? limit, string? value) =>
        message.ShouldBreakOnly(path, rule, limit, value);

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
