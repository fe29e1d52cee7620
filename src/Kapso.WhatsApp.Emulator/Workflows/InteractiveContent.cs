using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>The interactive message that a node describes, as WhatsApp takes it.</summary>
internal static class InteractiveContent
{
    public static JsonObject Of(JsonObject config, WorkflowExecution execution)
    {
        string type = (string)config["interactive_type"]!;
        JsonObject content = new()
        {
            ["type"] = type,
            ["body"] = new JsonObject { ["text"] = VariableText.Fill(VariableText.TextOf(config["body_text"]), execution) },
            ["action"] = VariableText.Fill(ActionOf(type, config), execution),
        };
        if (Header(config) is { } header)
        {
            content["header"] = VariableText.Fill(header, execution);
        }

        if ((string?)config["footer_text"] is { Length: > 0 } footer)
        {
            content["footer"] = new JsonObject { ["text"] = VariableText.Fill(footer, execution) };
        }

        return content;
    }

    private static JsonObject? Header(JsonObject config) => (string?)config["header_type"] switch
    {
        "text" => new JsonObject { ["type"] = "text", ["text"] = config["header_text"]?.DeepClone() },
        "image" or "video" or "document" => new JsonObject
        {
            ["type"] = config["header_type"]!.DeepClone(),
            [(string)config["header_type"]!] = new JsonObject { ["link"] = config["header_media_url"]?.DeepClone() },
        },
        _ => null,
    };

    private static JsonNode ActionOf(string type, JsonObject config) => type switch
    {
        "button" => new JsonObject { ["buttons"] = new JsonArray([.. Items(config, "buttons").Select(button => new JsonObject { ["type"] = "reply", ["reply"] = button!.DeepClone() })]) },
        "list" => new JsonObject { ["button"] = config["list_button_text"]?.DeepClone(), ["sections"] = config["list_sections"]?.DeepClone() },
        "cta_url" => new JsonObject
        {
            ["name"] = "cta_url",
            ["parameters"] = new JsonObject { ["display_text"] = config["cta_display_text"]?.DeepClone(), ["url"] = config["cta_url"]?.DeepClone() },
        },
        "flow" => new JsonObject
        {
            ["name"] = "flow",
            ["parameters"] = new JsonObject
            {
                ["flow_message_version"] = "3",
                ["flow_id"] = config["flow_id"]?.DeepClone(),
                ["flow_cta"] = config["flow_cta"]?.DeepClone(),
                ["flow_token"] = config["flow_token"]?.DeepClone(),
                ["flow_action"] = config["flow_action"]?.DeepClone(),
                ["flow_action_payload"] = config["flow_action_payload"]?.DeepClone(),
            },
        },
        "location_request_message" => new JsonObject { ["name"] = "send_location" },
        "catalog_message" => new JsonObject { ["name"] = "catalog_message" },
        _ => config["action_config"]?.DeepClone() ?? new JsonObject(),
    };

    private static IEnumerable<JsonNode?> Items(JsonObject config, string name) => config[name] as JsonArray ?? [];
}
