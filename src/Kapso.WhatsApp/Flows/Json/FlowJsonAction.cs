using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>What a tap or a choice does. What this version of the SDK does not know is an <see cref="UnknownFlowAction"/>.</summary>
[JsonConverter(typeof(FlowActionConverter))]
public abstract record FlowJsonAction : KapsoModel
{
    private protected FlowJsonAction()
    {
    }

    /// <summary>The kind on the wire, for example <c>navigate</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Name => Kind;

    private protected abstract string Kind { get; }
}

/// <summary>An action that carries values.</summary>
public abstract record FlowPayloadAction : FlowJsonAction
{
    private protected FlowPayloadAction()
    {
    }

    /// <summary>The values by name: fixed ones or expressions. Avoid the names <c>action</c>, <c>screen</c> and <c>data</c>, which Kapso uses itself.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, FlowJson> Payload { get => field ?? new Dictionary<string, FlowJson>(); init; }
}

/// <summary>Goes to another screen without asking anyone; the payload becomes its data.</summary>
public sealed record NavigateAction : FlowPayloadAction
{
    /// <summary>The screen that the flow goes to.</summary>
    public required FlowNavigationTarget Next { get; init; }

    private protected override string Kind => "navigate";
}

/// <summary>The destination of a <see cref="NavigateAction"/>.</summary>
public sealed record FlowNavigationTarget : KapsoModel
{
    /// <summary>The kind of destination, always <c>screen</c>.</summary>
    public string Type { get; init; } = "screen";

    /// <summary>The id of the screen.</summary>
    public required string Name { get; init; }
}

/// <summary>Sends the payload to the flow's endpoint, which says what comes next.</summary>
public sealed record DataExchangeAction : FlowPayloadAction
{
    private protected override string Kind => "data_exchange";
}

/// <summary>Ends the flow; the payload is the reply that the business receives. On the footer of a terminal screen only.</summary>
public sealed record CompleteAction : FlowPayloadAction
{
    private protected override string Kind => "complete";
}

/// <summary>Changes data of the same screen, without asking anyone. Flow JSON 6.0 and later.</summary>
public sealed record UpdateDataAction : FlowPayloadAction
{
    private protected override string Kind => "update_data";
}

/// <summary>Opens a page in the browser; links and opt-ins only. Flow JSON 6.0 and later.</summary>
public sealed record OpenUrlAction : FlowJsonAction
{
    /// <summary>The address of the page to open.</summary>
    public required FlowValue<string> Url { get; init; }

    private protected override string Kind => "open_url";
}

/// <summary>An action that this version of the SDK does not know, or a known one with an unexpected structure. It is sent unchanged.</summary>
public sealed record UnknownFlowAction : FlowJsonAction
{
    /// <summary>The whole action, an object with its <c>name</c>.</summary>
    [JsonIgnore]
    public JsonElement Json { get; init; }

    private protected override string Kind => FlowActionConverter.TextOf(Json, "name") ?? "";
}
