using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A message with a button that opens a flow. Build it with <see cref="Interactive.Flow"/> or <see cref="Interactive.FlowByName"/>.</summary>
public sealed record FlowMessage : HeaderFooterMessage
{
    /// <summary>The most characters on the button; WhatsApp advises against emoji there.</summary>
    public const int MaxButtonLength = 30;

    private const string MessageVersion = "3";

    /// <summary>The flow's id; give this or <see cref="FlowName"/>.</summary>
    public string? FlowId { get; init; }

    /// <summary>The flow's name; give this or <see cref="FlowId"/>.</summary>
    public string? FlowName { get; init; }

    /// <summary>The label of the button.</summary>
    public required string Button { get; init; }

    /// <summary>A text that comes back with the answer; make it unguessable. <c>unused</c> when null.</summary>
    public string? FlowToken { get; init; }

    /// <summary>Whether the flow opens on a screen or asks its endpoint first; <see cref="FlowAction.Navigate"/> when null.</summary>
    public FlowAction? Action { get; init; }

    /// <summary>The first screen; only when the flow opens on a screen.</summary>
    public string? Screen { get; init; }

    /// <summary>Input for the first screen, sent as it is; must not be an empty object.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Whether the published flow or the draft is opened; <see cref="FlowMode.Published"/> when null.</summary>
    public FlowMode? Mode { get; init; }

    internal override string Kind => "flow";

    private protected override void WriteAction(Utf8JsonWriter writer) => WriteNamed(writer, "flow"u8, this, static (writer, message) =>
    {
        writer.WriteString("flow_message_version"u8, MessageVersion);
        writer.WriteOptional("flow_id"u8, message.FlowId);
        writer.WriteOptional("flow_name"u8, message.FlowName);
        writer.WriteString("flow_cta"u8, message.Button);
        writer.WriteOptional("mode"u8, message.Mode?.Value);
        writer.WriteOptional("flow_token"u8, message.FlowToken);
        writer.WriteOptional("flow_action"u8, message.Action?.Value);
        if (message.Screen is not null || message.Data is not null)
        {
            writer.WriteStartObject("flow_action_payload"u8);
            writer.WriteOptional("screen"u8, message.Screen);
            writer.WriteOptional("data"u8, message.Data);
            writer.WriteEndObject();
        }
    });

    private protected override void CheckAction(Rules rules)
    {
        rules.ExactlyOne("flow", ("flowId", FlowId is not null), ("flowName", FlowName is not null));
        rules.OptionalId(FlowId, "flowId");
        RequiredIfGiven(FlowName, "flowName");
        rules.Text(Button, MaxButtonLength, "button");
        RequiredIfGiven(FlowToken, "flowToken");
        RequiredIfGiven(Screen, "screen");
        if (Data is { } data && !(data.ValueKind is JsonValueKind.Object && data.EnumerateObject().MoveNext()))
        {
            rules.Add("data", "not-empty", "must be an object with at least one member; leave it out instead", value: $"{data.ValueKind}");
        }

        OnlyForNavigate(Screen is not null, "screen");
        OnlyForNavigate(Data is not null, "data");

        void RequiredIfGiven(string? text, string path)
        {
            if (text is not null)
            {
                rules.Required(text, path);
            }
        }

        void OnlyForNavigate(bool given, string path)
        {
            if (given && Action == FlowAction.DataExchange)
            {
                rules.Add(path, "only-for-navigate", "can only be given when the flow opens on a screen", FlowAction.Navigate.Value, FlowAction.DataExchange.Value);
            }
        }
    }
}

/// <summary>The version of a flow that is opened: published or draft.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowMode>))]
public readonly record struct FlowMode(string Value) : IOpenEnum<FlowMode>
{
    /// <summary>The published version of the flow is opened.</summary>
    public static FlowMode Published { get; } = new("published");

    /// <summary>The draft, for testing.</summary>
    public static FlowMode Draft { get; } = new("draft");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowMode> Known { get; } = [Published, Draft];

    /// <inheritdoc/>
    static FlowMode IOpenEnum<FlowMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
