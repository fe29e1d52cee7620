using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>What the configuration of a type of node holds.</summary>
/// <param name="Required">The members that must be there.</param>
/// <param name="Optional">The members that may be there.</param>
internal sealed record NodeType(string[] Required, string[] Optional)
{
    /// <summary>What is to be checked besides the names.</summary>
    public Action<Field> More { get; init; } = _ => { };

    public void Check(Field config)
    {
        if (Required.FirstOrDefault(name => !config[name].Exists) is { } missing)
        {
            throw config[missing].Missing();
        }

        WorkflowGraph.Allow(config, [.. Required, .. Optional]);
        More(config);
    }
}

/// <summary>The types of nodes.</summary>
internal static partial class NodeTypes
{
    private const int MaxBody = 1024;

    private static readonly string[] OfMessages = ["phone_number_id", "whatsapp_config_id", "to_phone_number", "provider_model_id", "provider_model_name", "ai_field_config"];

    public static IReadOnlyDictionary<string, NodeType> All { get; } = new Dictionary<string, NodeType>
    {
        ["start"] = new([], []),
        ["send_text"] = new(["message"], ["delay_seconds", .. OfMessages]) { More = config => CheckText(config["message"], int.MaxValue) },
        ["send_template"] = new(["template_id"], ["template_name", "parameters", .. OfMessages]),
        ["send_interactive"] = new(["interactive_type", "body_text"],
        [
            "footer_text", "header_type", "header_text", "header_media_url", "buttons", "list_button_text", "list_sections", "cta_display_text", "cta_url", "flow_id", "flow_cta", "flow_token", "flow_action",
            "flow_action_payload", "header_config", "action_config", .. OfMessages,
        ]) { More = CheckInteractive },
        ["wait_for_response"] = new([], ["has_timeout", "timeout_seconds", "save_response_to"]) { More = CheckWait },
        ["decide"] = new(["decision_type", "conditions", "llm_configuration"], ["function_id", "function_name", "provider_model_id", "provider_model_name", "llm_temperature", "llm_max_tokens"])
        {
            More = CheckDecision,
        },
        ["function"] = new(["function_id"], ["function_name", "save_response_to"]),
        ["webhook"] = new(["url"], ["method", "headers", "body_template", "provider_model_id", "provider_model_name", "ai_field_config", "save_response_to"])
        {
            More = config => config["method"].OptionalOneOf("GET", "POST", "PUT", "PATCH", "DELETE"),
        },
        ["agent"] = new([],
        [
            "system_prompt", "provider_model_id", "provider_model_name", "temperature", "max_iterations", "max_tokens", "reasoning_effort", "prompt_cache_ttl", "observer_prompt_mode", "message_delivery_mode",
            "enabled_default_tools", "default_tool_configs", "flow_agent_function_tools", "flow_agent_webhooks", "flow_agent_knowledge_bases", "flow_agent_mcp_servers", "flow_agent_resources",
        ]),
        ["call"] = new([], ["workflow_id", "workflow_name", "save_error_to"]),
        ["handoff"] = new([], ["reason", "context_data"]),
        ["set_variable"] = new(["variable_name"], ["variable_value", "value_type"]) { More = config => config["value_type"].OptionalOneOf("string", "number", "boolean", "json") },
        ["emit_event"] = new(["event_name"], ["properties", "occurred_at"]) { More = config => config["event_name"].OptionalMatch(EventNameForm(), "must be lowercase and dotted, such as order.paid") },
    };

    private static void CheckText(Field text, int max)
    {
        if (text.Value.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            text.Text(max);
        }
    }

    private static void CheckInteractive(Field config)
    {
        config["interactive_type"].OneOf("button", "list", "cta_url", "flow", "product", "product_list", "catalog_message", "location_request_message");
        CheckText(config["body_text"], MaxBody);
        foreach (Field button in config["buttons"].OptionalItems(3))
        {
            button.Object()["id"].Text();
            button["title"].Text(20);
        }

        foreach (Field row in config["list_sections"].OptionalItems(10).SelectMany(section => section.Object()["rows"].Items(0, int.MaxValue)))
        {
            row.Object()["id"].Text();
            row["title"].Text(24);
            row["description"].OptionalText(72);
        }
    }

    private static void CheckWait(Field config)
    {
        if (config["has_timeout"].Flag(false))
        {
            config["timeout_seconds"].Integer(10, 604800);
        }
    }

    private static void CheckDecision(Field config)
    {
        if (config["decision_type"].OneOf("ai", "function") == "function" && !config["function_name"].Exists)
        {
            config["function_id"].Text();
        }

        foreach (Field condition in config["conditions"].Items(1, int.MaxValue))
        {
            condition.Object()["label"].Text();
        }

        config["llm_configuration"].Object();
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\z")]
    public static partial Regex EventNameForm();
}
