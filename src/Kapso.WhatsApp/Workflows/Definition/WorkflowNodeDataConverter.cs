using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>Reads and writes what a node does by its <c>node_type</c>, which stands beside the configuration. An odd member of the configuration costs that member only.</summary>
internal sealed class WorkflowNodeDataConverter : JsonConverter<WorkflowNodeData>
{
    private static readonly WorkflowsJson Json = WorkflowsJson.Default;

    public override WorkflowNodeData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement json = JsonElement.ParseValue(ref reader);
        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw new JsonException("The data of a node is an object.");
        }

        string? type = null;
        string? name = null;
        JsonElement config = default;
        Dictionary<string, JsonElement>? others = null;
        foreach (JsonProperty member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "node_type" when member.Value.ValueKind is JsonValueKind.String:
                    type = member.Value.GetString();
                    break;
                case "config":
                    config = member.Value;
                    break;
                case "display_name" when member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null:
                    name = member.Value.GetString();
                    break;
                default:
                    (others ??= [])[member.Name] = member.Value;
                    break;
            }
        }

        return new WorkflowNodeData { Config = ReadConfig(type ?? "", config), DisplayName = name, Others = others };
    }

    public override void Write(Utf8JsonWriter writer, WorkflowNodeData value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("node_type"u8, value.Config.NodeType.Value);
        writer.WritePropertyName("config"u8);
        WriteConfig(writer, value.Config);
        writer.WriteOptional("display_name"u8, value.DisplayName);
        foreach ((string name, JsonElement other) in value.Others ?? Nothing)
        {
            writer.WritePropertyName(name);
            writer.WriteElement(other);
        }

        writer.WriteEndObject();
    }

    private static readonly IReadOnlyDictionary<string, JsonElement> Nothing = new Dictionary<string, JsonElement>();

    private static WorkflowNodeConfig ReadConfig(string type, JsonElement config)
    {
        try
        {
            if (KnownType(type) is { } known && config.ValueKind is JsonValueKind.Object)
            {
                Utf8JsonReader reader = new(JsonMarshal.GetRawUtf8Value(config));
                reader.Read();
                return known.Read(ref reader);
            }
        }
        catch (JsonException)
        {
            // What is missing or wrong cannot be set aside.
        }

        return type == WorkflowNodeType.Start.Value && config.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? new StartConfig()
            : new UnknownNodeConfig(new WorkflowNodeType(type), config);
    }

    private static void WriteConfig(Utf8JsonWriter writer, WorkflowNodeConfig config)
    {
        if (config is not UnknownNodeConfig unknown)
        {
            JsonSerializer.Serialize(writer, config, KnownType(config.NodeType.Value)!.Type);
        }
        else if (unknown.Json.ValueKind is JsonValueKind.Undefined)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else
        {
            unknown.Json.WriteTo(writer);
        }
    }

    private static Known? KnownType(string type) => type switch
    {
        "start" => Known.Of(Json.StartConfig),
        "send_text" => Known.Of(Json.SendTextConfig),
        "send_template" => Known.Of(Json.SendTemplateConfig),
        "send_interactive" => Known.Of(Json.SendInteractiveConfig),
        "wait_for_response" => Known.Of(Json.WaitForResponseConfig),
        "decide" => Known.Of(Json.DecideConfig),
        "function" => Known.Of(Json.FunctionConfig),
        "webhook" => Known.Of(Json.WebhookConfig),
        "agent" => Known.Of(Json.AgentConfig),
        "call" => Known.Of(Json.CallConfig),
        "handoff" => Known.Of(Json.HandoffConfig),
        "set_variable" => Known.Of(Json.SetVariableConfig),
        "emit_event" => Known.Of(Json.EmitEventConfig),
        _ => null,
    };

    /// <summary>How the configuration of a type of node is read and written.</summary>
    private abstract class Known
    {
        public abstract JsonTypeInfo Type { get; }

        public static Known Of<T>(JsonTypeInfo<T> type)
            where T : WorkflowNodeConfig => new KnownConfig<T>(type);

        public abstract WorkflowNodeConfig Read(ref Utf8JsonReader reader);

        private sealed class KnownConfig<T>(JsonTypeInfo<T> type) : Known
            where T : WorkflowNodeConfig
        {
            public override JsonTypeInfo Type => type;

            public override WorkflowNodeConfig Read(ref Utf8JsonReader reader) => TolerantJson.Read(ref reader, type) ?? throw new JsonException("A configuration is an object.");
        }
    }
}
